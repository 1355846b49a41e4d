package io.lakewarden.cli.size;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cost.estimate.resource.Calendar;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Times;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Offer;
import io.lakewarden.cost.plan.Offers;
import io.lakewarden.cost.plan.Plan;
import io.lakewarden.cost.plan.Planner;
import io.lakewarden.cost.plan.PurchasePlan;
import io.lakewarden.cost.plan.Rejection;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.ClusterStart;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.NextRun;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.jobs.catalogue.tuning.InstanceType;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Workload.Volume;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.EmrPolling;
import io.lakewarden.model.cluster.Nodes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What meets a pipeline's SLA in an environment.
 *
 * @param question what was asked
 * @param plan what was found
 * @param defined the definition's own cluster; empty if nothing can be said about it
 * @param refusal why nothing can be said about the definition's own cluster
 */
public record Sizing(Question question, Plan plan, Optional<Choice> defined, Optional<Refusal> refusal) {
    private static final int MONTHS = 12;
    private static final String SERVERLESS = "EMR Serverless";

    /**
     * What is asked.
     *
     * @param environment where
     * @param region its region
     * @param pipeline which
     * @param placement how it is placed there
     * @param cluster its cluster as defined
     * @param requirement the SLA and all around it
     * @param calibration where the run time is known from
     * @param book of prices
     * @param afterMonths how many months of growth the requirement's volume has
     */
    public record Question(
            Environment environment,
            String region,
            Pipeline pipeline,
            Placement placement,
            Cluster cluster,
            Requirement requirement,
            Calibration calibration,
            PriceBook book,
            int afterMonths) {}

    /** The requirement that the definition states, with the volume of so many months later. */
    public static Requirement requirement(
            Environment environment,
            Pipeline pipeline,
            Load load,
            Optional<SlaRule> rule,
            Duration start,
            int afterMonths,
            Requirement.Limits limits,
            PriceBook book,
            LocalDate on) {
        Volume volume = load.workload().volume();
        double grown = Calendar.growth(load.workload().growthPercentPerMonth(), afterMonths)
                .doubleValue();
        double often = load.workload().slaPercent().doubleValue() / 100;
        return new Requirement(
                pipeline.sla(),
                rule.orElse(new SlaRule.Probability(often)),
                new Overhead(ClusterStart.about(start), load.stages(), EmrPolling::usuallySeenAfter),
                grown(volume.little(), grown),
                grown(volume.usual(), grown),
                grown(volume.much(), grown),
                runsPerMonth(pipeline, on.plusMonths(afterMonths)),
                limits,
                inadmissible(environment, book));
    }

    private static Gibibytes grown(Gibibytes volume, double times) {
        return new Gibibytes(volume.value() * times);
    }

    /** Answers. */
    public static Sizing of(Question question) {
        try {
            return answer(question);
        } catch (MissingPrice e) {
            throw CommandFailed.because(String.valueOf(e.getMessage()));
        }
    }

    /** The run that is worth measuring, for the cheapest choice. */
    Optional<NextRun> next() {
        return next(plan.front().stream().findFirst());
    }

    /** The run that is worth measuring before that is chosen; without a choice, before the definition's own cluster is. */
    public Optional<NextRun> next(Optional<Choice> choice) {
        return NextRun.of(
                question.calibration().model(),
                question.calibration().runs(),
                choice.map(Choice::nodes).orElseGet(() -> definedNodes(question)),
                question.requirement().usual(),
                question.requirement().overhead().start().usual());
    }

    /** What a choice costs a month. */
    Usd monthly(Choice choice) {
        return choice.cost().times(BigDecimal.valueOf(question.requirement().runsPerMonth()));
    }

    /** Spark's settings on a choice, by name. */
    SortedMap<String, String> spark(Choice choice) {
        return SparkSettings.of(question.cluster(), question.placement(), choice);
    }

    private static Sizing answer(Question question) {
        PriceBook book = question.book();
        Offer primary = offer(question, question.cluster().primary().instanceType());
        Plan plan = Planner.plan(
                question.calibration().model(),
                question.requirement(),
                Offers.of(book, question.region(), SparkSettings::taskCores),
                primary);
        Nodes core = question.cluster().core();
        Offer offer = offer(question, core.instanceType());
        CoreNodes defined = definedNodes(question);
        int count = defined.count();
        boolean isSpot = core.spot() > 0
                || question.cluster().task().map(task -> task.spot() > 0).orElse(false);
        return new Sizing(
                question,
                plan,
                Planner.look(
                        question.calibration().model(),
                        question.requirement(),
                        offer,
                        isSpot ? PurchasePlan.SPOT : PurchasePlan.ON_DEMAND,
                        count,
                        primary),
                question.calibration()
                        .model()
                        .refusal(defined, question.requirement().much()));
    }

    private static CoreNodes definedNodes(Question question) {
        Nodes core = question.cluster().core();
        return new CoreNodes(
                offer(question, core.instanceType()).machine(),
                core.count() + question.cluster().task().map(Nodes::count).orElse(0));
    }

    private static Offer offer(Question question, String instanceType) {
        io.lakewarden.cost.price.InstanceType type = question.book().instanceType(instanceType);
        return Offers.of(question.book(), question.region(), Offers.machine(type, SparkSettings.taskCores(type)));
    }

    /** The mean of a year's months; one a day where it is started by hand. */
    private static double runsPerMonth(Pipeline pipeline, LocalDate on) {
        Times times = Times.of(pipeline.schedule().orElse("rate(1 day)"), pipeline.timeZone());
        YearMonth first = YearMonth.from(on);
        return Math.max(
                1,
                IntStream.range(0, MONTHS)
                        .map(month -> times.in(first.plusMonths(month)))
                        .average()
                        .orElse(1));
    }

    /** What governance and tuning exclude. */
    private static List<Rejection> inadmissible(Environment environment, PriceBook book) {
        String why = environment.clusters().stream()
                .filter(cluster -> cluster.profile() == ClusterProfile.KERBEROS_RANGER)
                .findFirst()
                .map(cluster -> "Kerberos, which the cluster " + cluster.name() + " asks for")
                .orElse("each step runs under a role of its own, on a cluster");
        Stream<Rejection> untuned = book.instanceTypes().stream()
                .map(type -> type.name())
                .filter(type -> InstanceType.named(type).isEmpty())
                .map(type -> Rejection.of(type, Reason.TUNING, "no settings of Spark are known for it"));
        return Stream.concat(Stream.of(Rejection.of(SERVERLESS, Reason.GOVERNANCE, why)), untuned)
                .toList();
    }
}
