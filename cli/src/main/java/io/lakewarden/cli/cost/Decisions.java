package io.lakewarden.cli.cost;

import io.lakewarden.cli.size.Calibration;
import io.lakewarden.cli.size.Sizing;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.report.Decision;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.cluster.Cluster;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

    private Decisions(Platform platform, Environment environment, PriceBook book, LocalDate on) {
        this.platform = platform;
        this.environment = environment;
        this.book = book;
        this.on = on;
    }

    /** One for each pipeline that has a cluster of its own there. */
    public static List<Decision> of(
            Platform platform, Environment environment, List<Load> loads, PriceBook book, LocalDate on) {
        Decisions decisions = new Decisions(platform, environment, book, on);
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
                environment,
                environment.home() instanceof Aws aws ? aws.region() : "",
                pipeline,
                placement,
                cluster,
                requirement,
                calibration,
                book,
                AFTER_MONTHS));
        return new Decision(
                load.pipeline(),
                requirement.sla(),
                target,
                requirement.runsPerMonth(),
                sizing.plan(),
                new Decision.Defined(
                        sizing.defined(), sizing.refusal().map(Refusal::why).orElse("its prices are not known")),
                calibration.model().basis(),
                calibration.model().isCalibrated()
                        ? Optional.empty()
                        : sizing.next(sizing.plan().cheapest(target)));
    }
}
