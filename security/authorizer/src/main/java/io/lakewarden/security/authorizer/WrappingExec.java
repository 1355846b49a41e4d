package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.seq;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.Seq;

/** A plan on top of another, with what it does by; it shows the other's columns. */
abstract class WrappingExec extends SparkPlan {
    private final transient Object by;
    private final SparkPlan child;

    /** Spark copies a node by its public constructor and its product: these two, in this order. */
    WrappingExec(Object by, SparkPlan child) {
        this.by = by;
        this.child = child;
    }

    final SparkPlan child() {
        return child;
    }

    @Override
    public Seq<Attribute> output() {
        return child.output();
    }

    @Override
    public Seq<SparkPlan> children() {
        return seq(List.of(child));
    }

    @Override
    public int productArity() {
        return 2;
    }

    @Override
    public Object productElement(int n) {
        return switch (n) {
            case 0 -> by;
            case 1 -> child;
            default -> throw new IndexOutOfBoundsException(n);
        };
    }

    @Override
    public boolean canEqual(Object that) {
        return getClass().isInstance(that);
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof WrappingExec other
                && getClass() == other.getClass()
                && by.equals(other.by)
                && child.equals(other.child);
    }

    @Override
    public int hashCode() {
        return Objects.hash(by, child);
    }
}
