package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.inspect.Templates;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This project's own environments, deployed and taken away by CDK's command as docs/deploying.md has it, in an account that
 * an emulator has. It says of some types that it made them, and makes nothing (grants, tables, policies of buckets, alarms,
 * schedules): only what can be seen is asked for here.
 */
class DeploymentIT {
    private static final Path CDK = Path.of("..", "node_modules", "aws-cdk", "bin", "cdk");
    private static final Pattern BUCKET = Pattern.compile("<Name>([^<]+)</Name>");
    private static final Pattern ENCRYPTION =
            Pattern.compile("<SSEAlgorithm>aws:kms</SSEAlgorithm>\\s*<KMSMasterKeyID>([^<]+)</KMSMasterKeyID>");

    @TempDir
    private static Path folder;

    private static Optional<Emulator> emulator = Optional.empty();

    @BeforeAll
    static void bootstraps() {
        Optional<Path> moto = Program.onPath("moto_server");
        assumeTrue(moto.isPresent(), "Skipped: moto_server is not on the PATH");
        assumeTrue(Files.exists(CDK), "Skipped: CDK's command is not there; npm ci in the checkout installs it");
        emulator = Emulator.start(moto.get(), folder);
        assumeTrue(emulator.isPresent(), "Skipped: moto_server does not run");
        cdk("bootstrap", "aws://" + Emulator.ACCOUNT + "/" + Emulator.REGION);
    }

    @AfterAll
    static void ends() {
        emulator.ifPresent(Emulator::close);
    }

    @Test
    void devIsMadeAsDeclaredAndGoesWithItsData() {
        Declared dev = declared("dev", "111111111111");

        deploy(dev);

        isMade(dev);
        List<String> keys = ids(dev.keys());

        destroy(dev);

        isOver(dev);
        assertThat(buckets(dev)).isEmpty();
        assertThat(logs(dev)).isEmpty();
        assertThat(keys).isNotEmpty().isSubsetOf(allKeys());
    }

    @Test
    void prodHasItsClustersAndLeavesItsData() {
        Declared prod = declared("prod", "333333333333");

        deploy(prod);

        isMade(prod);
        assertThat(clusters(prod)).hasSize(2).isEqualTo(declaredClusters(prod));
        List<String> buckets = buckets(prod);
        List<String> logs = logs(prod);
        List<String> keys = ids(prod.keys());

        destroy(prod);

        isOver(prod);
        assertThat(buckets(prod)).isNotEmpty().isEqualTo(buckets);
        assertThat(logs(prod)).isNotEmpty().isEqualTo(logs);
        assertThat(keys).isNotEmpty().isSubsetOf(allKeys());
    }

    /**
     * An environment whose file names the emulator's account and region.
     *
     * @param prefix of its names
     * @param assembly what CDK's command takes
     */
    private record Declared(String prefix, Path assembly, Templates templates) {
        /** The name of each resource of a type, sorted. */
        List<String> names(String type, String property) {
            return templates
                    .resources(type)
                    .map(resource -> resource.text(property))
                    .sorted()
                    .toList();
        }

        List<String> keys() {
            return names("AWS::KMS::Alias", "AliasName");
        }
    }

    private static Declared declared(String environment, String account) {
        String file = "environments/" + environment + ".yaml";
        DefinitionCopy copy = DefinitionCopy.of(Path.of("..", "platform"), folder.resolve(environment))
                .with(file, account, Emulator.ACCOUNT)
                .with(file, "eu-west-1", Emulator.REGION);
        Path assembly = folder.resolve(environment + ".out");
        PlatformApp.synthesize(Sample.blueprint(copy.folder(), environment), assembly);
        return new Declared(
                "lakewarden-" + environment,
                assembly,
                Templates.of(Deployment.read(assembly), new Aws(Emulator.ACCOUNT, Emulator.REGION)));
    }

    /** Without change sets: those of the emulator forget what a stack exports. */
    private static void deploy(Declared environment) {
        String said = cdk(
                "deploy",
                "--app",
                environment.assembly().toString(),
                "--all",
                "--require-approval",
                "never",
                "--method",
                "direct",
                "--concurrency",
                "4");

        assertThat(environment.templates().stacks().keySet()).isNotEmpty().allSatisfy(stack -> assertThat(said)
                .contains("✅  " + stack + "\n"));
    }

