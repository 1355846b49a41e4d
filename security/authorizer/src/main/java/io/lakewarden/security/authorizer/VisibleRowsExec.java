package io.lakewarden.security.authorizer;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag;

/** What a command that lists things tells, less what the user may not know of. */
public final class VisibleRowsExec extends WrappingExec {
    private final transient Predicate<InternalRow> visible;

    /** Spark copies a node by its public constructor and its product. */
    public VisibleRowsExec(Predicate<InternalRow> visible, SparkPlan child) {
        super(visible, child);
        this.visible = visible;
    }

    @Override
    public InternalRow[] executeCollect() {
        return Arrays.stream(child().executeCollect()).filter(visible).toArray(InternalRow[]::new);
    }

    @Override
    public RDD<InternalRow> doExecute() {
        List<InternalRow> rows = List.of(executeCollect());
        return session()
                .sparkContext()
                .parallelize(JavaConverters.asScalaBuffer(rows).toSeq(), 1, ClassTag.apply(InternalRow.class));
    }

    @Override
    public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
        return new VisibleRowsExec(visible, children.apply(0));
    }
}
