package io.lakewarden.model.check.emr;

import io.lakewarden.model.Network;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Capacity.Provisioning;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What nodes can be asked for. */
final class CapacityRules {
    private static final int MOST_VOLUMES = 14_000;
    private static final int SMALLEST_SUBNET = 28;
    /** In a subnet: 5 by AWS, 1 by EMR, and 7 by interface endpoints when all are there. */
    private static final int ADDRESSES_TAKEN = 13;

    private static final Duration SHORTEST_IDLE = Duration.ofSeconds(900);
    private static final List<String> WITHOUT_YARN = List.of("HBase", "Presto", "Trino");

    /** Nodes of a kind by their key. */
    private record Kind(String key, Nodes nodes) {}

    private CapacityRules() {}

    private static Stream<Kind> kinds(Site site) {
        Capacity capacity = site.cluster().capacity();
        return Stream.concat(
                Stream.of(new Kind("primary", capacity.primary()), new Kind("core", capacity.core())),
                capacity.task().stream().map(task -> new Kind("task", task)));
    }

    static Stream<Breach> groups(Site site) {
        boolean groups = site.cluster().capacity().provisioning() == Provisioning.GROUPS;
        return kinds(site)
                .filter(kind -> groups
                        && (kind.nodes().types().size() > 1
                                || kind.nodes().onDemand() > 0 && kind.nodes().spot() > 0))
                .map(kind -> new Breach(
                        site.at().to(kind.key()),
                        "Cannot run the " + kind.key() + " nodes of " + site.name()
                                + " as a group: it has one type, on demand or on Spot",
                        "take provisioning: fleets, or one type and one market"));
    }

    static Stream<Breach> empty(Site site) {
        return kinds(site)
                .filter(kind -> kind.nodes().units() == 0)
                .map(kind -> new Breach(
                        site.at().to(kind.key()),
                        "Cannot run the " + kind.key() + " nodes of " + site.name() + ": there are none of them",
                        "set onDemand, spot or both"));
    }

    static Stream<Breach> volumes(Site site) {
        return kinds(site)
                .filter(kind -> kind.nodes().count() * (kind.nodes().disk().volumes() + 1) > MOST_VOLUMES)
                .map(kind -> new Breach(
                        site.at().to(kind.key(), "ebs", "volumes"),
                        "Cannot give the " + kind.key() + " nodes of " + site.name()
                                + " so many volumes: a fleet has 14000",
                        "give them fewer, larger volumes"));
    }

    static Stream<Breach> primaryOnSpot(Site site) {
        return site.when(
                site.cluster().primary().spot() > 0
                        && !site.cluster().capacity().isHighlyAvailable(),
                "primary.spot",
                "Cannot keep " + site.name() + " when EC2 takes its primary node back: the cluster ends with it",
                "name an instanceType");
    }

    static Stream<Breach> coreOnSpot(Site site) {
        return site.when(
                site.cluster().core().spot() > 0,
                "core.spot",
                "Cannot keep HDFS of " + site.name() + " when EC2 takes core nodes back: blocks go with them",
                "put Spot units into task");
    }

    static Stream<Breach> scaling(Site site) {
        return site.cluster().capacity().scaling().stream()
                .filter(limits -> !holds(limits, site.cluster().capacity()))
                .map(limits -> new Breach(
                        site.at().to("scaling"),
                        "Cannot scale " + site.name() + " between " + limits.minimum() + " and " + limits.maximum()
                                + " units, " + limits.maximumCore() + " of them core, "
                                + limits.maximumOnDemand() + " on demand: it starts outside, or they cross",
                        "let the limits hold what core and task start with"));
    }

    private static boolean holds(ManagedScaling limits, Capacity capacity) {
        int core = capacity.core().units();
        int workers = core + capacity.task().map(Nodes::units).orElse(0);
        int onDemand = capacity.core().onDemand()
                + capacity.task().map(Nodes::onDemand).orElse(0);
        return limits.minimum() <= limits.maximum()
                && limits.maximumCore() <= limits.maximum()
                && limits.maximumOnDemand() <= limits.maximum()
                && workers >= limits.minimum()
                && workers <= limits.maximum()
                && core <= limits.maximumCore()
                && onDemand <= limits.maximumOnDemand();
    }

