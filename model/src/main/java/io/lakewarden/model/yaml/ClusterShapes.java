package io.lakewarden.model.yaml;

import io.lakewarden.model.cluster.AtRest;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Capacity.Provisioning;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Tls;
import io.lakewarden.model.settings.Settings;
import io.lakewarden.model.settings.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the definition says about an EMR cluster. */
final class ClusterShapes {
    private static final TextShape<String> RELEASE =
            TextShape.of("an EMR release label", "emr-7.14.0", "emr-(spark-)?[0-9]+[.][0-9]+[.][0-9]+", 32);
    private static final TextShape<String> APPLICATION =
            TextShape.of("EMR's name of an application", "Spark", "[A-Za-z][A-Za-z0-9]*", 64);
    private static final TextShape<String> RULE =
            TextShape.of("the name of a rule", "KERBEROS_WITH_RUNTIME_ROLES", "[A-Z][A-Z0-9_]*", 64);
    static final TextShape<String> S3_ADDRESS = TextShape.of(
            "an s3:// address",
            "s3://my-artifacts/emr/certificates.zip",
            "s3://[a-z0-9.-]+/[A-Za-z0-9!_.'()=/-]+",
            500);
    private static final List<String> SPARK = List.of("Spark");
    private static final int USUAL_STEPS = 10;

    /** A cluster whose name and environment's settings are still to come. */
    interface Draft {
        Cluster of(String name, Settings settings);
    }

    private ClusterShapes() {}

    /** The clusters of an environment that stay, by name. */
    static Shape<List<Map.Entry<String, Draft>>> persistent(String environment) {
        Field<ClusterProfile> profile = Field.required(
                "profile",
                ChoiceShape.of(ClusterProfile.class),
                "governed-sql: Lake Formation filters each user's steps; kerberos-ranger: users by ticket, SQL alone");
        return new NamedShape<>("a cluster", Names.PART, cluster(environment, profile, true), 0, 50);
    }

    /** The cluster of a pipeline. */
    static Shape<Draft> ofPipeline(String environment) {
        Field<ClusterProfile> profile = Field.withDefault(
                "profile",
                ChoiceShape.of(ClusterProfile.class),
                ClusterProfile.PIPELINE,
                "pipeline: a role for each job, whole tables through Lake Formation");
        return cluster(environment, profile, false);
    }

    private static Shape<Draft> cluster(String environment, Field<ClusterProfile> profile, boolean stays) {
        Field<String> description = Field.withDefault("description", TextShape.sentence(200), "", "Who uses it");
        Field<String> release = Field.required(
                "release", RELEASE, "EMR's release label; no default, since another" + " release is another cluster");
        Field<List<String>> applications = Field.withDefault(
                "applications", ListShape.ofNames(APPLICATION, 1, 20), SPARK, "What EMR installs, by its names");
        Field<Provisioning> provisioning = Field.withDefault(
                "provisioning",
                ChoiceShape.of(Provisioning.class),
                Provisioning.FLEETS,
                "fleets: several types, in whichever zone has them; groups: one type and market for a kind of node");
        Field<Nodes> primary = Field.required("primary", NodeShapes.NODES, "The primary node, or three for HA");
        Field<Nodes> core = Field.required("core", NodeShapes.NODES, "The nodes that hold HDFS, and executors");
        Field<Optional<Nodes>> task = Field.optional("task", NodeShapes.NODES, "Nodes for executors alone");
        Field<Optional<ManagedScaling>> scaling =
                Field.optional("scaling", NodeShapes.SCALING, "Between what EMR resizes core and task nodes");
        Field<Tls> tls = Field.withDefault(
                "tls",
                EncryptionShapes.TLS,
                new Tls.Emr(Optional.empty()),
                "emr",
                "Where certificates for encryption in transit come from");
        Field<AtRest> atRest = Field.withDefault(
                "atRest",
                EncryptionShapes.AT_REST,
                AtRest.usual(),
                "sse-kms, and EBS by KMS",
                "How data is encrypted where it lies");
        Field<Optional<KerberosShapes.Draft>> kerberos = Field.optional(
                "kerberos",
                KerberosShapes.kerberos(environment),
                "a KDC of the cluster's own where the profile is kerberos-ranger",
                "How users are known by Kerberos");
        Field<Optional<Integer>> idle = Field.optional(
                "idleMinutes",
                NumberShape.whole(1, 10_080),
                stays ? "never" : "as the pipeline's retries ask",
                "After so long without work EMR ends it by itself");
        Field<SortedMap<String, String>> tested = Field.withDefault(
                "tested",
                new NamedShape<>("what was tried out", RULE, TextShape.sentence(200), 0, 50).map(ClusterShapes::sorted),
                new TreeMap<>(),
                "Rules that documentation leaves open, each with what was tried out here");
        List<Field<?>> fields = new ArrayList<>(List.of(
                profile,
                description,
                release,
                applications,
                provisioning,
                primary,
                core,
                task,
                scaling,
                tls,
                atRest,
                kerberos,
                idle,
                tested));
        Field<Optional<Boolean>> protection = Field.optional(
                "terminationProtection",
                new TruthShape(),
                "as the setting clusterTerminationProtection",
                "Whether it must be unlocked before it can be ended");
        Field<Optional<Integer>> steps = Field.optional(
                "stepConcurrency",
                NumberShape.whole(1, 256),
                USUAL_STEPS + "; 1 where the SQL endpoint is served",
                "Steps at a time");
        Field<Optional<String>> trustGroup = Field.optional(
                "trustGroup",
                Names.PRINCIPAL,
                "Of kerberos-ranger: the one group it serves with an instance profile of its own; else the SQL endpoint");
        if (stays) {
            fields.addAll(List.of(protection, steps, trustGroup));
        }

        return new ObjectShape<>("a cluster", fields, List.of(), keys -> {
            ClusterProfile chosen = keys.value(profile);
            Optional<KerberosShapes.Draft> ticketing = keys.value(kerberos)
                    .or(() -> chosen == ClusterProfile.KERBEROS_RANGER
                            ? Optional.of(KerberosShapes.ofCluster(environment))
                            : Optional.empty());
            Optional<Boolean> locked = stays ? keys.value(protection) : Optional.of(false);
            Optional<String> group = stays ? keys.value(trustGroup) : Optional.empty();
            boolean serving = chosen == ClusterProfile.KERBEROS_RANGER && group.isEmpty();
            int usualSteps = stays && !serving ? USUAL_STEPS : 1;
            int atATime = stays ? keys.value(steps).orElse(usualSteps) : 1;
            Cluster shared = new Cluster(
                    "",
                    keys.value(description),
                    chosen,
                    keys.value(release),
                    keys.value(applications),
                    new Capacity(
                            keys.value(provisioning),
                            keys.value(primary),
                            keys.value(core),
                            keys.value(task),
                            keys.value(scaling)),
                    keys.value(tls),
                    keys.value(atRest),
                    Optional.empty(),
                    keys.value(idle).map(Duration::ofMinutes),
                    false,
                    atATime,
                    group,
                    keys.value(tested));
            return (name, settings) -> shared.named(
                    name,
                    ticketing.map(draft -> draft.of(name)),
                    locked.orElseGet(() -> settings.has(Switch.CLUSTER_TERMINATION_PROTECTION)));
        });
    }

    private static SortedMap<String, String> sorted(List<Map.Entry<String, String>> entries) {
        SortedMap<String, String> sorted = new TreeMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
