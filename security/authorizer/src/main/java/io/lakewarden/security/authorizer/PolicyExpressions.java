package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.seq;

import java.util.List;
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
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.internal.SQLConf;
import scala.Tuple2;
import scala.collection.Seq;

/**
 * Resolves the text of filters and masks against the columns of one relation, with Spark's own functions alone and under
 * the settings that the context started with: no function, time zone or dialect of a session changes what a policy means.
 */
final class PolicyExpressions {
    private final SQLConf conf = new SQLConf();

    PolicyExpressions(SparkConf started) {
        for (Tuple2<String, String> setting : started.getAllWithPrefix("spark.sql.")) {
            conf.setConfString("spark.sql." + setting._1(), setting._2());
        }
    }

    /** What cannot be resolved, or asks for other tables, is an {@link IllegalArgumentException}. */
    Expression resolve(String text, Seq<Attribute> columns) {
        return SQLConf.withExistingConf(conf, () -> resolved(text, columns));
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
