package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.seq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FakeV2SessionCatalog$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import scala.Function1;
import scala.Tuple2;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

/**
 * Resolves the text of filters and masks against the columns of one relation, with Spark's own functions alone and under
 * the settings that the context started with: no function, time zone or dialect of a session changes what a policy means.
 */
final class PolicyExpressions {
    private static final int MOST_KNOWN = 1_000;

    private record Column(String name, DataType type) {
        static Column of(Attribute attribute) {
            return new Column(attribute.name(), attribute.dataType());
        }
    }

    private record Asked(String text, List<Column> columns) {}

    private record Answered(Expression expression, List<Attribute> columns) {}

    private final Map<Asked, Answered> known = new ConcurrentHashMap<>();
    private final SQLConf conf = new SQLConf();

    PolicyExpressions(SparkConf started) {
        for (Tuple2<String, String> setting : started.getAllWithPrefix("spark.sql.")) {
            conf.setConfString("spark.sql." + setting._1(), setting._2());
        }
    }

    /** What cannot be resolved, or asks for other tables, is an {@link IllegalArgumentException}. */
    Expression resolve(String text, Seq<Attribute> columns) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }

        Asked asked = new Asked(text, list(columns).stream().map(Column::of).toList());
        Answered answered = known.computeIfAbsent(
                asked,
                key -> new Answered(
                        SQLConf.withExistingConf(conf, () -> resolved(text, columns)), List.copyOf(list(columns))));
        return about(answered, list(columns));
    }

    /** The same expression about the same columns of another plan, which knows them by other numbers. */
    private static Expression about(Answered answered, List<Attribute> columns) {
        Map<ExprId, Attribute> here = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            here.put(answered.columns().get(i).exprId(), columns.get(i));
        }

        return answered.expression().transformUp(new AbstractPartialFunction<Expression, Expression>() {
            @Override
            public boolean isDefinedAt(Expression expression) {
                return expression instanceof Attribute;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> orElse) {
                return expression instanceof Attribute column
                        ? (B) Objects.requireNonNull(here.get(column.exprId()))
                        : orElse.apply(expression);
            }
        });
    }

    private static Expression resolved(String text, Seq<Attribute> columns) {
        try {
            Expression parsed = CatalystSqlParser$.MODULE$.parseExpression(text);
            Seq<NamedExpression> named = seq(List.of(alias(parsed)));
            LogicalPlan plan = new Project(named, new LocalRelation(columns, noRows(), false));
            // An analyzer of its own: Spark's are not made for several threads at once.
            Analyzer analyzer = new Analyzer(new CatalogManager(
                    FakeV2SessionCatalog$.MODULE$,
                    new SessionCatalog(
                            new InMemoryCatalog(new SparkConf(false), new org.apache.hadoop.conf.Configuration(false)),
                            FunctionRegistry$.MODULE$.builtin(),
                            TableFunctionRegistry$.MODULE$.builtin())));
            LogicalPlan analyzed = analyzer.execute(plan);
            analyzer.checkAnalysis(analyzed);
            if (!(analyzed instanceof Project project && project.child() instanceof LocalRelation)) {
                throw new IllegalArgumentException("Cannot use " + text + ": it is no expression of the columns alone");
            }

            Expression expression = ((Alias) list(project.projectList()).get(0)).child();
            if (SubqueryExpression.hasSubquery(expression)) {
                throw new IllegalArgumentException("Cannot use " + text + ": it asks for other tables");
            }

            return expression;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw new IllegalArgumentException("Cannot resolve " + text, e);
            }

            throw e;
        }
    }

    static Alias alias(Expression expression) {
        return new Alias(
                expression,
                "policy",
                NamedExpression.newExprId(),
                seq(List.of()),
                scala.Option.empty(),
                seq(List.of()));
    }

    private static Seq<org.apache.spark.sql.catalyst.InternalRow> noRows() {
        return seq(List.of());
    }
}
