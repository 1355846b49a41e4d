package io.lakewarden.infra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.plan.ResourceChange.Cause;
import io.lakewarden.infra.plan.ResourceChange.Impact;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String CONFIGURATION = "AWS::EMR::SecurityConfiguration";
    private static final String CLUSTER = "AWS::EMR::Cluster";
    private static final String MACHINE = "AWS::StepFunctions::StateMachine";
    private static final String GRANT = "AWS::LakeFormation::PrincipalPermissions";

    @Test
    void aClusterThatIsReplacedLosesItsKdcAndStandsAmongTheInterrupted() {
        Plan plan = plan(
                """
                {"Sql": {"Type": "AWS::EMR::Cluster", "Properties": {"Name": "sql", "KerberosAttributes": {}}}}""",
                """
                {"Sql": {"Type": "AWS::EMR::Cluster", "Properties": {"Name": "sql", "SecurityConfiguration": "b"}}}""",
                change("Sql", CLUSTER, Impact.WILL_REPLACE, "SecurityConfiguration"));

        assertThat(lines(plan))
                .containsExactly(
                        "replaces platform/Sql by [SecurityConfiguration]: a new cluster starts empty; the old one "
                                + "ends, with its steps, its sessions and its HDFS; its KDC goes with it: every principal and "
                                + "keytab of it has to be made again");
        assertThat(plan.interruptions()).extracting(Interruption::name).containsExactly("sql");
        assertThat(plan.isRefused()).isFalse();
    }

    @Test
    void aClusterWithoutKerberosHasNoKdcToLose() {
        Plan plan = plan(
                """
                {"Sql": {"Type": "AWS::EMR::Cluster", "Properties": {"Name": "sql"}}}""",
                """
                {"Sql": {"Type": "AWS::EMR::Cluster", "Properties": {"Name": "sql"}}}""",
                change("Sql", CLUSTER, Impact.WILL_REPLACE, "ReleaseLabel"));

        assertThat(lines(plan).get(0)).doesNotContain("KDC");
    }

    @Test
    void whatAPipelineUsesInterruptsIt() {
        Plan plan = plan(
                """
                {"Tls": {"Type": "AWS::EMR::SecurityConfiguration", "Properties": {"Name": "pipeline-1"}},
                 "Other": {"Type": "AWS::EMR::SecurityConfiguration", "Properties": {"Name": "other-1"}},
                 "Billing": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"StateMachineName": "billing",
                   "DefinitionSubstitutions": {"SecurityConfiguration": {"Ref": "Tls"}}}}}""",
                """
                {"Tls": {"Type": "AWS::EMR::SecurityConfiguration", "Properties": {"Name": "pipeline-2"}},
                 "Other": {"Type": "AWS::EMR::SecurityConfiguration", "Properties": {"Name": "other-2"}}}""",
                change("Tls", CONFIGURATION, Impact.WILL_REPLACE, "Name"),
                change("Other", CONFIGURATION, Impact.WILL_REPLACE, "Name"));

        assertThat(plan.interruptions())
                .containsExactly(new Interruption(
                        "pipeline", "billing", "what it uses is replaced (platform/Tls): what is under way may fail"));
    }

    @Test
    void aChangedPipelineLetsExecutionsUnderWayGoOn() {
        Plan plan = plan(
                "{\"Billing\": {\"Type\": \"AWS::StepFunctions::StateMachine\", \"Properties\": {}}}",
                "{\"Billing\": {\"Type\": \"AWS::StepFunctions::StateMachine\", \"Properties\": {}}}",
                change("Billing", MACHINE, Impact.WILL_UPDATE, "DefinitionString"));

        assertThat(lines(plan))
                .containsExactly(
                        "changes platform/Billing by [DefinitionString]: executions under way go on with the old "
                                + "definition, new ones take the new");
        assertThat(plan.interruptions()).isEmpty();
    }

    @Test
    void aBucketThatLeavesIsKeptOrLost() {
        String kept = "{\"Gold\": {\"Type\": \"AWS::S3::Bucket\", \"DeletionPolicy\": \"Retain\"}}";
        assertThat(lines(plan(kept, "{}", change("Gold", BUCKET, Impact.WILL_ORPHAN))))
                .containsExactly(
                        "keeps platform/Gold by []: it stays in the account outside any stack; to have it back it "
                                + "must be imported (cdk import), since its name is taken");

        Plan lost =
                plan("{\"Gold\": {\"Type\": \"AWS::S3::Bucket\"}}", "{}", change("Gold", BUCKET, Impact.WILL_DESTROY));
        assertThat(lines(lost))
                .containsExactly(
                        "loses platform/Gold by []: its files go with it; CloudFormation refuses while there are "
                                + "any");
        assertThat(lost.isRefused()).isTrue();
    }

    @Test
    void aBucketThatIsReplacedIsKeptOnlyWhereBothTemplatesSaySo() {
        String kept =
                "{\"Gold\": {\"Type\": \"AWS::S3::Bucket\", \"UpdateReplacePolicy\": \"Retain\", \"Properties\": {\"BucketName\": \"%s\"}}}";
        String loose = "{\"Gold\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"b\"}}}";
        ResourceChange change = change("Gold", BUCKET, Impact.WILL_REPLACE, "BucketName");

        assertThat(lines(plan(kept.formatted("a"), kept.formatted("b"), change)))
                .containsExactly(
                        "replaces platform/Gold by [BucketName]: a new, empty bucket; whoever names the old one "
                                + "does not find the new; the old one stays in the account outside the stack");
        assertThat(plan(kept.formatted("a"), loose, change).isRefused()).isTrue();
    }

    @Test
    void whatIsReplacedUnderItsOldNameIsRefused() {
        String template =
                "{\"Tls\": {\"Type\": \"AWS::EMR::SecurityConfiguration\", \"Properties\": {\"Name\": \"%s\", \"SecurityConfiguration\": {}}}}";
        ResourceChange change = change("Tls", CONFIGURATION, Impact.WILL_REPLACE, "SecurityConfiguration.x");

        assertThat(lines(plan(template.formatted("same"), template.formatted("same"), change)))
                .containsExactly(
                        "breaks platform/Tls by [SecurityConfiguration.x]: it would be replaced under the same "
                                + "Name: CloudFormation makes the new one first, and refuses; give it another name");
        assertThat(plan(template.formatted("hash-1"), template.formatted("hash-2"), change)
                        .isRefused())
                .isFalse();
    }

    @Test
    void aConstructThatGotAnotherIdIsTheSameBucketTwice() {
        String bucket =
                "{\"%s\": {\"Type\": \"AWS::S3::Bucket\", \"DeletionPolicy\": \"Retain\", \"Properties\": {\"BucketName\": \"%s\"}}}";
        ResourceChange goes = change("Gold", BUCKET, Impact.WILL_ORPHAN);
        ResourceChange comes = change("Golden", BUCKET, Impact.WILL_CREATE);

        assertThat(lines(plan(bucket.formatted("Gold", "a"), bucket.formatted("Golden", "a"), goes, comes))
                        .get(0))
                .isEqualTo(
                        "breaks platform/Golden by []: it is Gold of stack platform under another id: it is made before "
                                + "the old one is removed, and refused; keep the construct's id, or move it with cdk refactor");
        assertThat(plan(bucket.formatted("Gold", "a"), bucket.formatted("Golden", "b"), goes, comes)
                        .isRefused())
                .isFalse();
    }

    @Test
    void aGrantGivenUnderAnotherIdIsTakenBackWithTheOldOne() {
        String grant =
                "{\"%s\": {\"Type\": \"AWS::LakeFormation::PrincipalPermissions\", \"Properties\": {\"Principal\": {}, \"Resource\": {}, \"Permissions\": [\"%s\"]}}}";

        assertThat(lines(plan(
                                grant.formatted("A", "SELECT"),
                                grant.formatted("B", "ALL"),
                                change("A", GRANT, Impact.WILL_DESTROY),
                                change("B", GRANT, Impact.WILL_CREATE)))
                        .get(0))
                .isEqualTo(
                        "breaks platform/B by []: it is A of stack platform under another id: it is given before the old "
                                + "one is taken back, and that takes this too; keep the id, or deploy once without it and once "
                                + "with it");
    }

    @Test
    void aGrantOfOtherColumnsIsTakenBackWithTheOldOne() {
        String columns =
                """
                {"%s": {"Type": "AWS::LakeFormation::PrincipalPermissions", "Properties": {
                  "Principal": {"DataLakePrincipalIdentifier": {"Fn::Sub": "arn:${AWS::Partition}:iam::1:role/%s"}},
                  "Permissions": ["SELECT"], "Resource": {"TableWithColumns":
                    {"DatabaseName": "gold", "Name": "sales", "ColumnNames": ["%s", "%s"]}}}}}""";
        ResourceChange goes = change("A", GRANT, Impact.WILL_DESTROY);
        ResourceChange comes = change("B", GRANT, Impact.WILL_CREATE);
        String before = columns.formatted("A", "carla", "day", "country");

        assertThat(lines(plan(before, columns.formatted("B", "carla", "day", "amount"), goes, comes))
                        .get(0))
                .isEqualTo("breaks platform/B by []: it is given beside A of stack platform, which goes: of gold.sales "
                        + "Lake Formation has one list of columns for carla, and may refuse the second; taken back, the "
                        + "old one takes day from it; deploy once without both and once with the new one");
        assertThat(lines(plan(before, columns.formatted("B", "carla", "amount", "store"), goes, comes))
                        .get(0))
                .isEqualTo("breaks platform/B by []: it is given beside A of stack platform, which goes: of gold.sales "
                        + "Lake Formation has one list of columns for carla, and may refuse the second; deploy once "
                        + "without both and once with the new one");
        assertThat(plan(before, columns.formatted("B", "oscar", "day", "amount"), goes, comes)
                        .isRefused())
                .isFalse();
    }

    @Test
    void aGrantOfAWholeTableIsTakenBackWithThatOfColumns() {
        String grant =
                """
                {"%s": {"Type": "AWS::LakeFormation::PrincipalPermissions", "Properties": {
                  "Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::1:role/carla"},
                  "Permissions": ["SELECT"], "Resource": %s}}}""";
        String some =
                "{\"TableWithColumns\": {\"DatabaseName\": \"gold\", \"Name\": \"sales\", \"ColumnNames\": [\"day\"]}}";
        String whole = "{\"Table\": {\"DatabaseName\": \"gold\", \"Name\": \"sales\"}}";
        String all = "{\"Table\": {\"DatabaseName\": \"gold\", \"TableWildcard\": {}}}";
        ResourceChange goes = change("A", GRANT, Impact.WILL_DESTROY);
        ResourceChange comes = change("B", GRANT, Impact.WILL_CREATE);

        assertThat(lines(plan(grant.formatted("A", some), grant.formatted("B", whole), goes, comes))
                        .get(0))
                .contains("one list of columns for carla")
                .contains("the old one takes day from it");
        assertThat(plan(grant.formatted("A", some), grant.formatted("B", all), goes, comes)
                        .isRefused())
                .as("all tables of a database are something else")
                .isFalse();
    }

    @Test
    void stacksThatNothingMakesAreDeletedFirstAndWhatNeedsAnotherBeforeIt() {
        String grant =
                "{\"Resources\": {\"%s\": {\"Type\": \"AWS::LakeFormation::PrincipalPermissions\", \"Properties\": {\"Principal\": {}, \"Resource\": {}}}}}";
        TreeMap<String, Deployment.Stack> before = new TreeMap<>();
        before.put("grants-1", stack("{}", List.of(), false));
        before.put("grants-2", stack(grant.formatted("A"), List.of("grants-1"), true));
        before.put("grants-3", stack("{}", List.of("grants-2"), false));
        TreeMap<String, Deployment.Stack> after = new TreeMap<>();
        after.put("grants-1", stack(grant.formatted("A"), List.of(), false));
        Plan plan = Plan.of(
                new Deployment(before),
                new Deployment(after),
                List.of(in("grants-1", "A", Impact.WILL_CREATE), in("grants-2", "A", Impact.WILL_DESTROY)),
                List.of());

        assertThat(plan.leftovers())
                .containsExactly(
                        new Leftover(
                                "grants-3",
                                List.of(
                                        "aws cloudformation delete-stack --region eu-west-1 --stack-name grants-3",
                                        "aws cloudformation wait stack-delete-complete --region eu-west-1 --stack-name grants-3")),
                        new Leftover(
                                "grants-2",
                                List.of(
                                        "aws cloudformation update-termination-protection --region eu-west-1 "
                                                + "--stack-name grants-2 --no-enable-termination-protection",
                                        "aws cloudformation delete-stack --region eu-west-1 --stack-name grants-2",
                                        "aws cloudformation wait stack-delete-complete --region eu-west-1 --stack-name grants-2")));
        assertThat(lines(plan).get(0))
                .isEqualTo("breaks grants-1/A by []: it is A of stack grants-2 under another id: that stack, deleted "
                        + "later, takes it back; delete that stack first");
        assertThat(Plan.of(new Deployment(after), new Deployment(before), List.of(), List.of())
                        .leftovers())
                .isEmpty();
    }

    @Test
    void anIcebergTableIsNeverUpdatedAndAnyOtherMayBe() {
        String table =
                "{\"Lines\": {\"Type\": \"AWS::Glue::Table\", \"Properties\": {\"TableInput\": {\"Parameters\": {\"table_type\": \"%s\"}}}}}";
        ResourceChange change = change("Lines", "AWS::Glue::Table", Impact.WILL_UPDATE, "TableInput.Parameters");

        assertThat(lines(plan(table.formatted("ICEBERG"), table.formatted("ICEBERG"), change)))
                .containsExactly(
                        "breaks platform/Lines by [TableInput.Parameters]: an update by CloudFormation strips an "
                                + "Iceberg table of its type and its metadata's place, and nobody can read it; later columns "
                                + "come by ALTER TABLE in the pipeline");
        assertThat(plan(table.formatted("HIVE"), table.formatted("HIVE"), change)
                        .isRefused())
                .isFalse();
    }

    @Test
    void theWorstComesFirst() {
        Plan plan = plan(
                "{\"Old\": {\"Type\": \"AWS::S3::Bucket\"}, \"Alarm\": {\"Type\": \"AWS::CloudWatch::Alarm\"}}",
                "{\"New\": {\"Type\": \"AWS::S3::Bucket\"}}",
                change("New", BUCKET, Impact.WILL_CREATE),
                change("Alarm", "AWS::CloudWatch::Alarm", Impact.WILL_DESTROY),
                change("Old", BUCKET, Impact.WILL_DESTROY));

        assertThat(plan.changes()).extracting(PlannedChange::logicalId).containsExactly("Old", "Alarm", "New");
    }

    private static List<String> lines(Plan plan) {
        return plan.changes().stream()
                .map(change -> change.danger().word() + " " + change.construct() + " by " + change.properties() + ": "
                        + change.consequence())
                .toList();
    }

    private static Plan plan(String before, String after, ResourceChange... changes) {
        return Plan.of(deployment(before), deployment(after), List.of(changes), List.of());
    }

    private static ResourceChange change(String id, String type, Impact impact, String... properties) {
        return new ResourceChange(
                "platform",
                id,
                type,
                impact,
                false,
                names(type),
                Stream.of(properties).map(path -> new Cause(path, impact)).toList());
    }

    private static ResourceChange in(String stack, String id, Impact impact) {
        return new ResourceChange(stack, id, GRANT, impact, false, List.of(), List.of());
    }

    private static List<String> names(String type) {
        return switch (type) {
            case BUCKET -> List.of("BucketName");
            case CONFIGURATION -> List.of("Name");
            default -> List.of();
        };
    }

    private static Deployment deployment(String resources) {
        TreeMap<String, Deployment.Stack> stacks = new TreeMap<>();
        stacks.put("platform", stack("{\"Resources\": " + resources + "}", List.of(), false));
        return new Deployment(stacks);
    }

    private static Deployment.Stack stack(String template, List<String> after, boolean isProtected) {
        return new Deployment.Stack(json(template), new TreeMap<>(), "eu-west-1", new TreeSet<>(after), isProtected);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
