package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.local.ExecutionListener;
import io.lakewarden.stepfunctions.local.ExecutionName;
import io.lakewarden.stepfunctions.local.Interpreter;
import io.lakewarden.stepfunctions.local.Substitutions;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The verbs against somebody else's Step Functions and EMR: moto, in a process of its own. */
@EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
class LiveVerbsMotoIT {
    private static final String ACCOUNT = "111111111111";
    private static final String MACHINE = "lakewarden-dev-billing";
    private static final String DAY = "2026-03-01";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static Moto moto;
    private static List<Process> started = new ArrayList<>();
    private static CommandProcess work = new CommandProcess(Path.of("."));

    @BeforeAll
    static void startMoto() throws IOException, InterruptedException {
        assumeTrue(Moto.isInstalled(), Moto.MISSING);
        moto = Moto.start(ACCOUNT, folder);
        System.setProperty("aws.endpointUrl", moto.uri().toString());
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "no secret");
        work = CommandProcess.in(folder.resolve("work"));
        Path dev = work.dir().resolve("platform/environments/dev.yaml");
        // moto has instance groups and no fleets.
        Files.writeString(
                dev,
                Files.readString(dev)
                        .replace("release: emr-7.14.0", "release: emr-7.14.0\n      provisioning: groups"));
    }

    @AfterAll
    static void end() throws InterruptedException {
        Stream.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void runsWatchesEndsAndRunsAgain() throws IOException, InterruptedException {
        JsonNode template = synthesized();
        JsonNode machine = only(template, "AWS::StepFunctions::StateMachine");
        String definition = filled(machine);
        deploy(machine.path("StateMachineName").asText(), definition);

        Started watched = start("run", "billing", "--date", DAY, "--every", "1");
        watched.awaits("execution " + DAY + ", RUNNING since ");
        watched.process().destroy();
        assertThat(watched.ended().err())
                .endsWith("The execution goes on; come back with: ./lakewarden run billing --env dev --date " + DAY
                        + "\n");

        CommandProcess.Result run = lakewarden("run", "billing", "--date", DAY, "--detach", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().at("/runs/0/status").asText()).isEqualTo("RUNNING");
        assertThat(run.json().at("/runs/0/arn").asText())
                .isEqualTo("arn:aws:states:eu-west-1:" + ACCOUNT + ":execution:" + MACHINE + ":" + DAY);

        Emr emr = new Emr();
        new Interpreter(emr, ExecutionListener.NONE)
                .run(
                        StateMachineJson.read(definition),
                        Json.object().put("date", DAY),
                        new ExecutionName(MACHINE, DAY),
                        Instant.now());

        CommandProcess.Result status = lakewarden("status", "--json");
        assertThat(status.exitCode()).as(status.err()).isZero();
        JsonNode cluster = status.json().at("/clusters/0");
        assertThat(cluster.path("cluster").asText()).as(status.out()).isEqualTo("billing");
        assertThat(cluster.path("nodes").asInt()).as(status.out()).isEqualTo(3);
        assertThat(cluster.path("usdPerHour").asDouble()).isBetween(0.4, 1.5);
        assertThat(cluster.path("steps")).hasSize(emr.steps);
        assertThat(cluster.path("certificatesEnd").path("unread").asText())
                .startsWith("Cannot read the security configuration ");
        assertThat(status.json().at("/pipelines/0/runs/0/date").asText()).isEqualTo(DAY);

        CommandProcess.Result logs = lakewarden("logs", "billing");
        assertThat(logs.out())
                .contains("log group "
                        + only(template, "AWS::Logs::LogGroup")
                                .path("LogGroupName")
                                .asText() + "\n")
                .contains("s3://lakewarden-dev-logs-" + ACCOUNT + "/emr/billing/" + emr.cluster + "/steps/");

        Started watchedAgain = start("run", "billing", "--date", DAY, "--every", "1");
        watchedAgain.awaits("execution " + DAY + ", RUNNING since ");
        CommandProcess.Result stopped = lakewarden("stop", "billing");
        assertThat(stopped.out()).as(stopped.err()).startsWith(DAY + ": ABORTED; ");

        CommandProcess.Result seen = watchedAgain.ended();
        assertThat(seen.exitCode()).isEqualTo(1);
        assertThat(seen.out()).startsWith("billing " + DAY + "  " + DAY + "  ABORTED after ");
        assertThat(seen.err()).contains("  cluster " + emr.cluster + ", logs: s3://");

        CommandProcess.Result again = lakewarden("rerun", DAY, "--detach", "--json");
        assertThat(again.json().path("status").asText()).as(again.err()).isEqualTo("RUNNING");
        assertThat(again.json().path("date").asText()).isEqualTo(DAY);
        assertThat(lakewarden("rerun", DAY, "--detach", "--json").json().path("arn"))
                .isEqualTo(again.json().path("arn"));
    }

    /** The stack of pipelines as it would be deployed. */
    private static JsonNode synthesized() throws IOException {
        System.setProperty(Installation.HOME, CommandProcess.HOME.toString());
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(work.dir())).platform().orElseThrow();
        Path assembly = folder.resolve("assembly");
        SynthVerb.synthesized(
                SynthVerb.blueprint(
                        work.dir(),
                        checked,
                        "dev",
                        LocalDate.parse(DAY),
                        TablesFile.in(CommandProcess.HOME).read()),
                assembly);
        return Json.read(Files.readString(assembly.resolve("lakewarden-dev-pipelines.template.json")));
    }

    /** The properties of the only resource of a type. */
    private static JsonNode only(JsonNode template, String type) {
        List<JsonNode> found = template.path("Resources").findParents("Type").stream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0).path("Properties");
    }

    /** As CloudFormation fills it, with the name of each value that another stack has. */
    private static String filled(JsonNode machine) {
        SortedMap<String, String> values = new TreeMap<>();
        machine.path("DefinitionSubstitutions")
                .properties()
                .forEach(value -> values.put(
                        value.getKey(),
                        value.getValue().isTextual() ? value.getValue().asText() : value.getKey()));
        String definition = machine.at("/DefinitionString/Fn::Sub")
                .asText()
                .replace("${AWS::Partition}", "aws")
                .replace("${!", "${");
        return Substitutions.apply(definition, values);
    }

    private static void deploy(String name, String definition) {
        try (SfnClient client = SfnClient.builder()
                .endpointOverride(moto.uri())
                .region(Region.EU_WEST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "no secret")))
                .build()) {
            client.createStateMachine(request ->
                    request.name(name).definition(definition).roleArn("arn:aws:iam::" + ACCOUNT + ":role/machine"));
        }
    }

    /** Hands on to moto what the deployed machine asks EMR for; what is created stays. */
    private static final class Emr implements TaskPort {
        private String cluster = "";
        private int steps;

        @Override
        public TaskOutcome call(String resource, JsonNode parameters) throws InterruptedException {
            ObjectNode answer = Json.object();
            if (resource.contains("createCluster")) {
                cluster = emr("RunJobFlow", withoutNetwork(parameters.deepCopy()))
                        .path("JobFlowId")
                        .asText();
                answer.put("ClusterId", cluster);
            } else if (resource.contains("addStep")) {
                ObjectNode request = Json.object()
                        .put("JobFlowId", parameters.path("ClusterId").asText());
                request.putArray("Steps").add(parameters.path("Step"));
                steps++;
                answer.set("StepId", emr("AddJobFlowSteps", request).at("/StepIds/0"));
            }

            return new TaskOutcome.Succeeded(answer, Duration.ZERO);
        }

        /** There is none in moto. */
        private static ObjectNode withoutNetwork(ObjectNode request) {
            ((ObjectNode) request.path("Instances"))
                    .remove(List.of(
                            "Ec2SubnetId",
                            "EmrManagedMasterSecurityGroup",
                            "EmrManagedSlaveSecurityGroup",
                            "ServiceAccessSecurityGroup"));
            return request;
        }
    }

    private static JsonNode emr(String action, JsonNode request) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    moto.post("elasticmapreduce", "ElasticMapReduce." + action, request.toString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return Json.read(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CommandProcess.Result lakewarden(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments(words).toArray(String[]::new));
        return new CommandProcess.Result(exitCode, out.toString(), err.toString());
    }

    private static Stream<String> arguments(String... words) {
        return Stream.concat(
                Stream.of(words), Stream.of("--env", "dev", "--dir", work.dir().toString()));
    }

    /** The command in a process of its own, as a user starts it who names moto by AWS's own variable. */
    private static Started start(String... words) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-D" + Installation.HOME + "=" + CommandProcess.HOME,
                                "-cp",
                                new Installation(CommandProcess.HOME).commandClassPath(),
                                "io.lakewarden.cli.Main"),
                        arguments(words))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        moto.uri().toString(),
                        "AWS_ACCESS_KEY_ID",
                        "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY",
                        "no secret"));
        Process process = builder.start();
        started.add(process);
        return new Started(process, out, err);
    }

    /** A command that runs. */
    private record Started(Process process, Path out, Path err) {
        void awaits(String text) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(err).content().contains(text));
        }

        CommandProcess.Result ended() throws IOException, InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new CommandProcess.Result(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }
}
