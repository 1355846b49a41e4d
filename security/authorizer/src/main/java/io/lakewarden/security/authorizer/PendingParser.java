package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.seq;

import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.DeleteFromTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MergeIntoTable;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.UpdateTable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;
import scala.collection.Seq;

/** Marks each relation that a query reads as {@link Pending}; all else is the session's own parser. */
final class PendingParser implements ParserInterface {
    private final ParserInterface parser;
    private final Consumer<LogicalPlan> functions;

    PendingParser(ParserInterface parser, Consumer<LogicalPlan> functions) {
        this.parser = parser;
        this.functions = functions;
    }

    @Override
    public LogicalPlan parsePlan(String text) throws ParseException {
        LogicalPlan plan = parser.parsePlan(text);
        functions.accept(plan);
        return pending(plan);
    }

    @Override
    public LogicalPlan parseQuery(String text) throws ParseException {
        return pending(parser.parseQuery(text));
    }

    @Override
    public Expression parseExpression(String text) throws ParseException {
        return parser.parseExpression(text);
    }

    @Override
    public TableIdentifier parseTableIdentifier(String text) throws ParseException {
        return parser.parseTableIdentifier(text);
    }

    @Override
    public FunctionIdentifier parseFunctionIdentifier(String text) throws ParseException {
        return parser.parseFunctionIdentifier(text);
    }

    @Override
    public Seq<String> parseMultipartIdentifier(String text) throws ParseException {
        return parser.parseMultipartIdentifier(text);
    }

    @Override
    public StructType parseTableSchema(String text) throws ParseException {
        return parser.parseTableSchema(text);
    }

    @Override
    public DataType parseDataType(String text) throws ParseException {
        return parser.parseDataType(text);
    }

    /** A command's own target is no relation that it reads; it must stay what Spark's rules expect. */
    private static LogicalPlan pending(LogicalPlan plan) {
        if (plan instanceof UnresolvedRelation || plan instanceof RelationTimeTravel) {
            return new Pending(plan);
        }

        if (plan instanceof MergeIntoTable merge) {
            return subqueries(merge.withNewChildren(seq(List.of(merge.targetTable(), pending(merge.sourceTable())))));
        }

        if (plan instanceof UpdateTable || plan instanceof DeleteFromTable) {
            return subqueries(plan);
        }

        if (plan instanceof UnresolvedWith with) {
            return new UnresolvedWith(
                    pending(with.child()),
                    seq(list(with.cteRelations()).stream()
                            .map(named -> Tuple2.apply(named._1(), (SubqueryAlias) pending(named._2())))
                            .toList()));
        }

        return subqueries(plan.mapChildren(PendingParser::pending));
    }

    private static LogicalPlan subqueries(LogicalPlan plan) {
        return Subqueries.map(plan, PendingParser::pending);
    }
}
