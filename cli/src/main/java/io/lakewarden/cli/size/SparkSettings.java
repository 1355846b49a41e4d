package io.lakewarden.cli.size;

import io.lakewarden.cost.plan.Choice;
import io.lakewarden.jobs.catalogue.tuning.InstanceType;
import io.lakewarden.jobs.catalogue.tuning.Tuning;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Placement;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.Allocation;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Spark's settings if a pipeline runs on another cluster than it does. */
public final class SparkSettings {
    private static final List<String> SHAPE = List.of(
            "spark.executor.cores",
            "spark.executor.memory",
            "spark.executor.memoryOverhead",
            "spark.dynamicAllocation.maxExecutors",
            "spark.sql.shuffle.partitions");

    private static final int SOME_NODES = 10;

    private SparkSettings() {}

    /** How many vCPU of a type run tasks, as its nodes are cut into executors; all of them if that is not known. */
    public static int taskCores(io.lakewarden.cost.price.InstanceType type) {
        if (InstanceType.named(type.name()).isEmpty()) {
            return type.vcpus();
        }

        Nodes nodes = Nodes.of(type.name(), SOME_NODES);
        Cluster cluster = Cluster.ofPipeline("sized", "", nodes, nodes);
        SortedMap<String, String> settings =
                settings(Tuning.of(new Compute.Transient(cluster), new Gibibytes(1), Map.of()));
        int executors = 1 + Integer.parseInt(settings.get("spark.dynamicAllocation.maxExecutors"));
        return executors / SOME_NODES * Integer.parseInt(settings.get("spark.executor.cores"));
    }

    /** All of them, by name. */
    static SortedMap<String, String> of(Cluster defined, Placement placement, Choice choice) {
        return settings(Tuning.of(new Compute.Transient(on(defined, choice)), placement.input(), placement.spark()));
    }

    private static SortedMap<String, String> settings(Tuning tuning) {
        SortedMap<String, String> settings = new TreeMap<>();
        tuning.settings().forEach(setting -> settings.put(setting.name(), setting.value()));
        return settings;
    }

    /** Those that follow from the cluster, in a line. */
    static String line(SortedMap<String, String> settings) {
        return String.join(
                " ",
                SHAPE.stream()
                        .filter(settings::containsKey)
                        .map(name -> name.replaceFirst("^spark[.]", "") + "=" + settings.get(name))
                        .toList());
    }

    private static Cluster on(Cluster defined, Choice choice) {
        String type = choice.nodes().machine().instanceType();
        int spot = choice.nodes().count() - choice.onDemandNodes();
        Nodes core = Nodes.of(type, choice.onDemandNodes());
        Optional<Nodes> task = spot == 0
                ? Optional.empty()
                : Optional.of(new Nodes(
                        List.of(new WeightedType(type, 1)),
                        0,
                        spot,
                        Allocation.usual(),
                        core.spotTimeout(),
                        core.onSpotTimeout(),
                        core.disk()));
        return new Cluster(
                defined.name(),
                defined.description(),
                defined.profile(),
                defined.release(),
                defined.applications(),
                new Capacity(defined.capacity().provisioning(), defined.primary(), core, task, Optional.empty()),
                defined.tls(),
                defined.atRest(),
                defined.kerberos(),
                defined.idle(),
                defined.terminationProtection(),
                defined.stepConcurrency(),
                defined.trustGroup(),
                defined.tested());
    }
}
