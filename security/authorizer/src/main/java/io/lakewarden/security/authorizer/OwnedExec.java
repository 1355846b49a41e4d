package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Principal;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.IndexedSeq;
import scala.collection.Iterator;
import scala.collection.Seq;

/** The top of a plan that was made for one user, who alone runs it: Spark keeps plans and runs them again. */
public final class OwnedExec extends WrappingExec {
    private final String user;

    /** Spark copies a node by its public constructor and its product. */
    public OwnedExec(String user, SparkPlan child) {
        super(user, child);
        this.user = user;
    }

    private void check() {
        String name = Principal.currentName();
        if (!name.equals(user)) {
            Authorizer.of(sparkContext()).audited(() -> {
                throw new AccessDenied("Cannot run the query as " + name + ": its plan was made for " + user
                        + "; write the query anew");
            });
        }
    }

    /** Beneath a cache, whose readers are asked for what is in it. */
    @Override
    public RDD<InternalRow> doExecute() {
        return child().execute();
    }

    @Override
    public InternalRow[] executeCollect() {
        check();
        return child().executeCollect();
    }

    @Override
    public Iterator<InternalRow> executeToIterator() {
        check();
        return child().executeToIterator();
    }

    @Override
    public InternalRow[] executeTake(int rows) {
        check();
        return child().executeTake(rows);
    }

    @Override
    public InternalRow[] executeTail(int rows) {
        check();
        return child().executeTail(rows);
    }

    @Override
    public Partitioning outputPartitioning() {
        return child().outputPartitioning();
    }

    @Override
    public Seq<SortOrder> outputOrdering() {
        return child().outputOrdering();
    }

    @Override
    public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
        return new OwnedExec(user, children.apply(0));
    }
}
