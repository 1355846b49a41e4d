package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.TableView;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A relation as one user may see it. Spark knows no way to bring a predicate below it, so that nobody's expression is
 * evaluated on a row that the filter takes away; and none to see columns that are not its output.
 */
public final class Governed extends LogicalPlan {
    /** What every plan of it carries: whose it is, and what holds for them. */
    public record Terms(String user, TableView view) {}

    private final Terms terms;
    private final Set<String> pushed;
    private final LogicalPlan child;

    /** Spark copies a node by its public constructor and its product. */
    public Governed(Terms terms, Set<String> pushed, LogicalPlan child) {
        this.terms = terms;
        this.pushed = pushed;
        this.child = child;
    }

    Terms terms() {
        return terms;
    }

    /** The predicates of which there is a copy below. */
    Set<String> pushed() {
        return pushed;
    }

    LogicalPlan child() {
        return child;
    }

    @Override
    public Seq<LogicalPlan> children() {
        return JavaConverters.asScalaBuffer(java.util.List.of(child)).toSeq();
    }

    @Override
    public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
        return new Governed(terms, pushed, children.apply(0));
    }

    @Override
    public Seq<Attribute> output() {
        return child.output();
    }

    /** Files, positions and partitions are no part of what is seen. */
    @Override
    public Seq<Attribute> metadataOutput() {
        return JavaConverters.asScalaBuffer(java.util.List.<Attribute>of()).toSeq();
    }

    @Override
    public int productArity() {
        return 3;
    }

    @Override
    public Object productElement(int n) {
        return switch (n) {
            case 0 -> terms;
            case 1 -> pushed;
            case 2 -> child;
            default -> throw new IndexOutOfBoundsException(n);
        };
    }

    @Override
    public boolean canEqual(Object that) {
        return that instanceof Governed;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Governed other
                && terms.equals(other.terms)
                && pushed.equals(other.pushed)
                && child.equals(other.child);
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, pushed, child);
    }

    @Override
    public String simpleString(int maxFields) {
        return "Governed " + terms.view().table() + " as " + terms.user();
    }
}