    static Stream<Breach> subnet(Site site) {
        return site.environment().network() instanceof Network.Own network && network.subnetBits() <= SMALLEST_SUBNET
                ? subnet(site, network, mostNodes(site.cluster().capacity()))
                : Stream.empty();
    }

    private static Stream<Breach> subnet(Site site, Network.Own network, long nodes) {
        long addresses = (1L << 32 - network.subnetBits()) - ADDRESSES_TAKEN;
        return site.when(
                nodes > addresses,
                "",
                "Cannot place " + site.name() + ": it can have " + nodes + " nodes, and a subnet of " + network.cidr()
                        + " has " + addresses + " addresses that neither AWS nor endpoints take",
                "give network.cidr fewer bits, or the cluster fewer nodes");
    }

    /** A cluster stands in one zone, so in one subnet. */
    private static long mostNodes(Capacity capacity) {
        List<Nodes> workers = Stream.concat(Stream.of(capacity.core()), capacity.task().stream())
                .toList();
        int started = workers.stream().mapToInt(Nodes::units).sum();
        int units = Math.max(
                started, capacity.scaling().map(ManagedScaling::maximum).orElse(0));
        return most(capacity.primary().units(), Stream.of(capacity.primary())) + most(units, workers.stream());
    }

    private static long most(int units, Stream<Nodes> nodes) {
        int lightest = nodes.flatMap(kind -> kind.types().stream())
                .mapToInt(WeightedType::weight)
                .min()
                .orElse(1);
        return (units + lightest - 1L) / lightest;
    }

    /** In a network of one's own nothing leads out; a pipeline's cluster is ended by its state machine, idle or not. */
    static Stream<Breach> wayOut(Site site) {
        if (!(site.environment().network() instanceof Network.Own)) {
            return Stream.empty();
        }

        Cluster cluster = site.cluster();
        return Stream.concat(
                withoutWayOut(site, cluster.capacity().scaling().isPresent(), "scaling", "scale "),
                withoutWayOut(site, cluster.idle().isPresent() && site.stays(), "idleMinutes", "end an idle "));
    }

    private static Stream<Breach> withoutWayOut(Site site, boolean asked, String key, String deed) {
        return site.when(
                asked,
                key,
                "Cannot count on EMR to " + deed + site.name()
                        + ": its subnets have no way out, and EMR's pages ask for its public endpoint",
                "name a network that has one (network.vpcId), do without, or test it and say so under tested");
    }

    static Stream<Breach> scalingWithoutYarn(Site site) {
        return site.cluster().capacity().scaling().isEmpty()
                ? Stream.empty()
                : withoutYarn(
                        site,
                        "Cannot scale " + site.name() + " with %s: managed scaling sees what runs on YARN alone",
                        "remove scaling, or the application");
    }

    static Stream<Breach> neverIdle(Site site) {
        return site.cluster().idle().isEmpty() && site.stays()
                ? Stream.empty()
                : withoutYarn(
                        site,
                        "Cannot end " + site.name() + " when idle: with %s it never is",
                        "remove idleMinutes, or the application");
    }

    private static Stream<Breach> withoutYarn(Site site, String problem, String remedy) {
        return site.cluster().applications().stream()
                .filter(WITHOUT_YARN::contains)
                .map(application ->
                        new Breach(site.at().to("applications", application), problem.formatted(application), remedy));
    }

    static Stream<Breach> idle(Site site) {
        return site.cluster().idle().stream()
                .filter(idle -> !site.stays() && idle.compareTo(SHORTEST_IDLE) < 0)
                .map(idle -> new Breach(
                        site.at().to("idleMinutes"),
                        "Invalid idleMinutes of " + site.name() + ": got " + idle.toMinutes()
                                + ", expected at least 15: a step's end is seen up to 5 minutes late",
                        "raise it, or leave it out"));
    }
}
