package io.lakewarden.security.authorizer;

import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A relation that a query names and that is not decided yet. It is never resolved, so that nothing above takes a column's
 * type before its mask is known.
 */
public final class Pending extends LogicalPlan {
    private final LogicalPlan child;

    /** Spark copies a node by its public constructor and its product. */
    public Pending(LogicalPlan child) {
        this.child = child;
    }

    LogicalPlan child() {
        return child;
    }

    @Override
    public boolean resolved() {
        return false;
    }

    @Override
    public Seq<LogicalPlan> children() {
        return JavaConverters.asScalaBuffer(java.util.List.of(child)).toSeq();
    }

    @Override
    public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
        return new Pending(children.apply(0));
    }

    @Override
    public Seq<Attribute> output() {
        return JavaConverters.asScalaBuffer(java.util.List.<Attribute>of()).toSeq();
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int n) {
        if (n != 0) {
            throw new IndexOutOfBoundsException(n);
        }

        return child;
    }

    @Override
    public boolean canEqual(Object that) {
        return that instanceof Pending;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Pending other && child.equals(other.child);
    }

    @Override
    public int hashCode() {
        return child.hashCode() + 1;
    }
}
