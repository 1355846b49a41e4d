package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.inventory.StateMachine;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.runtime.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Clusters, those that stay and those that state machines create, and the state machines themselves. */
public final class Compute {
    private Compute() {}

    /** A cluster that stays is always on; of one that ends by itself only the hour is known. */
    static List<Draft> persistent(Resource resource, Context context) {
        return context.inventory().clusters().stream()
                .filter(cluster ->
                        cluster.state().isEmpty() && cluster.resource().equals(resource))
                .flatMap(cluster -> Nodes.unknown(context, cluster)
                        .or(() -> cluster.end().map(end -> "how many hours a month it is there: " + end))
                        .map(why -> List.of(needed(context, cluster, why)))
                        .orElseGet(() -> Nodes.of(
                                context,
                                cluster,
                                Amount.of(Context.HOURS_PER_MONTH),
                                Extent.ALWAYS,
                                "always on: 730 hours a month"))
                        .stream())
                .toList();
    }

    static List<Draft> stateMachine(Resource resource, Context context) {
        StateMachine machine = context.inventory().machines().stream()
                .filter(candidate -> candidate.resource().equals(resource))
                .findFirst()
                .orElseThrow();
        if (!machine.isRead()) {
            return List.of(Draft.needed(resource, PriceKeys.onDemand("any"), "states and clusters", machine.unread()));
        }

        OptionalInt runs = context.runs(machine);
        List<Draft> drafts = new ArrayList<>();
        String uncounted = context.runs().unknown(machine).orElse("no schedule starts it");
        machine.clusters().forEach(cluster -> drafts.addAll(transientCluster(context, cluster, runs, uncounted)));
        drafts.add(transitions(context, machine, runs));
        drafts.addAll(Calls.of(resource, machine.calls(), context, runs));
        return drafts;
    }

    /** The clusters that a schedule creates itself. */
    static List<Draft> scheduled(Resource schedule, Context context, OptionalInt runs) {
        return context.inventory().clusters().stream()
                .filter(cluster -> cluster.resource().equals(schedule))
                .flatMap(
                        cluster -> transientCluster(
                                context,
                                cluster,
                                runs,
                                context.unknownTimes(schedule).orElse("no schedule starts it"))
                                .stream())
                .toList();
    }

    /** What a cluster would cost in a month if nothing ever ended it, at its most where EMR scales it. */
    public static List<Draft> neverEnded(Context context, Cluster cluster) {
        return Nodes.unknown(context, cluster).isPresent()
                ? List.of()
                : Nodes.atMost(context, cluster, Amount.of(Context.HOURS_PER_MONTH), "if nothing ends it");
    }

    /**
     * A cluster that each run has to itself.
     *
     * @param uncounted why it is not known how often it runs, where it is not
     */
    private static List<Draft> transientCluster(Context context, Cluster cluster, OptionalInt runs, String uncounted) {
        Optional<Load> load = context.load(cluster);
        Optional<String> why = Nodes.unknown(context, cluster);
        if (why.isEmpty() && runs.isEmpty()) {
            why = Optional.of("how often it runs in a month: " + uncounted);
        }

        if (why.isEmpty() && load.isEmpty()) {
            why = Optional.of("how long a run takes: no workload says");
        }

        if (why.isEmpty()) {
            why = ClusterTime.refusal(context, load.orElseThrow(), cluster)
                    .map(Refusal::why)
                    .map(reason -> "how long a run takes: " + reason);
        }

        if (why.isPresent()) {
            return List.of(needed(context, cluster, why.get()));
        }

        BigDecimal ofRun =
                ClusterTime.paid(context, load.orElseThrow(), cluster).usual();
        return Nodes.of(
                context,
                cluster,
                ClusterTime.paid(context, load.orElseThrow(), cluster, runs.orElseThrow()),
                new Extent(ofRun, BigDecimal.valueOf(runs.orElseThrow())),
                runs.orElseThrow() + " runs x " + ofRun.setScale(8, RoundingMode.HALF_EVEN) + " hours a node");
    }

    private static Draft needed(Context context, Cluster cluster, String why) {
        String hour = Nodes.unknown(context, cluster).isPresent() ? "" : anHour(context, cluster);
        return Draft.needed(cluster.resource(), PriceKeys.onDemand("any"), "cluster", why + hour)
                .at(cluster.path());
    }

    /** Why it is not known how often it comes from one state to another. */
    private static Optional<String> unknown(Context context, StateMachine machine, OptionalInt runs) {
        if (machine.isExpress()) {
            return Optional.of("requests and memory of an express workflow");
        }

        return runs.isEmpty() || !machine.isRead()
                ? Optional.of("how often it runs in a month: "
                        + context.runs().unknown(machine).orElse("no schedule tells, and events may start it"))
                : machine.iterated().map(map -> "how many items the Map '" + map + "' has");
    }

    private static Draft transitions(Context context, StateMachine machine, OptionalInt runs) {
        Resource resource = machine.resource();
        Optional<String> unknown = unknown(context, machine, runs);
        if (unknown.isPresent()) {
            return Draft.needed(resource, PriceKeys.STATE_TRANSITION, "state transitions", unknown.get());
        }

        Amount states = states(context, machine);
        Draft draft = Draft.fixed(
                        resource,
                        PriceKeys.STATE_TRANSITION,
                        "state transitions",
                        states.times(runs.orElseThrow()),
                        runs.orElseThrow() + " runs x "
                                + states.usual().stripTrailingZeros().toPlainString() + " states"
                                + (machine.retried() == 0 ? "" : ", with those that fail and are tried again"))
                .growing(Basis.RUNS);
        return context.pipeline(machine).map(draft::of).orElse(draft);
    }

    /**
     * States that an execution comes to. To try one again is a transition too
     * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html).
     */
    private static Amount states(Context context, StateMachine machine) {
        Amount once = Amount.of(machine.transitions());
        return machine.retried() == 0
                ? once
                : once.plus(context.draws().of(Assumed.FAILED_SHARE).times(machine.retried()));
    }

    /** What it costs for each hour that it is there, at usual values; nothing where a price is missing. */
    private static String anHour(Context context, Cluster cluster) {
        try {
            BigDecimal cost = BigDecimal.ZERO;
            for (Draft draft : Nodes.of(context, cluster, Amount.of(BigDecimal.ONE), Extent.ALWAYS, "")) {
                BigDecimal price = draft.spot()
                        .map(spot -> spot.mean().value().value())
                        .orElseGet(() -> context.book()
                                .price(context.region(), draft.key())
                                .first()
                                .middle()
                                .value());
                cost = cost.add(draft.quantity().orElseThrow().usual().multiply(price));
            }

            return "; each hour of it costs about " + cost.setScale(2, RoundingMode.HALF_EVEN) + " USD";
        } catch (MissingPrice e) {
            return "";
        }
    }
}
