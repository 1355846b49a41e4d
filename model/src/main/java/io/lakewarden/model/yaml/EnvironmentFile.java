package io.lakewarden.model.yaml;

import io.lakewarden.model.Compute;
import io.lakewarden.model.DataRetention;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Environment.Publishing;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Topic;
import io.lakewarden.model.Workload;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.settings.Posture;
import io.lakewarden.model.settings.Settings;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a file in {@code environments/} holds. */
final class EnvironmentFile {
    private static final String LOCAL = "local";
    private static final String AWS = "aws";
    private static final List<String> OF_ACCOUNTS = List.of(
            "account",
            "region",
            "posture",
            "settings",
            "network",
            "dataRetention",
            "destroyDataOf",
            "metrics",
            "tell",
            "clusters");

    private enum Retention {
        RETAIN,
        DESTROY
    }

    /** A placement whose environment's settings are still to come. */
    private interface PlacementDraft {
        Placement of(Settings settings);
    }

    /** What it runs on, before the pipeline's name and the environment's settings are known. */
    private interface ComputeDraft {
        Compute of(String pipeline, Settings settings);
    }

    private EnvironmentFile() {}

    /** The shape of the environment of that name. */
    static Shape<Environment> shape(String name) {
        Field<String> description =
                Field.required("description", TextShape.sentence(200), "What it is for, in a sentence");
        Field<Boolean> local =
                Field.required("kind", new ChoiceShape<>(kinds()), "local is this machine, aws is an account");
        Field<String> account = Field.withDefault(
                "account",
                TextShape.of("twelve digits", "111111111111", "[0-9]{12}", 12),
                "",
                "The AWS account, twelve digits in quotes");
        Field<String> region = Field.withDefault(
                "region",
                TextShape.of(
                        "the name of an AWS region",
                        "eu-west-1",
                        "(us|us-gov|cn|eu|ap|sa|ca|me|af|il|mx)-(north|south|east|west|central)(east|west)?-[1-9]",
                        32),
                "",
                "The AWS region, of any partition");
        Field<Optional<String>> operator =
                Field.optional("operator", Names.PRINCIPAL, "Who queries on this machine, where none is named");
        Field<Publishing> publishing = Field.required(
                "publishing",
                ChoiceShape.of(Publishing.class),
                "branch: gold is written to a branch, audited, fast-forwarded; single-table: audited before the write");
        Field<Posture> posture = Field.withDefault(
                "posture",
                ChoiceShape.of(Posture.class),
                Posture.STANDARD,
                "How carefully it is kept: sets the default of every setting");
        Field<Function<Posture, Settings>> settings = Field.withDefault(
                "settings",
                SettingsShape.SHAPE,
                Settings::of,
                "as the posture says",
                "What is set otherwise than the posture says");
        Field<NetworkShape.Draft> network = Field.withDefault(
                "network",
                NetworkShape.SHAPE,
                Environment::usualNetwork,
                "one of its own, 10.0.0.0/16",
                "Where its clusters stand: a network of its own, or an existing one by its ids");
        Field<Retention> dataRetention = Field.withDefault(
                "dataRetention",
                ChoiceShape.of(Retention.class),
                Retention.RETAIN,
                "retain: data outlives its stacks; destroy: it goes with them, if destroyDataOf agrees");
        Field<Optional<String>> destroyDataOf = Field.optional(
                "destroyDataOf", Names.PART, "The second key to dataRetention: destroy: this environment's name");
        Field<Metrics> metrics = Field.withDefault(
                "metrics",
                MetricsShape.SHAPE,
                new Metrics.None(),
                "none, whatever the posture",
                "Where metrics of Spark, Hadoop and the machines go, besides EMR's own in CloudWatch");
        Field<SortedMap<Topic, List<Subscriber>>> tell = Field.withDefault(
                "tell",
                TellShape.SHAPE,
                Collections.emptySortedMap(),
                "nobody",
                "Who is told of alarms, calls and costs: e-mail and https:// addresses, queues, functions");
        Field<List<Map.Entry<String, ClusterShapes.Draft>>> clusters = Field.withDefault(
                "clusters",
                ClusterShapes.persistent(name),
                List.of(),
                "The clusters that stay; pipelines bring their own");
        Field<List<PlacementDraft>> pipelines = Field.withDefault(
                "pipelines",
                new NamedShape<>("a pipeline", Names.PART, placement(name), 0, 200).values(),
                List.of(),
                "How each pipeline runs here; those left out do not");
        return new ObjectShape<>(
                "an environment",
                List.of(
                        description,
                        local,
                        account,
                        region,
                        operator,
                        publishing,
                        posture,
                        settings,
                        network,
                        dataRetention,
                        destroyDataOf,
                        metrics,
                        tell,
                        clusters,
                        pipelines),
                List.of(
                        new Constraint.When("kind", AWS, List.of("account", "region"), List.of("operator")),
                        new Constraint.When("kind", LOCAL, List.of(), OF_ACCOUNTS)),
                keys -> {
                    Home aws = new Home.Aws(keys.value(account), keys.value(region));
                    Home home = keys.value(local) ? new Home.Local() : aws;
                    Settings set = keys.value(settings).apply(keys.value(posture));
                    return new Environment(
                            name,
                            keys.value(description),
                            home,
                            keys.value(operator),
                            keys.value(publishing),
                            keys.value(pipelines).stream()
                                    .map(draft -> draft.of(set))
                                    .toList(),
                            set,
                            keys.value(network).of(home, set),
                            new DataRetention(
                                    keys.value(dataRetention) == Retention.DESTROY, keys.value(destroyDataOf)),
                            keys.value(metrics),
                            keys.value(tell),
                            keys.value(clusters).stream()
                                    .map(draft -> draft.getValue().of(draft.getKey(), set))
                                    .toList());
                });
    }

