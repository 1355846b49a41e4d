package io.lakewarden.jobs.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.lakewarden.model.QualityRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A dataset's quality rules over the rows of one day, in one query: every rule becomes a sum over the rows, taken on the
 * way over the groups of the first uniqueness rule. Each further uniqueness rule is a query of its own.
 */
final class Audit {
    private static final String COPIES = "copies";
    private static final String REPEATED = "repeated";

    /** A sum that the query takes, and what its result says; empty if the rule holds. */
    private record Check(String name, Column measure, Function<Map<String, BigDecimal>, Optional<Violation>> verdict) {}

    private final List<Check> checks = new ArrayList<>();
    private final List<QualityRule.Unique> uniqueRules = new ArrayList<>();
    private final Map<String, List<Column>> sumsElsewhere = new TreeMap<>();

    private Audit(List<QualityRule> rules) {
        for (QualityRule rule : rules) {
            rule.match(uniqueRules::add, this::addNotNull, this::addRange, this::addReconcile);
        }
    }

    /** Every rule that the rows break, in the order of the rules, uniqueness first. */
    static List<Violation> of(SparkSession spark, List<QualityRule> rules, Dataset<Row> rows, LocalDate date) {
        return new Audit(rules).run(spark, rows, date);
    }

    private List<Violation> run(SparkSession spark, Dataset<Row> rows, LocalDate date) {
        List<Violation> violations = new ArrayList<>();
        Map<String, BigDecimal> sums = sums(query(spark, rows, date).collectAsList());
        for (int i = 0; i < uniqueRules.size(); i++) {
            QualityRule.Unique rule = uniqueRules.get(i);
            BigDecimal repeated = value(i == 0 ? sums : repeats(rows, rule), REPEATED);
            if (repeated.signum() != 0) {
                violations.add(Violation.unique(rule, repeated));
            }
        }

        checks.forEach(check -> check.verdict().apply(sums).ifPresent(violations::add));
        return violations;
    }

    private static Map<String, BigDecimal> repeats(Dataset<Row> rows, QualityRule.Unique rule) {
        return sums(repeated(grouped(rows, rule, List.of()), List.of()).collectAsList());
    }

    private Dataset<Row> query(SparkSession spark, Dataset<Row> rows, LocalDate date) {
        List<Column> measures = checks.stream()
                .map(check -> sum(check.measure()).as(check.name()))
                .toList();
        List<Column> totals = checks.stream()
                .map(check -> sum(col(check.name())).as(check.name()))
                .toList();
        Dataset<Row> query = uniqueRules.isEmpty()
                ? aggregated(rows, measures)
                : repeated(grouped(rows, uniqueRules.get(0), measures), totals);
        for (Map.Entry<String, List<Column>> other : sumsElsewhere.entrySet()) {
            Dataset<Row> there = spark.table(other.getKey()).where(LakeTable.RUN_DATE + " = DATE '" + date + "'");
            query = query.unionByName(aggregated(there, other.getValue()), true);
        }

        return query;
    }

    private static Dataset<Row> grouped(Dataset<Row> rows, QualityRule.Unique rule, List<Column> measures) {
        Column[] keys = rule.columns().stream().map(column -> col(column)).toArray(Column[]::new);
        return rows.groupBy(keys).agg(count(lit(1)).as(COPIES), measures.toArray(Column[]::new));
    }

    private static Dataset<Row> repeated(Dataset<Row> groups, List<Column> totals) {
        return groups.agg(sum(col(COPIES).minus(1)).as(REPEATED), totals.toArray(Column[]::new));
    }

    private static Dataset<Row> aggregated(Dataset<Row> rows, List<Column> measures) {
        return rows.agg(count(lit(1)).as(COPIES), measures.toArray(Column[]::new))
                .drop(COPIES);
    }

    private boolean addNotNull(QualityRule.NotNull rule) {
        for (String column : rule.columns()) {
            add(col(column).isNull(), rows -> Violation.notNull(column, rows));
        }

        return true;
    }

    private boolean addRange(QualityRule.Range rule) {
        Column value = col(rule.column());
        Column below = rule.min().map(min -> value.lt(lit(min))).orElse(lit(false));
        Column above = rule.max().map(max -> value.gt(lit(max))).orElse(lit(false));
        add(below.or(above), rows -> Violation.range(rule.column(), rows));
        return true;
    }

    private boolean addReconcile(QualityRule.Reconcile rule) {
        String here = "check" + checks.size();
        String there = here + "_there";
        Column elsewhere =
                rule.sumOf().map(column -> coalesce(sum(col(column)), lit(0))).orElse(count(lit(1)));
        sumsElsewhere
                .computeIfAbsent(rule.with().toString(), table -> new ArrayList<>())
                .add(elsewhere.as(there));
        checks.add(new Check(here, col(rule.column()), sums -> {
            BigDecimal found = value(sums, here);
            BigDecimal expected = value(sums, there);
            return found.compareTo(expected) == 0
                    ? Optional.empty()
                    : Optional.of(Violation.reconcile(rule, found, expected));
        }));
        return true;
    }

    private void add(Column broken, Function<BigDecimal, Violation> violation) {
        String name = "check" + checks.size();
        checks.add(new Check(name, when(broken, 1L).otherwise(0L), sums -> Optional.of(value(sums, name))
                .filter(rows -> rows.signum() != 0)
                .map(violation)));
    }

    /** A row per dataset, each with values in its own columns alone. */
    private static Map<String, BigDecimal> sums(List<Row> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Row row : rows) {
            for (String name : row.schema().fieldNames()) {
                Object value = row.getAs(name);
                if (value != null) {
                    sums.put(name, new BigDecimal(value.toString()));
                }
            }
        }

        return sums;
    }

    /** No rows have no sum: zero. */
    private static BigDecimal value(Map<String, BigDecimal> sums, String name) {
        return sums.getOrDefault(name, BigDecimal.ZERO);
    }
}
