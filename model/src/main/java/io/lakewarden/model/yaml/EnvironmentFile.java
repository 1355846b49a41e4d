package io.lakewarden.model.yaml;

import io.lakewarden.model.Compute;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Environment.Publishing;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Placement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a file in {@code environments/} holds. */
final class EnvironmentFile {
    private static final String LOCAL = "local";
    private static final String AWS = "aws";

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
                        "the name of a commercial AWS region",
                        "eu-west-1",
                        "(us|eu|ap|sa|ca|me|af|il|mx)-(north|south|east|west|central)(east|west)?-[1-9]",
                        32),
                "",
                "The AWS region");
        Field<Optional<String>> operator =
                Field.optional("operator", Names.PRINCIPAL, "Who queries on this machine, where none is named");
        Field<Publishing> publishing = Field.required(
                "publishing",
                ChoiceShape.of(Publishing.class),
                "branch: gold is written to a branch, audited, fast-forwarded; single-table: audited before the write");
        Field<List<Placement>> pipelines = Field.withDefault(
                "pipelines",
                new NamedShape<>("a pipeline", Names.PART, placement(), 0, 200).values(),
                List.of(),
                "How each pipeline runs here; those left out do not");
        return new ObjectShape<>(
                "an environment",
                List.of(description, local, account, region, operator, publishing, pipelines),
                List.of(
                        new Constraint.When("kind", AWS, List.of("account", "region"), List.of("operator")),
                        new Constraint.When("kind", LOCAL, List.of(), List.of("account", "region"))),
                keys -> {
                    Home aws = new Home.Aws(keys.value(account), keys.value(region));
                    return new Environment(
                            name,
                            keys.value(description),
                            keys.value(local) ? new Home.Local() : aws,
                            keys.value(operator),
                            keys.value(publishing),
                            keys.value(pipelines));
                });
    }

    private static Map<String, Boolean> kinds() {
        Map<String, Boolean> kinds = new TreeMap<>();
        kinds.put(LOCAL, true);
        kinds.put(AWS, false);
        return kinds;
    }

    private static Shape<Placement> placement() {
        Field<String> landing = Field.required(
                "landing",
                TextShape.of("a folder or an s3:// prefix of at most 500 characters", "landing", TextShape.ANY, 500),
                "Where its files arrive: a folder below the state's folder, or an s3:// prefix");
        Field<Gibibytes> input = Field.required(
                "inputGibibytesPerRun",
                gibibytes("0.001", "10000000"),
                "Expected volume of one run, uncompressed, in units of 2^30 bytes");
        Field<Optional<Compute>> machine = Field.optional("machine", machine(), "Runs on this machine");
        Field<Optional<Compute>> cluster = Field.optional("cluster", cluster(), "Runs on a transient EMR cluster");
        TextShape<String> setting =
                TextShape.of("the name of a setting", "spark.sql.shuffle.partitions", "[A-Za-z0-9._-]+", 200);
        Field<SortedMap<String, String>> spark = Field.withDefault(
                "spark",
                new NamedShape<>("a setting", setting, new SettingShape(), 0, 200).map(EnvironmentFile::sorted),
                new TreeMap<>(),
                "Settings that override the derived tuning, by Spark's own names");
        return new ObjectShape<>(
                "a pipeline's placement",
                List.of(landing, input, machine, cluster, spark),
                List.of(Constraint.exactlyOneOf("machine", "cluster")),
                keys -> {
                    Optional<Compute> onCluster = keys.value(cluster);
                    return new Placement(
                            keys.name(),
                            keys.value(landing),
                            keys.value(input),
                            keys.value(machine).or(() -> onCluster).orElse(new Compute.Machine(1, new Gibibytes(1))),
                            keys.value(spark));
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

    private static Shape<Compute> machine() {
        Field<Integer> cores = Field.required("cores", NumberShape.whole(1, 256), "Tasks at a time");
        Field<Gibibytes> memory =
                Field.required("memoryGibibytes", gibibytes("1", "1024"), "Heap of a worker process, in 2^30 bytes");
        return new ObjectShape<>(
                "a machine",
                List.of(cores, memory),
                List.of(),
                keys -> new Compute.Machine(keys.value(cores), keys.value(memory)));
    }

    private static Shape<Compute> cluster() {
        Field<String> release = Field.required(
                "release",
                TextShape.of("an EMR release label", "emr-7.14.0", "emr-(spark-)?[0-9]+[.][0-9]+[.][0-9]+", 32),
                "EMR's release label, of the line emr-7 from emr-7.12.0 on");
        Field<Compute.Instances> primary = Field.required(
                "primary", instances(), "The primary node: one, since steps with roles of their own exclude three");
        Field<Compute.Instances> core =
                Field.required("core", instances(), "The core nodes, on which the executors run");
        return new ObjectShape<>(
                "a cluster",
                List.of(release, primary, core),
                List.of(),
                keys -> new Compute.Cluster(keys.value(release), keys.value(primary), keys.value(core)));
    }

    private static Shape<Compute.Instances> instances() {
        Field<String> type = Field.required(
                "instanceType",
                TextShape.of("an EC2 instance type", "m6g.xlarge", "[a-z][a-z0-9-]*[.][a-z0-9-]+", 32),
                "EC2's name");
        Field<Integer> count = Field.required("count", NumberShape.whole(1, 1000), "How many");
        return new ObjectShape<>(
                "a group of instances",
                List.of(type, count),
                List.of(),
                keys -> new Compute.Instances(keys.value(type), keys.value(count)));
    }
}
