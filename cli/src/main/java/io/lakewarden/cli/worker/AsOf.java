package io.lakewarden.cli.worker;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * A whole query as of a tag or an instant: every table in it, in subqueries and common table expressions too, is read
 * as {@code VERSION AS OF} or {@code TIMESTAMP AS OF} would read it.
 */
final class AsOf {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?");

    private AsOf() {}

    static Dataset<Row> rows(SparkSession spark, LogicalPlan parsed, String asOf) {
        Dataset<Row> rows = Dataset.ofRows(spark, travelled(parsed, asOf));
        JavaConverters.seqAsJavaList(rows.queryExecution()
                        .analyzed()
                        .collectWithSubqueries(new Matching<>(DataSourceV2Relation.class)))
                .forEach(relation -> refuseUnlessTravelled(relation, asOf));
        return rows;
    }

    /** Nothing may slip through and be read as it is now. */
    private static void refuseUnlessTravelled(DataSourceV2Relation relation, String asOf) {
        if (!(relation.table() instanceof SparkTable table) || table.snapshotId() == null && table.branch() == null) {
            throw new IllegalArgumentException(relation.name() + " cannot be read as of " + asOf);
        }
    }

    private static LogicalPlan travelled(LogicalPlan plan, String asOf) {
        return plan.transformDownWithSubqueries(new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
            @Override
            public boolean isDefinedAt(LogicalPlan node) {
                return node instanceof UnresolvedWith || isTable(node);
            }

            @Override
            public <A extends LogicalPlan, B> B applyOrElse(A node, Function1<A, B> orElse) {
                return isDefinedAt(node) ? AsOf.<B>found(replaced(node, asOf)) : orElse.apply(node);
            }
        });
    }

    private static LogicalPlan replaced(LogicalPlan node, String asOf) {
        if (node instanceof UnresolvedWith with) {
            List<Tuple2<String, SubqueryAlias>> relations = JavaConverters.seqAsJavaList(with.cteRelations()).stream()
                    .map(named -> Tuple2.apply(named._1(), (SubqueryAlias) travelled(named._2(), asOf)))
                    .toList();
            return new UnresolvedWith(
                    with.child(), JavaConverters.asScalaBuffer(relations).toSeq());
        }

        Option<String> version = INSTANT.matcher(asOf).matches() ? Option.empty() : Option.apply(asOf);
        Option<Expression> timestamp = version.isDefined()
                ? Option.empty()
                : Option.apply(new Literal(UTF8String.fromString(asOf), DataTypes.StringType));
        return new RelationTimeTravel(node, timestamp, version);
    }

    /** Two parts are a table; one is the name of a common table expression. */
    private static boolean isTable(LogicalPlan node) {
        return node instanceof UnresolvedRelation relation
                && relation.multipartIdentifier().size() > 1;
    }

    /** Collects the nodes of one class. */
    private static final class Matching<T> extends AbstractPartialFunction<LogicalPlan, T> {
        private final Class<T> type;

        Matching(Class<T> type) {
            this.type = type;
        }

        @Override
        public boolean isDefinedAt(LogicalPlan node) {
            return type.isInstance(node);
        }

        @Override
        public <A extends LogicalPlan, B> B applyOrElse(A node, Function1<A, B> orElse) {
            return isDefinedAt(node) ? AsOf.<B>found(type.cast(node)) : orElse.apply(node);
        }
    }

    @SuppressWarnings("unchecked")
    private static <B> B found(Object node) {
        return (B) node;
    }
}