    /** What runs first, and all else in the order that CDK knows. */
    private static void destroy(Declared environment) {
        String prefix = environment.prefix() + "-";
        List<String> destroy =
                List.of("destroy", "--force", "--app", environment.assembly().toString());
        cdk(destroy, prefix + "costguard", prefix + "pipelines", prefix + "compute", prefix + "operations");
        // The emulator deletes no route table, and refuses to delete the VPC for it; CloudFormation deletes both.
        run(command(destroy, "--exclusively", prefix + "network"));
        cdk(destroy, "--all");
    }

    private static void isMade(Declared environment) {
        assertThat(buckets(environment)).isEqualTo(environment.names("AWS::S3::Bucket", "BucketName"));
        environment.templates().resources("AWS::S3::Bucket").forEach(bucket -> assertThat(
                        encryption(bucket.text("BucketName")))
                .as(bucket.toString())
                .isEqualTo(declaredEncryption(bucket)));
        environment.templates().resources("AWS::EMR::SecurityConfiguration").forEach(one -> assertThat(
                        aliased(securityConfiguration(one.text("Name"))))
                .as(one.toString())
                .isEqualTo(inAws(one.property("SecurityConfiguration").toString())));
        assertThat(machines(environment)).isEqualTo(declaredMachines(environment));
        assertThat(logs(environment)).isEqualTo(environment.names("AWS::Logs::LogGroup", "LogGroupName"));
    }

    /** Nothing of it runs or could be started. */
    private static void isOver(Declared environment) {
        assertThat(machines(environment)).isEmpty();
        assertThat(ids(environment.keys())).isEmpty();
    }

