package io.lakewarden.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cost.inventory.NodeGroup.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    private static final Path TEMPLATES = Path.of("src", "test", "resources", "templates");

    private final Inventory etl = Inventory.read(TEMPLATES.resolve("etl"), Map.of());
    private final Inventory plain = Inventory.read(TEMPLATES.resolve("plain.json"), Map.of());

    @Test
    void findsTheClusterInAStateMachineThatTheCdkJoinsTogether() {
        assertThat(etl.clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.path()).isEqualTo("Etl/Nightly/Resource/Create");
            assertThat(cluster.release()).contains("emr-7.5.0");
            assertThat(cluster.end()).contains("it ends after 3600 seconds without work");
            assertThat(cluster.tag("team")).contains("data");
            assertThat(cluster.unknown()).isEmpty();
            assertThat(cluster.groups())
                    .extracting(NodeGroup::role)
                    .containsExactly(Role.PRIMARY, Role.CORE, Role.TASK);
            assertThat(cluster.groups().get(1).candidates().get(0).volumes())
                    .hasSize(2)
                    .allSatisfy(volume -> {
                        assertThat(volume.type()).isEqualTo("gp3");
                        assertThat(volume.gibibytes()).isEqualByComparingTo("100");
                    });
            assertThat(cluster.groups().get(2).spot()).isEqualByComparingTo("32");
            assertThat(cluster.groups().get(2).candidates())
                    .extracting(NodeGroup.Candidate::instanceType)
                    .containsExactly("r5.xlarge", "r5.2xlarge");
        });
    }

    @Test
    void countsTheStatesOfAnExecutionThatGoesWell() {
        assertThat(machine(etl, "NightlyAB12CD34").transitions()).isEqualTo(5);
    }

    @Test
    void aScheduleOfAnOuterStateMachineStartsTheInnerOne() {
        List<Schedule> schedules = etl.schedulesOf(machine(etl, "NightlyAB12CD34"));

        assertThat(schedules).singleElement().satisfies(schedule -> {
            assertThat(schedule.times().orElseThrow()).hasToString("cron(0 3 ? * MON-FRI *)");
            assertThat(schedule.times().orElseThrow().in(YearMonth.of(2026, 11)))
                    .isEqualTo(21);
            assertThat(schedule.isEnabled()).isTrue();
        });
        assertThat(etl.schedulesOf(machine(etl, "Outer11111111"))).isEqualTo(schedules);
    }

    @Test
    void readsNestedStacksWithTheirParametersAndOutputs() {
        assertThat(resource(etl, "Vpc8378EB38").id()).isEqualTo("Etl/NestedBBBB/Vpc8378EB38");
        assertThat(resource(etl, "Table1").tag("key")).contains("${Etl/KeyDDDD.Arn}");
        assertThat(resource(etl, "Table1").tag("zones")).contains("2");
        assertThat(resource(etl, "AlarmAAAA")
                        .at("Dimensions")
                        .path(0)
                        .path("Value")
                        .asText())
                .isEqualTo("${Etl/NestedBBBB/Vpc8378EB38}");
        assertThat(resource(etl, "S3Endpoint").text("ServiceName")).contains("com.amazonaws.us-east-1.s3");
        assertThat(resource(etl, "KmsEndpoint").text("ServiceName")).contains("com.amazonaws.us-east-1.kms");
    }

    @Test
    void valuesOfOtherStacksAreFollowedAndSecretsStayReferences() {
        Resource database = resource(etl, "Database");

        assertThat(database.text("KmsKeyId")).contains("${Etl/KeyDDDD.Arn}");
        assertThat(resource(etl, "KeyDDDD").isNamedIn(database.text("KmsKeyId").orElse("")))
                .isTrue();
        assertThat(resource(etl, "Secret1").isNamedIn(database.text("KmsKeyId").orElse("")))
                .isFalse();
        assertThat(database.text("MasterUserPassword"))
                .contains("{{resolve:secretsmanager:${Db/Secret1}:SecretString:password::}}");
        assertThat(etl.region()).contains("us-east-1");
    }

    @Test
    void mappingsConditionsAndDefaultsDecideATemplate() {
        Cluster cluster = plain.clusters().get(0);

        assertThat(cluster.resource().text("Name")).contains("a-b-dev-${Literal}");
        assertThat(cluster.resource().at("LogUri").isMissingNode()).isTrue();
        assertThat(cluster.groups().get(1).candidates().get(0).instanceType()).isEqualTo("m5.xlarge");
        assertThat(cluster.groups().get(1).spot()).isEqualByComparingTo("2");
        assertThat(plain.resources())
                .extracting(Resource::logicalId)
                .contains("DevOnly")
                .doesNotContain("More");
        assertThat(resource(plain, "DevOnly").text("DisplayName")).contains("b");
    }

    @Test
    void givenParametersDecideItOtherwise() {
        Inventory prod = Inventory.read(TEMPLATES.resolve("plain.json"), Map.of("Stage", "prod", "VpcId", "vpc-1"));

        assertThat(prod.clusters().get(0).groups())
                .extracting(NodeGroup::onDemand)
                .containsExactly(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ZERO);
        assertThat(prod.clusters().get(0).groups().get(2).spot()).isEqualByComparingTo("4");
        assertThat(prod.resources())
                .extracting(Resource::logicalId)
                .contains("More")
                .doesNotContain("DevOnly", "Undecided");
        assertThat(prod.notes()).isEmpty();
    }

    @Test
    void whatHangsOnAnUnknownConditionIsInDoubt() {
        assertThat(resource(plain, "Undecided").doubt())
                .contains("the condition InDefaultVpc is not known before a deployment; give --parameter VpcId=VALUE");
        assertThat(resource(plain, "DevOnly").doubt()).isEmpty();
        assertThat(plain.notes())
                .containsExactly(
                        "The parameter VpcId of plain has no value: what hangs on it is not known; give it with "
                                + "--parameter VpcId=VALUE");
    }

    @Test
    void readsADefinitionThatIsAnObjectWithSubstitutions() {
        Cluster cluster = plain.clusters().get(1);

        assertThat(cluster.groups()).extracting(NodeGroup::onDemand).containsExactly(BigDecimal.ONE, new BigDecimal(4));
        assertThat(plain.schedulesOf(plain.machines().get(0))).singleElement().satisfies(schedule -> assertThat(
                        schedule.times().orElseThrow().in(YearMonth.of(2026, 2)))
                .isEqualTo(28));
    }

    @Test
    void saysWhatItCannotRead(@TempDir Path folder) throws IOException {
        Path yaml = Files.writeString(folder.resolve("stack.template"), "Resources:\n  Topic: {\n");
        Path json = Files.writeString(folder.resolve("stack.json"), "{\"Resources\":\n{]}");

        assertThatThrownBy(() -> Inventory.read(yaml, Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Cannot read " + yaml + ": it is neither JSON nor YAML, line 3, column 1: expected the node"
                        + " content, but found '<stream end>'; name a template, or a folder of templates");
        assertThatThrownBy(() -> Inventory.read(json, Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Cannot read " + json + ": it begins like JSON and is not, at line 2;"
                        + " let cdk synth write it again, or mend it there");
        Files.writeString(json, "{\"Resources\": " + "[".repeat(100_000));
        assertThatThrownBy(() -> Inventory.read(json, Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Cannot read " + json + ": it is nested too deep, or a text in it is too long, for JSON; no"
                        + " template is; name a template");
        Files.writeString(json, "[".repeat(100_000));
        assertThatThrownBy(() -> Inventory.read(json, Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Cannot read " + json + ": it is neither JSON nor YAML, line 1, column 202: it is too deep;"
                        + " name a template, or a folder of templates");
        Files.delete(json);
        assertThatThrownBy(() -> Inventory.read(folder.resolve("none"), Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Cannot read " + folder.resolve("none")
                        + ": there is no such file or folder; name a cdk.out folder or a template");
        Files.delete(yaml);
        assertThatThrownBy(() -> Inventory.read(folder, Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith(
                        ": no template is in it; name a folder that cdk synth wrote, or one with templates");
    }

    @Test
    void aStackThatNestsItselfIsRefused(@TempDir Path folder) throws IOException {
        Path loop = Files.writeString(
                folder.resolve("loop.json"),
                """
                {"Resources": {"S": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "./loop.json"}}}}
                """);

        assertThatThrownBy(() -> Inventory.read(loop, Map.of()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Cannot read " + loop + ": its stacks nest more than 20 deep, or one of them nests itself");
    }

    private static StateMachine machine(Inventory inventory, String logicalId) {
        return inventory.machines().stream()
                .filter(machine -> machine.resource().logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    private static Resource resource(Inventory inventory, String logicalId) {
        return inventory.resources().stream()
                .filter(resource -> resource.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }
}
