package io.lakewarden.cli.size;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cost.inventory.Times;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Offer;
import io.lakewarden.cost.plan.Offers;
import io.lakewarden.cost.plan.Overhead;
import io.lakewarden.cost.plan.Plan;
import io.lakewarden.cost.plan.Planner;
import io.lakewarden.cost.plan.PurchasePlan;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.NextRun;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.jobs.catalogue.tuning.InstanceType;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Step;
import io.lakewarden.model.Workload.Volume;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.stepfunctions.EmrPolling;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What meets a pipeline's SLA in an environment.
 *
 * @param question what was asked
 * @param plan what was found
 * @param defined the definition's own cluster; empty if nothing can be said about it
 * @param refusal why nothing can be said about the definition's own cluster
 * @param next the run that is worth measuring, for the cheapest choice or else for the definition's own cluster
 */
public record Sizing(
        Question question, Plan plan, Optional<Choice> defined, Optional<Refusal> refusal, Optional<NextRun> next) {
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
     */
    public record Question(
            Environment environment,
            String region,
            Pipeline pipeline,
            Placement placement,
            Cluster cluster,
            Requirement requirement,
            Calibration calibration,
            PriceBook book) {}

    /** The requirement that the definition states. */
    public static Requirement requirement(
            Environment environment,
            Pipeline pipeline,
            Placement placement,
            Optional<SlaRule> rule,
            Duration start,
            Requirement.Limits limits,
            PriceBook book,
            LocalDate on) {
        Volume volume = placement.workload().volume();
        double often = placement.workload().slaPercent().doubleValue() / 100;
        return new Requirement(
                pipeline.sla(),
                rule.orElse(new SlaRule.Probability(often)),
                new Overhead(start, stages(pipeline), EmrPolling::seenAfter),
                volume.little(),
                volume.usual(),
                volume.much(),
                runsPerMonth(pipeline, on),
                limits,
                inadmissible(environment, book));
    }

    /** Answers. */
    public static Sizing of(Question question) {
        try {
            return answer(question);
        } catch (MissingPrice e) {
            throw CommandFailed.because(String.valueOf(e.getMessage()));
        }
    }

    private static Sizing answer(Question question) {
        PriceBook book = question.book();
        Offer primary =
                Offers.of(book, question.region(), question.cluster().primary().instanceType());
        Plan plan = Planner.plan(
                question.calibration().model(), question.requirement(), Offers.of(book, question.region()), primary);
        Nodes core = question.cluster().core();
        Offer offer = Offers.of(book, question.region(), core.instanceType());
        int count = core.count() + question.cluster().task().map(Nodes::count).orElse(0);
        CoreNodes defined = new CoreNodes(offer.machine(), count);
        boolean isSpot = core.spot() > 0
                || question.cluster().task().map(task -> task.spot() > 0).orElse(false);
        CoreNodes target = plan.front().stream().findFirst().map(Choice::nodes).orElse(defined);
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
                        .refusal(defined, question.requirement().much()),
                NextRun.of(
                        question.calibration().model(),
                        question.calibration().runs(),
                        target,
                        question.requirement().usual(),
                        question.requirement().overhead().start()));
    }

    /** Steps on the longest way, one after another. */
    private static int stages(Pipeline pipeline) {
        return pipeline.steps().stream()
                .mapToInt(step -> depth(pipeline, step))
                .max()
                .orElse(1);
    }

    private static int depth(Pipeline pipeline, Step step) {
        return 1
                + pipeline.steps().stream()
                        .filter(before -> step.after().contains(before.name()))
                        .mapToInt(before -> depth(pipeline, before))
                        .max()
                        .orElse(0);
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

    /** What governance and tuning exclude, with the reason. */
    private static SortedMap<String, String> inadmissible(Environment environment, PriceBook book) {
        SortedMap<String, String> inadmissible = new TreeMap<>();
        List<String> byTicket = environment.clusters().stream()
                .filter(cluster -> cluster.profile() == ClusterProfile.KERBEROS_RANGER)
                .map(Cluster::name)
                .toList();
        inadmissible.put(
                SERVERLESS,
                byTicket.isEmpty()
                        ? "governance: steps run on a cluster, each under a runtime role"
                        : "governance: Kerberos, as the cluster " + byTicket.get(0) + " asks for");
        book.instanceTypes().stream()
                .map(io.lakewarden.cost.price.InstanceType::name)
                .filter(type -> InstanceType.named(type).isEmpty())
                .forEach(type -> inadmissible.put(type, "no tuning of Spark is known for it"));
        return inadmissible;
    }
}
