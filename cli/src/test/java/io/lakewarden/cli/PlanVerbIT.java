package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A deployment of this checkout's definition over what somebody deployed before. */
class PlanVerbIT {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final String LAKE = "lakewarden-stage-lake";

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void synthesize() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                NodePackages.areThere(), "Skipped: node_modules is not there, and npm could not fetch it");
        System.setProperty("lakewarden.home", CHECKOUT.toString());
        Assembled.stage(CHECKOUT, folder);
    }

    @Test
    void saysThatNothingDiffers() {
        assertThat(plan(folder.toString())).isZero();

        assertThat(out.toString()).isEqualTo("Nothing differs from " + folder + " in stage\n");
    }

    @Test
    void saysWhatABucketOfAnotherNameComesTo() throws IOException {
        Path base = copy("renamed");
        ObjectNode template = (ObjectNode) Json.read(Files.readString(base.resolve(LAKE + ".template.json")));
        ((ObjectNode) template.at("/Resources/GoldBucket/Properties")).put("BucketName", "another");
        Files.writeString(base.resolve(LAKE + ".template.json"), template.toString());

        assertThat(plan(base.toString())).isZero();

        assertThat(out.toString().lines().limit(2))
                .containsExactly(
                        "replaces lakewarden-stage-lake/GoldBucket (GoldBucket, AWS::S3::Bucket) by BucketName",
                        "    a new, empty bucket; whoever names the old one does not find the new; the old one stays in the "
                                + "account outside the stack");
    }

    @Test
    void saysWhichStacksNothingMakesAnyMoreAndWhatDeletesThem() throws IOException {
        Path base = copy("left");
        ObjectNode manifest = (ObjectNode) Json.read(Files.readString(base.resolve("manifest.json")));
        ObjectNode left = manifest.path("artifacts").path(LAKE).deepCopy();
        ((ObjectNode) left.path("properties")).put("templateFile", "left.template.json");
        left.remove("additionalMetadataFile");
        ((ObjectNode) manifest.path("artifacts")).set("lakewarden-stage-governance-grants-2", left);
        Files.writeString(base.resolve("manifest.json"), manifest.toString());
        Files.writeString(
                base.resolve("left.template.json"), "{\"Resources\": {\"Left\": {\"Type\": \"AWS::SNS::Topic\"}}}");

        assertThat(plan(base.toString())).isZero();

        assertThat(out.toString().lines().skip(2))
                .containsExactly(
                        "delete first stack lakewarden-stage-governance-grants-2: nothing in stage makes it any more",
                        "    aws cloudformation update-termination-protection --region eu-west-1 --stack-name "
                                + "lakewarden-stage-governance-grants-2 --no-enable-termination-protection",
                        "    aws cloudformation delete-stack --region eu-west-1 --stack-name "
                                + "lakewarden-stage-governance-grants-2",
                        "    aws cloudformation wait stack-delete-complete --region eu-west-1 --stack-name "
                                + "lakewarden-stage-governance-grants-2",
                        "deletes 1");
    }

    @Test
    void endsWithOneWhereDataWouldBeLost() throws IOException {
        Path base = copy("loose");
        ObjectNode template = (ObjectNode) Json.read(Files.readString(base.resolve(LAKE + ".template.json")));
        ((ObjectNode) template.path("Resources"))
                .putObject("LooseBucket")
                .put("Type", "AWS::S3::Bucket")
                .put("DeletionPolicy", "Delete");
        Files.writeString(base.resolve(LAKE + ".template.json"), template.toString());

        assertThat(plan(base.toString(), "--json")).isEqualTo(1);

        JsonNode change = Json.read(out.toString()).at("/changes/0");
        assertThat(change.toString())
                .isEqualTo("{\"danger\":\"loses\",\"stack\":\"lakewarden-stage-lake\","
                        + "\"construct\":\"lakewarden-stage-lake/LooseBucket\",\"logicalId\":\"LooseBucket\","
                        + "\"type\":\"AWS::S3::Bucket\",\"properties\":[],\"consequence\":\"its files go with it; "
                        + "CloudFormation refuses while there are any\"}");
    }

    @Test
    void refusesAFolderThatNoSynthesisWrote() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(plan(empty.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --base: got the folder " + empty
                        + ", expected one that synth wrote, with manifest.json in it or in its folder stage\n");
    }

    @Test
    void refusesWhatIsNoAccount() {
        assertThat(run("plan", "--env", "local", "--base", "HEAD")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot synthesize local: it is this machine, and nothing of it is deployed; "
                        + "name one of dev, prod, stage\n");
    }

    @Test
    void aRevisionsDefinitionIsCompiledHereAndLaterColumnsComeByTheirPipeline()
            throws IOException, InterruptedException {
        Path checkout = Files.createDirectory(folder.resolve("checkout"));
        Files.copy(CHECKOUT.resolve(TablesFile.NAME), checkout.resolve(TablesFile.NAME));
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve("platform"))) {
            for (Path file : files.toList()) {
                Files.copy(file, checkout.resolve(CHECKOUT.relativize(file).toString()));
            }
        }

        git(checkout, "init", "-q");
        git(checkout, "add", ".");
        git(checkout, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "before");
        Path domain = checkout.resolve("platform/domains/billing.yaml");
        Files.writeString(
                domain,
                Files.readString(domain)
                        .replaceFirst("( +)field_count:", "$1weight: {type: int, description: Grams}\n$1field_count:"));

        assertThat(run("plan", "--dir", checkout.toString(), "--env", "stage", "--base", "HEAD"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .isEqualTo("changes lakewarden-stage-pipelines/BillingMachine (BillingMachine, "
                        + "AWS::StepFunctions::StateMachine) by DefinitionSubstitutions.ContractUri\n"
                        + "    executions under way go on with the old definition, new ones take the new\n"
                        + "table bronze.invoices_raw: column weight int comes by ALTER TABLE in the next run that writes "
                        + "the table\nchanges 1\n");
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }

        return copy;
    }

    private int plan(String base, String... more) {
        List<String> arguments = new ArrayList<>(List.of("plan", "--env", "stage", "--base", base));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine commandLine = Lakewarden.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
