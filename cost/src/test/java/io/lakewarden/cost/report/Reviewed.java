package io.lakewarden.cost.report;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.OursEstimate;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Offers;
import io.lakewarden.cost.plan.Plan;
import io.lakewarden.cost.plan.Planner;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.plan.UnitPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.NextRun;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.cost.runtime.Uncalibrated;
import io.lakewarden.cost.runtime.Workers;
import io.lakewarden.model.Gibibytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two environments, and all that a meeting has beside the second.
 *
 * @param reviews by environment
 */
record Reviewed(Estimate estimate, Map<String, Review> reviews) {
    static final double TARGET = 0.99;
    private static final String PATH = "pipelines/BillingMachine/Create the cluster";
    static final List<Change> CHANGES =
            List.of(new Change("volume of <billing>", Usd.of("12.5")), new Change("one node less", Usd.of("-31.257")));
    private static final PriceBook BOOK = PriceBook.bundled();
    private static final String REGION = "us-east-1";
    private static final Uncalibrated MODEL = new Uncalibrated(Traits.scan());

    static Reviewed of(Path folder) {
        Estimate ours = OursEstimate.of(folder);
        EnvironmentEstimate prod = ours.environments().get(0);
        Estimate both = new Estimate(
                ours.book(),
                ours.draws(),
                ours.seed(),
                Stream.concat(EstimateFocusTest.etl().environments().stream(), Stream.of(prod))
                        .toList());
        Review review = new Review(
                List.of(decision()), Optional.of(new Comparison("v1", CHANGES)), OursEstimate.whatIf(folder, prod));
        return new Reviewed(both, Map.of("prod", review));
    }

    String page() {
        return EstimatePage.of(estimate, reviews);
    }

    /** Of a pipeline with half a terabyte. */
    static Decision decision() {
        CoreNodes defined = new CoreNodes(machine("m5.4xlarge"), 4);
        Requirement requirement = requirement(0.5);
        Optional<Choice> choice = Planner.look(
                MODEL,
                requirement,
                Offers.of(BOOK, REGION, defined.machine()),
                Workers.onDemand(defined),
                Offers.of(BOOK, REGION, machine("m5.2xlarge")));
        return new Decision(
                "billing",
                requirement.sla(),
                TARGET,
                requirement.runsPerMonth(),
                requirement.limits(),
                plan(requirement),
                new Decision.Defined(
                        choice, "", choice.map(known -> new EstimatedCluster(PATH, known.parts())), List.of("A note.")),
                MODEL.basis(),
                UnitPrice.of(BOOK, REGION, Set.of("m5.4xlarge", "m5.2xlarge")),
                NextRun.of(MODEL, List.of(), defined, requirement.usual(), Duration.ofMinutes(12)));
    }

    static Plan plan(Requirement requirement) {
        return Planner.plan(
                MODEL, requirement, Offers.of(BOOK, REGION), Offers.of(BOOK, REGION, machine("m5.2xlarge")));
    }

    static Requirement requirement(double probability) {
        return new Requirement(
                Duration.ofMinutes(90),
                new SlaRule.Probability(probability),
                Overhead.withoutPolling(Duration.ofMinutes(12)),
                new Gibibytes(410),
                new Gibibytes(512),
                new Gibibytes(640),
                30,
                new Requirement.Limits(40, 2000),
                List.of());
    }

    private static Machine machine(String type) {
        return Offers.machine(BOOK.instanceType(type), BOOK.instanceType(type).vcpus());
    }

    /** Where nothing meets the SLA and nothing can be said about what is defined. */
    static Decision hopeless(Decision decision) {
        Plan plan = decision.plan();
        return new Decision(
                decision.pipeline(),
                decision.sla(),
                decision.target(),
                decision.runsPerMonth(),
                decision.limits(),
                new Plan(List.of(), plan.front().stream().findFirst(), plan.rejected(), plan.usable(), plan.tried()),
                new Decision.Defined(Optional.empty(), "5 partitions for 6 cores", Optional.empty(), List.of()),
                decision.basis(),
                decision.prices(),
                Optional.empty());
    }
}
