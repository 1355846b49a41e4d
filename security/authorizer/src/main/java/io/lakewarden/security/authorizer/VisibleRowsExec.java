package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.seq;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag;

/** What a command that lists things tells, less what the user may not know of. */
public final class VisibleRowsExec extends SparkPlan {
    private final transient Predicate<InternalRow> visible;
    private final SparkPlan child;

    /** Spark copies a node by its public constructor and its product. */
    public VisibleRowsExec(Predicate<InternalRow> visible, SparkPlan child) {
        this.visible = visible;
        this.child = child;
    }

    @Override
    public InternalRow[] executeCollect() {
        return Arrays.stream(child.executeCollect()).filter(visible).toArray(InternalRow[]::new);
    }

    @Override
    public RDD<InternalRow> doExecute() {
        List<InternalRow> rows = List.of(executeCollect());
        return session()
                .sparkContext()
                .parallelize(JavaConverters.asScalaBuffer(rows).toSeq(), 1, ClassTag.apply(InternalRow.class));
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
    public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
        return new VisibleRowsExec(visible, children.apply(0));
    }

    @Override
    public int productArity() {
        return 2;
    }

    @Override
    public Object productElement(int n) {
        return switch (n) {
            case 0 -> visible;
            case 1 -> child;
            default -> throw new IndexOutOfBoundsException(n);
        };
    }

    @Override
    public boolean canEqual(Object that) {
        return that instanceof VisibleRowsExec;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof VisibleRowsExec other && visible.equals(other.visible) && child.equals(other.child);
    }

    @Override
    public int hashCode() {
        return Objects.hash(visible, child);
    }
}