    private static List<String> buckets(Declared environment) {
        return BUCKET.matcher(there().read("/"))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.startsWith(environment.prefix()))
                .sorted()
                .toList();
    }

    /** The key of a bucket, by its alias; empty for one that has S3's own. */
    private static String encryption(String bucket) {
        return ENCRYPTION
                .matcher(there().read("/" + bucket + "?encryption"))
                .results()
                .map(found -> aliased(found.group(1)))
                .collect(Collectors.joining());
    }

    private static String declaredEncryption(Templates.Resource bucket) {
        return inAws(bucket.property("BucketEncryption")
                .at("/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/KMSMasterKeyID")
                .asText());
    }

    private static String securityConfiguration(String name) {
        return there().ask(
                        "elasticmapreduce",
                        "ElasticMapReduce.DescribeSecurityConfiguration",
                        "{\"Name\": \"" + name + "\"}")
                .path("SecurityConfiguration")
                .toString();
    }

    /** The role and the text of each state machine; the emulator fills nothing in. */
    private static SortedMap<String, List<String>> machines(Declared environment) {
        SortedMap<String, List<String>> machines = new TreeMap<>();
        items(there().ask("states", "AWSStepFunctions.ListStateMachines", "{}").path("stateMachines"))
                .filter(machine -> machine.path("name").asText().startsWith(environment.prefix()))
                .forEach(machine -> {
                    JsonNode all = there().ask(
                                    "states",
                                    "AWSStepFunctions.DescribeStateMachine",
                                    "{\"stateMachineArn\": " + machine.path("stateMachineArn") + "}");
                    machines.put(
                            all.path("name").asText(),
                            List.of(
                                    all.path("roleArn").asText(),
                                    all.path("definition").asText()));
                });
        return machines;
    }

    private static SortedMap<String, List<String>> declaredMachines(Declared environment) {
        SortedMap<String, List<String>> machines = new TreeMap<>();
        environment
                .templates()
                .resources("AWS::StepFunctions::StateMachine")
                .forEach(machine -> machines.put(
                        machine.text("StateMachineName"),
                        List.of(inAws(machine.text("RoleArn")), inAws(machine.text("DefinitionString")))));
        return machines;
    }

    /** What there is to see of each cluster; the emulator ends at once what has no step yet. */
    private static SortedMap<String, List<String>> clusters(Declared environment) {
        SortedMap<String, List<String>> clusters = new TreeMap<>();
        items(there().ask("elasticmapreduce", "ElasticMapReduce.ListClusters", "{}")
                        .path("Clusters"))
                .filter(cluster -> cluster.path("Name").asText().startsWith(environment.prefix()))
                .forEach(cluster -> {
                    JsonNode all = there().ask(
                                    "elasticmapreduce",
                                    "ElasticMapReduce.DescribeCluster",
                                    "{\"ClusterId\": " + cluster.path("Id") + "}")
                            .path("Cluster");
                    clusters.put(all.path("Name").asText(), facts(all, all.path("Tags")));
                });
        return clusters;
    }

    private static SortedMap<String, List<String>> declaredClusters(Declared environment) {
        SortedMap<String, List<String>> clusters = new TreeMap<>();
        environment
                .templates()
                .resources("AWS::EMR::Cluster")
                .forEach(cluster -> clusters.put(
                        cluster.text("Name"), facts(cluster.raw().path("Properties"), cluster.property("Tags"))));
        return clusters;
    }

    private static List<String> facts(JsonNode cluster, JsonNode tags) {
        return Stream.concat(
                        Stream.of(
                                cluster.path("ReleaseLabel").asText(),
                                cluster.path("LogUri").asText(),
                                cluster.path("ServiceRole").asText(),
                                cluster.at("/KerberosAttributes/Realm").asText()),
                        items(tags)
                                .map(tag -> tag.path("Key").asText() + "="
                                        + tag.path("Value").asText())
                                .sorted())
                .toList();
    }

    private static List<String> logs(Declared environment) {
        return items(there().ask("logs", "Logs_20140328.DescribeLogGroups", "{}")
                        .path("logGroups"))
                .map(group -> group.path("logGroupName").asText())
                .filter(name -> name.startsWith("/" + environment.prefix() + "/"))
                .sorted()
                .toList();
    }

    /** The keys that have one of these aliases. */
    private static List<String> ids(List<String> aliases) {
        return keysByAlias().entrySet().stream()
                .filter(alias -> aliases.contains(alias.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> allKeys() {
        return items(there().ask("kms", "TrentService.ListKeys", "{}").path("Keys"))
                .map(key -> key.path("KeyId").asText())
                .toList();
    }

    private static SortedMap<String, String> keysByAlias() {
        SortedMap<String, String> keys = new TreeMap<>();
        items(there().ask("kms", "TrentService.ListAliases", "{}").path("Aliases"))
                .filter(alias -> alias.has("TargetKeyId"))
                .forEach(alias -> keys.put(
                        alias.path("AliasName").asText(),
                        alias.path("TargetKeyId").asText()));
        return keys;
    }

    /** A text in which keys stand by their alias, as {@link Templates} has them: their ids come with the deployment. */
    private static String aliased(String text) {
        String aliased = text;
        for (Map.Entry<String, String> alias : keysByAlias().entrySet()) {
            aliased = aliased.replace(
                    "key/" + alias.getValue(), "key/" + alias.getKey().substring("alias/".length()));
        }

        return aliased;
    }

    private static String inAws(String text) {
        return text.replace("${AWS::Partition}", "aws");
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Emulator there() {
        return emulator.orElseThrow();
    }

    private static String cdk(String... arguments) {
        return cdk(List.of(), arguments);
    }

    private static String cdk(List<String> first, String... others) {
        List<String> command = command(first, others);
        Program.Said said = run(command);
        assertThat(said.exitCode()).as(command + "\n" + said.text()).isZero();
        return said.text();
    }

    private static List<String> command(List<String> first, String... others) {
        List<String> command =
                new ArrayList<>(List.of("node", CDK.toAbsolutePath().normalize().toString()));
        command.addAll(first);
        command.addAll(List.of(others));
        command.addAll(List.of("--ci", "--no-notices"));
        return command;
    }

    private static Program.Said run(List<String> command) {
        return Program.run(folder, command, there().environment());
    }
}
