package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.seq;

import io.lakewarden.security.authorizer.ranger.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReturnAnswer;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.execution.adaptive.LogicalQueryStage;
import scala.collection.Seq;

/**
 * The last look before a plan can run. It is the planner's first strategy, and no setting takes a strategy away; it is
 * asked for every plan, those of commands, subqueries and streams too.
 */
final class PlanGuard extends SparkStrategy {
    /** A plan inside one that was allowed: it is planned later, on a thread that may be anybody's. */
    static final TreeNodeTag<Boolean> ALLOWED = new TreeNodeTag<>("lakewarden.allowed");

    private final Authorizer authorizer;
    private final PlanCheck check;
    private final Listings listings;

    PlanGuard(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.check = new PlanCheck(authorizer, session);
        this.listings = new Listings(authorizer, session);
    }

    @Override
    public Seq<SparkPlan> apply(LogicalPlan plan) {
        return authorizer.audited(() -> guarded(plan));
    }

    private Seq<SparkPlan> guarded(LogicalPlan plan) {
        if (plan instanceof ReturnAnswer answer) {
            allow(answer.child());
            // Here, since another's strategy may know the command before this one is asked again.
            return listing(answer.child());
        }

        if (plan.getTagValue(ALLOWED).isEmpty()) {
            allow(plan);
        }

        return plan instanceof Governed governed ? seq(List.of(planLater(governed.child()))) : seq(List.of());
    }

    private void allow(LogicalPlan plan) {
        List<LogicalPlan> leaves = list(plan.collectLeaves());
        if (leaves.stream().anyMatch(PlanGuard::isAllowed)
                && leaves.stream().allMatch(leaf -> isAllowed(leaf) || leaf instanceof LocalRelation)) {
            return;
        }

        Principal principal = Principal.current();
        check.check(plan, principal);
        if (!(plan instanceof Command)) {
            plan.setTagValue(OwnPlans.OWNER, principal.name());
        }
    }

    /** Looked at before, or run already. */
    private static boolean isAllowed(LogicalPlan leaf) {
        return leaf instanceof LogicalQueryStage || leaf.getTagValue(ALLOWED).isDefined();
    }

    private Seq<SparkPlan> listing(LogicalPlan command) {
        Optional<Predicate<InternalRow>> visible =
                command instanceof Command ? listings.visible(command, Principal.current()) : Optional.empty();
        return seq(visible.<SparkPlan>map(rows -> new VisibleRowsExec(rows, planLater(command))).stream()
                .toList());
    }
}
