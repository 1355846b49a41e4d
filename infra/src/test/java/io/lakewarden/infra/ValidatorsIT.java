package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import io.github.cdklabs.cdknag.NIST80053R4Checks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.Validations;

/** Others' rules on everything that is deployed, once over the platform that has something of everything. */
class ValidatorsIT {
    private static final Path FOLDER = Path.of("target", "assemblies", "validated");
    private static final Path ROOT = Path.of("..");
    private static final String PREFIX = "estate-prod-";
    private static final Pattern RULE = Pattern.compile("CT\\.[A-Z0-9]+\\.PR\\.[0-9]+");
    private static final Pattern RESOURCE = Pattern.compile("/Resources/([A-Za-z0-9]+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** CDK's own validator and cdk-nag's packs, in one synthesis: it ends in an exception where anything is found. */
    @BeforeAll
    static void synthesizes() {
        App app = PlatformApp.of(Sample.blueprint("comprehensive", "prod"), FOLDER);
        Validations.of(app)
                .addPlugins(
                        new CloudFormationValidatePlugin(),
                        AwsSolutionsChecks.Builder.create(app).build(),
                        HIPAASecurityChecks.Builder.create(app).build(),
                        NIST80053R4Checks.Builder.create(app).build(),
                        NIST80053R5Checks.Builder.create(app).build(),
                        PCIDSS321Checks.Builder.create(app).build());
        assertThatThrownBy(app::synth).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatCdkAndNagFindIsAcknowledgedByIdWithItsReasonAndNothingElseIs() throws IOException {
        JsonNode report = JSON.readTree(FOLDER.resolve("validation-report.json").toFile());
        SortedSet<String> plugins = new TreeSet<>();
        SortedSet<String> found = new TreeSet<>();
        for (JsonNode plugin : report.path("pluginReports")) {
            plugins.add(plugin.path("pluginName").asText());
            plugin.path("violations").forEach(violation -> violation
                    .path("violatingConstructs")
                    .forEach(construct -> found.add(violation.path("ruleName").asText() + "  "
                            + construct.path("constructPath").asText().replace(PREFIX, ""))));
        }

        assertThat(plugins)
                .as("all have looked")
                .contains("AwsSolutions", "HIPAA.Security", "NIST.800.53.R4", "NIST.800.53.R5", "PCI.DSS.321");
        assertThat(found).isEqualTo(acknowledged(finding -> !finding.startsWith("CT.")));
    }

    @Test
    void controlTowersRulesHold() {
        Optional<Path> guard = cfnGuard();
        assumeTrue(guard.isPresent(), "Skipped: cfn-guard is not there; npm ci in the checkout installs it");
        List<String> command = new ArrayList<>(List.of(guard.get().toString(), "validate", "--rules"));
        controlTower().forEach(rules -> command.add(rules.toString()));
        command.add("--data");
        templates().forEach(template -> command.add(template.getFileName().toString()));
        command.addAll(List.of("--structured", "--output-format", "json", "--show-summary", "none"));

        Program.Said said = Program.run(FOLDER, command);

        assertThat(found(said.text())).isEqualTo(acknowledged(finding -> finding.startsWith("CT.")));
    }

    /** Its report names rules of Control Tower in their messages, and resources by their path. */
    private static SortedSet<String> found(String report) {
        SortedSet<String> found = new TreeSet<>();
        for (JsonNode template : read(report)) {
            String stack = Path.of(template.path("name").asText())
                    .getFileName()
                    .toString()
                    .replace(PREFIX, "")
                    .replace(".template.json", "");
            for (JsonNode rule : template.path("not_compliant")) {
                String text = rule.toString();
                String id = RULE.matcher(text)
                        .results()
                        .findFirst()
                        .map(MatchResult::group)
                        .orElseThrow(() -> new IllegalStateException("A finding names no rule: " + text));
                RESOURCE.matcher(text).results().forEach(match -> found.add(id + "  " + stack + "/" + match.group(1)));
            }
        }

        return found;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + json, e);
        }
    }

    private static SortedSet<String> acknowledged(Predicate<String> which) {
        return Acknowledgements.all().stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void cfnLintFindsNoError() {
        Optional<Path> lint = Program.onPath("cfn-lint");
        assumeTrue(lint.isPresent(), "Skipped: cfn-lint is not on the PATH");
        List<String> command = new ArrayList<>(
                List.of(lint.get().toString(), "--regions", "eu-west-1", "--ignore-checks", "W", "I", "--template"));
        templates().forEach(template -> command.add(template.getFileName().toString()));

        Program.Said said = Program.run(FOLDER, command);

        assumeTrue(!said.text().contains("command not found"), "Skipped: cfn-lint does not run");
        assertThat(said.text()).isBlank();
        assertThat(said.exitCode()).isZero();
    }

    /** Filled as CloudFormation would, since a placeholder is no ARN. */
    @Test
    void everyStateMachineIsValidToTheAslValidator() throws IOException {
        Path validator = ROOT.resolve("node_modules/asl-validator/dist/bin/asl-validator.js")
                .toAbsolutePath()
                .normalize();
        assumeTrue(Files.exists(validator), "Skipped: asl-validator is not there; npm ci in the checkout installs it");
        List<String> command = new ArrayList<>(List.of("node", validator.toString()));
        SortedMap<String, String> machines = Machines.filled(Sample.COMPREHENSIVE);
        for (Map.Entry<String, String> machine : machines.entrySet()) {
            String file = machine.getKey().replace('/', '-') + ".asl.json";
            Files.writeString(FOLDER.resolve(file), machine.getValue());
            command.addAll(List.of("--json-path", file));
        }

        Program.Said said = Program.run(FOLDER, command);

        assertThat(machines).isNotEmpty();
        assertThat(said.exitCode()).as(said.text()).isZero();
    }

    private static List<Path> templates() {
        return listed(FOLDER, ".template.json");
    }

    /** Of the services that the templates use. */
    private static List<Path> controlTower() {
        Path rules = ROOT.resolve("node_modules/@cdklabs/cdk-validator-cfnguard/rules/control-tower/cfn-guard");
        return Stream.of(
                        "cloudwatch",
                        "ec2",
                        "emr",
                        "glue",
                        "identityandaccessmanagement",
                        "keymanagementservice",
                        "s3",
                        "stepfunctions")
                .map(rules::resolve)
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .toList();
    }

    private static Optional<Path> cfnGuard() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "macos" : "ubuntu";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return Optional.of(ROOT.resolve("node_modules/@cdklabs/cdk-validator-cfnguard/bin")
                        .resolve(system)
                        .resolve(processor)
                        .resolve("cfn-guard")
                        .toAbsolutePath()
                        .normalize())
                .filter(Files::isExecutable);
    }

    private static List<Path> listed(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
