package io.lakewarden.cli.size;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.NodeGroup;
import io.lakewarden.cost.inventory.Times;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Offer;
import io.lakewarden.cost.plan.Offers;
import io.lakewarden.cost.plan.Plan;
import io.lakewarden.cost.plan.Planner;
import io.lakewarden.cost.plan.Rejection;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.ClusterStart;
import io.lakewarden.cost.runtime.NextRun;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.cost.runtime.Workers;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Workload.Volume;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Disk;
import io.lakewarden.model.cluster.EmrPolling;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Nodes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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

    /** The requirement that the definition states, in the month that comes so many after the first of an estimate. */
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
        Volume volume = load.volume(afterMonths);
        double often = load.workload().slaPercent().doubleValue() / 100;
        return new Requirement(
                pipeline.sla(),
                rule.orElse(new SlaRule.Probability(often)),
                new Overhead(ClusterStart.about(start), load.stages(), load.retries(), EmrPolling::usuallySeenAfter),
                volume.little(),
                volume.usual(),
                volume.much(),
                runs(pipeline, YearMonth.from(on).plusMonths(1 + afterMonths)),
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

    /** The run that is worth measuring, for the cheapest choice. */
    Optional<NextRun> next() {
        return next(plan.front().stream().findFirst());
    }

    /** The run that is worth measuring before that is chosen; without a choice, before the definition's own cluster is. */
    public Optional<NextRun> next(Optional<Choice> choice) {
        return NextRun.of(
                question.calibration().model(),
                question.calibration().runs(),
                choice.map(Choice::nodes).orElseGet(() -> defined(question).nodes()),
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
        Offer primary = offer(question, question.cluster().primary());
        Plan plan = Planner.plan(
                question.calibration().model(),
                question.requirement(),
                Offers.of(book, question.region(), SparkSettings::taskCores),
                primary);
        Workers defined = defined(question);
        return new Sizing(
                question,
                plan,
                Planner.look(
                        question.calibration().model(),
                        question.requirement(),
                        offer(question, question.cluster().core()),
                        defined,
                        primary),
                question.calibration()
                        .model()
                        .refusal(defined.nodes(), question.requirement().much()));
    }

    /** Core and task nodes, all as if of the first core type; at their most where EMR scales them. */
    private static Workers defined(Question question) {
        Capacity capacity = question.cluster().capacity();
        Nodes core = capacity.core();
        int spot = core.spot() + capacity.task().map(Nodes::spot).orElse(0);
        int units = core.units() + capacity.task().map(Nodes::units).orElse(0);
        return Workers.of(
                offer(question, core).machine(),
                BigDecimal.valueOf(core.types().get(0).weight()),
                BigDecimal.valueOf(
                        capacity.scaling().map(ManagedScaling::maximum).orElse(units)),
                units == 0 ? 0 : (double) spot / units);
    }

    private static Offer offer(Question question, Nodes nodes) {
        InstanceType type = question.book().instanceType(nodes.instanceType());
        return Offers.of(
                question.book(), question.region(), type, volumes(nodes.disk()), SparkSettings.taskCores(type));
    }

    private static List<NodeGroup.Volume> volumes(Disk disk) {
        return Collections.nCopies(
                disk.volumes(),
                new NodeGroup.Volume(
                        "gp3", BigDecimal.valueOf(disk.sizeGibibytes()), Optional.empty(), Optional.empty()));
    }

    /** In that month, as the estimate counts them; one at least, and one a day where it is started by hand. */
    private static int runs(Pipeline pipeline, YearMonth month) {
        return Math.max(
                1,
                Times.of(pipeline.schedule().orElse("rate(1 day)"), pipeline.timeZone())
                        .in(month));
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
                .filter(type -> io.lakewarden.jobs.catalogue.tuning.InstanceType.named(type)
                        .isEmpty())
                .map(type -> Rejection.of(type, Reason.TUNING, "no settings of Spark are known for it"));
        return Stream.concat(Stream.of(Rejection.of(SERVERLESS, Reason.GOVERNANCE, why)), untuned)
                .toList();
    }
}