    private static Map<String, Boolean> kinds() {
        Map<String, Boolean> kinds = new TreeMap<>();
        kinds.put(LOCAL, true);
        kinds.put(AWS, false);
        return kinds;
    }

    private static Shape<PlacementDraft> placement(String environment) {
        Field<String> landing = Field.required(
                "landing",
                TextShape.of("a folder or an s3:// prefix of at most 500 characters", "landing", TextShape.ANY, 500),
                "Where its files arrive: a folder below the state's folder, or an s3:// prefix");
        Field<Gibibytes> input = Field.required(
                "inputGibibytesPerRun",
                gibibytes("0.001", "10000000"),
                "Expected volume of one run, uncompressed, in units of 2^30 bytes");
        Field<Optional<ComputeDraft>> machine = Field.optional("machine", machine(), "Runs on this machine");
        Field<Optional<ComputeDraft>> cluster =
                Field.optional("cluster", cluster(environment), "Runs on an EMR cluster that lives as long as the run");
        TextShape<String> setting =
                TextShape.of("the name of a setting", "spark.sql.shuffle.partitions", "[A-Za-z0-9._-]+", 200);
        Field<SortedMap<String, String>> spark = Field.withDefault(
                "spark",
                new NamedShape<>("a setting", setting, new SettingShape(), 0, 200).map(EnvironmentFile::sorted),
                new TreeMap<>(),
                "Settings that override the derived tuning, by Spark's own names");
        Field<Function<Gibibytes, Workload>> workload = Field.withDefault(
                "workload",
                WorkloadShape.SHAPE,
                Workload::about,
                "about the expected volume, without growth",
                "What its price and its size follow from");
        return new ObjectShape<>(
                "a pipeline's placement",
                List.of(landing, input, machine, cluster, spark, workload),
                List.of(Constraint.exactlyOneOf("machine", "cluster")),
                keys -> {
                    String pipeline = keys.name();
                    String arrives = keys.value(landing);
                    Gibibytes volume = keys.value(input);
                    Optional<ComputeDraft> onCluster = keys.value(cluster);
                    ComputeDraft compute = keys.value(machine)
                            .or(() -> onCluster)
                            .orElse((name, settings) -> new Compute.Machine(1, new Gibibytes(1)));
                    SortedMap<String, String> set = keys.value(spark);
                    Workload work = keys.value(workload).apply(volume);
                    return settings ->
                            new Placement(pipeline, arrives, volume, compute.of(pipeline, settings), set, work);
                });
    }

    private static SortedMap<String, String> sorted(List<Map.Entry<String, String>> settings) {
        SortedMap<String, String> sorted = new TreeMap<>();
        settings.forEach(setting -> sorted.put(setting.getKey(), setting.getValue()));
        return sorted;
    }

    private static Shape<Gibibytes> gibibytes(String min, String max) {
        return NumberShape.between(min, max).map(BigDecimal::doubleValue).map(Gibibytes::new);
    }

    private static Shape<ComputeDraft> cluster(String environment) {
        return ClusterShapes.ofPipeline(environment)
                .map(draft -> (name, settings) -> new Compute.Transient(draft.of(name, settings)));
    }

    private static Shape<ComputeDraft> machine() {
        Field<Integer> cores = Field.required("cores", NumberShape.whole(1, 256), "Tasks at a time");
        Field<Gibibytes> memory =
                Field.required("memoryGibibytes", gibibytes("1", "1024"), "Heap of a worker process, in 2^30 bytes");
        return new ObjectShape<>("a machine", List.of(cores, memory), List.of(), keys -> {
            Compute machine = new Compute.Machine(keys.value(cores), keys.value(memory));
            return (name, settings) -> machine;
        });
    }
}
