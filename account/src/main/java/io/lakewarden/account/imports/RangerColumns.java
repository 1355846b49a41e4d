package io.lakewarden.account.imports;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The columns of a table that nothing but policies speak of. */
final class RangerColumns {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,127}");

    private RangerColumns() {}

    /** Those that policies and tags on it name, and those that its filters compare, of a type that may be compared so. */
    static List<Column> named(List<RangerPolicy> policies, Stream<RangerResource> tagged, DatasetId table) {
        SortedMap<String, String> types = new TreeMap<>();
        Stream.concat(policies.stream().map(RangerPolicy::resource), tagged)
                .filter(resource -> resource.names(table.zone(), table.name()))
                .flatMap(resource -> resource.level(RangerResource.COLUMN).stream())
                .flatMap(level -> level.patterns().stream())
                .map(column -> column.toLowerCase(Locale.ROOT))
                .filter(column -> NAME.matcher(column).matches())
                .forEach(column -> types.putIfAbsent(column, "string"));
        policies.stream()
                .filter(policy -> policy.kind() == 2 && policy.resource().names(table.zone(), table.name()))
                .flatMap(policy -> policy.allow().stream())
                .flatMap(item -> SparkFilterText.read(item.shows()).stream())
                .flatMap(RowFilter::parts)
                .forEach(part -> type(part, types));
        return types.entrySet().stream()
                .map(type -> new Column(type.getKey(), ColumnType.of(type.getValue()), false, List.of(), ""))
                .toList();
    }

    private static void type(RowFilter part, SortedMap<String, String> types) {
        part.match(
                compare -> types.put(compare.column(), type(Stream.of(compare.literal()))),
                in -> types.put(in.column(), type(in.literals().stream())),
                isNull -> types.putIfAbsent(isNull.column(), "string"),
                and -> Optional.empty(),
                or -> Optional.empty(),
                not -> Optional.empty());
    }

    private static String type(Stream<Literal> literals) {
        return literals.findFirst()
                .map(literal -> literal.match(text -> "string", number -> "double", truth -> "boolean", day -> "date"))
                .orElse("string");
    }
}
