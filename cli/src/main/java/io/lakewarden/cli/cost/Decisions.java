package io.lakewarden.cli.cost;

import io.lakewarden.cli.size.Calibration;
import io.lakewarden.cli.size.Sizing;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.plan.Plan;
import io.lakewarden.cost.plan.PurchasePlan;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.plan.UnitPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.report.Decision;
import io.lakewarden.cost.report.EstimatedCluster;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.cluster.Cluster;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a meeting is asked of an environment: which cluster each of its pipelines shall have. What misses the SLA more often
 * than it shall is among the choices, up to every other run, so that the price of the target is seen.
 */
public final class Decisions {
    /** Until a cluster takes its first step, if nobody says otherwise. */
    public static final Duration USUAL_START = Duration.ofMinutes(12);

    /** How large a cluster may be, if nobody says otherwise. */
    public static final Requirement.Limits USUAL_LIMITS = new Requirement.Limits(100, 4000);

    /** In the month that is estimated. */
    private static final int AFTER_MONTHS = Estimator.MONTHS - 1;

    private static final double EVERY_OTHER = 0.5;

    private final Platform platform;
    private final Environment environment;
    private final PriceBook book;
    private final LocalDate on;
    private final EnvironmentEstimate estimate;
    private final boolean isCorrected;

    private Decisions(
            Platform platform,
            Environment environment,
            PriceBook book,
            LocalDate on,
            EnvironmentEstimate estimate,
            boolean isCorrected) {
        this.platform = platform;
        this.environment = environment;
        this.book = book;
        this.on = on;
        this.estimate = estimate;
        this.isCorrected = isCorrected;
    }

    /**
     * One for each pipeline that has a cluster of its own there.
     *
     * @param estimate of the environment
     * @param isCorrected whether a bill corrected the estimate
     */
    public static List<Decision> of(
            Platform platform,
            Environment environment,
            List<Load> loads,
            PriceBook book,
            LocalDate on,
            EnvironmentEstimate estimate,
            boolean isCorrected) {
        Decisions decisions = new Decisions(platform, environment, book, on, estimate, isCorrected);
        return loads.stream().flatMap(load -> decisions.of(load).stream()).toList();
    }

    private Optional<Decision> of(Load load) {
        Placement placement = environment.placement(load.pipeline()).orElseThrow();
        return placement
                .compute()
                .match(machine -> Optional.<Cluster>empty(), Optional::of)
                .map(cluster -> decision(load, placement, cluster));
    }

    private Decision decision(Load load, Placement placement, Cluster cluster) {
        Pipeline pipeline = platform.pipeline(load.pipeline()).orElseThrow();
        double target = load.workload().slaPercent().doubleValue() / 100;
        Requirement requirement = Sizing.requirement(
                environment,
                pipeline,
                load,
                Optional.of(new SlaRule.Probability(Math.min(target, EVERY_OTHER))),
                USUAL_START,
                AFTER_MONTHS,
                USUAL_LIMITS,
                book,
                on);
        Calibration calibration = Calibration.ofDefinition(placement.workload(), book);
        Sizing sizing = Sizing.of(new Sizing.Question(
                environment, region(), pipeline, placement, cluster, requirement, calibration, book, AFTER_MONTHS));
        return new Decision(
                load.pipeline(),
                requirement.sla(),
                target,
                requirement.runsPerMonth(),
                requirement.limits(),
                sizing.plan(),
                new Decision.Defined(
                        sizing.defined(),
                        sizing.refusal().map(Refusal::why).orElse("its prices are not known"),
                        EstimatedCluster.of(estimate, load.pipeline()),
                        notes(cluster, sizing.plan())),
                calibration.model().basis(),
                UnitPrice.of(book, region(), types(cluster, sizing.plan(), target)),
                calibration.model().isCalibrated()
                        ? Optional.empty()
                        : sizing.next(sizing.plan().cheapest(target)));
    }

    private String region() {
        return environment.home() instanceof Aws aws ? aws.region() : "";
    }

    private List<String> notes(Cluster cluster, Plan plan) {
        List<String> notes = new ArrayList<>();
        SortedSet<String> others = others(cluster);
        if (!others.isEmpty()) {
            notes.add("The cluster as defined may have nodes of " + String.join(", ", others)
                    + " too; as the alternatives, each of one type, it is compared as if all were "
                    + cluster.core().instanceType() + ". Its lines of the bill have them all.");
        }

        others.forEach(type -> plan.rejected().stream()
                .filter(rejection -> rejection.what().equals(type) && rejection.reason() == Reason.DOMINATED)
                .filter(rejection -> rejection.plan().equals(Optional.of(PurchasePlan.SPOT)))
                .findFirst()
                .ifPresent(rejection -> notes.add("Of " + type + " alone, "
                        + rejection.plan().orElseThrow().label() + ", " + rejection.why() + ".")));
        if (isCorrected) {
            notes.add(
                    "A bill corrected the lines of the estimate; its factors are of what was billed, and are not in the"
                            + " alternatives, which were not.");
        }

        return notes;
    }

    /** All but the first type of core nodes. */
    private static SortedSet<String> others(Cluster cluster) {
        SortedSet<String> others = new TreeSet<>();
        Stream.concat(Stream.of(cluster.core()), cluster.capacity().task().stream())
                .flatMap(nodes -> nodes.types().stream())
                .forEach(type -> others.add(type.instanceType()));
        others.remove(cluster.core().instanceType());
        return others;
    }

    /** Of all clusters that the page shows in detail. */
    private static Set<String> types(Cluster cluster, Plan plan, double target) {
        Set<String> types = others(cluster);
        types.add(cluster.core().instanceType());
        types.add(cluster.primary().instanceType());
        Stream.concat(plan.worthwhile().stream(), plan.cheapest(target).stream())
                .forEach(choice -> types.add(choice.nodes().machine().instanceType()));
        return types;
    }
}
