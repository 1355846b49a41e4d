package io.lakewarden.model.rows;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of a table may be seen. {@link #toString()} is the canonical text, which {@link #of} reads back to an equal
 * filter; it is no dialect of SQL, every plane prints its own.
 */
public sealed interface RowFilter {
    /** How a column is compared. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As SQL writes it. */
        public String symbol() {
            return symbol;
        }

        /** Whether it asks for an order, and not just for equality. */
        public boolean orders() {
            return this != EQUAL && this != NOT_EQUAL;
        }
    }

    /** A column compared with a value; not true where the column is empty. */
    record Compare(String column, Operator operator, Literal literal) implements RowFilter {
        @Override
        public String toString() {
            return column + " " + operator.symbol() + " " + literal;
        }
    }

    /** A column that is one of at least one value; not true where the column is empty. */
    record In(String column, List<Literal> literals) implements RowFilter {
        public In {
            literals = List.copyOf(literals);
            if (literals.isEmpty()) {
                throw new IllegalArgumentException("Invalid list of values: got none, expected at least one");
            }
        }

        @Override
        public String toString() {
            return column + " IN " + list();
        }

        private String list() {
            return literals.stream().map(Literal::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** A column that is empty. */
    record IsNull(String column) implements RowFilter {
        @Override
        public String toString() {
            return column + " IS NULL";
        }
    }

    /** All of at least two filters; those inside that are themselves an {@code And} are taken up. */
    record And(List<RowFilter> all) implements RowFilter {
        public And {
            all = all.stream()
                    .flatMap(part -> part instanceof And and ? and.all().stream() : Stream.of(part))
                    .toList();
            requireTwo(all);
        }

        @Override
        public String toString() {
            return all.stream()
                    .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" AND "));
        }
    }

    /** Any of at least two filters; those inside that are themselves an {@code Or} are taken up. */
    record Or(List<RowFilter> any) implements RowFilter {
        public Or {
            any = any.stream()
                    .flatMap(part -> part instanceof Or or ? or.any().stream() : Stream.of(part))
                    .toList();
            requireTwo(any);
        }

        @Override
        public String toString() {
            return any.stream().map(RowFilter::toString).collect(Collectors.joining(" OR "));
        }
    }

    /** The rows that a filter is false for; what it is neither true nor false for stays out. */
    record Not(RowFilter filter) implements RowFilter {
        @Override
        public String toString() {
            if (filter instanceof IsNull isNull) {
                return isNull.column() + " IS NOT NULL";
            }

            return filter instanceof In in ? in.column() + " NOT IN " + in.list() : "NOT (" + filter + ")";
        }
    }

    /**
     * Reads the text of a filter; what is no filter is an {@link IllegalArgumentException} that says at which character
     * and what was expected.
     */
    static RowFilter of(String text) {
        return new RowFilterParser(text).filter();
    }

    /** The columns that it looks at. */
    default SortedSet<String> columns() {
        return parts().map(
                        part -> part.match(Compare::column, In::column, IsNull::column, and -> "", or -> "", not -> ""))
                .filter(column -> !column.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** This filter and every one inside it, outermost first. */
    default Stream<RowFilter> parts() {
        return Stream.concat(
                Stream.of(this),
                match(
                        compare -> Stream.<RowFilter>empty(),
                        in -> Stream.<RowFilter>empty(),
                        isNull -> Stream.<RowFilter>empty(),
                        and -> and.all().stream().flatMap(RowFilter::parts),
                        or -> or.any().stream().flatMap(RowFilter::parts),
                        not -> not.filter().parts()));
    }

    /** One answer per kind of filter. */
    default <R> R match(
            Function<Compare, R> compare,
            Function<In, R> in,
            Function<IsNull, R> isNull,
            Function<And, R> and,
            Function<Or, R> or,
            Function<Not, R> not) {
        if (this instanceof Compare filter) {
            return compare.apply(filter);
        }

        if (this instanceof In filter) {
            return in.apply(filter);
        }

        if (this instanceof IsNull filter) {
            return isNull.apply(filter);
        }

        if (this instanceof And filter) {
            return and.apply(filter);
        }

        return this instanceof Or filter ? or.apply(filter) : not.apply((Not) this);
    }

    private static void requireTwo(List<RowFilter> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "Invalid row filter: got " + parts.size() + " parts, expected two or more");
        }
    }
}
