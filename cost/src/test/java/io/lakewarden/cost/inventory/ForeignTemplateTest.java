package io.lakewarden.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.price.PriceBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates in YAML, of a project that has nothing to do with this one. */
class ForeignTemplateTest {
    private static final Path SHOP = Path.of("src", "test", "resources", "templates", "shop");

    @Test
    void readsShortFormsMappingsConditionsAndANestedStackInAFolderOfItsOwn() {
        Inventory shop = Inventory.read(SHOP, Map.of());

        assertThat(shop.resources())
                .extracting(Resource::id)
                .containsExactly(
                        "shop/Clock",
                        "shop/Cluster",
                        "shop/Exports",
                        "shop/Network",
                        "shop/Network/First",
                        "shop/Network/Other",
                        "shop/Network/Subnet",
                        "shop/Network/Vpc",
                        "shop/Nightly",
                        "shop/Replica");
        assertThat(shop.clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.groups())
                    .extracting(NodeGroup::onDemand)
                    .containsExactly(BigDecimal.ONE, BigDecimal.valueOf(3), BigDecimal.ONE);
            assertThat(cluster.groups().get(1).candidates().get(0).instanceType())
                    .isEqualTo("m5.2xlarge");
            assertThat(cluster.tag("account")).contains("012345678901");
            assertThat(cluster.tag("since")).contains("2024-05-01");
        });
        assertThat(resource(shop, "Cluster").text("Name")).contains("shop-nightly");
        assertThat(resource(shop, "Cluster").text("Instances", "Ec2SubnetId")).contains("${shop/Network/Subnet}");
        assertThat(resource(shop, "Exports").text("BucketName")).contains("shop-live-exports-${AWS::AccountId}");
        assertThat(shop.schedulesOf(shop.machines().get(0))).singleElement().satisfies(clock -> assertThat(
                        clock.times().orElseThrow().in(YearMonth.of(2026, 4)))
                .isEqualTo(30));
        assertThat(shop.notes()).isEmpty();
    }

    @Test
    void aParameterTurnsConditionsAndMappingsRound() {
        Inventory trial = Inventory.read(SHOP, Map.of("Stage", "trial"));

        assertThat(trial.resources())
                .extracting(Resource::logicalId)
                .contains("TrialTopic")
                .doesNotContain("Replica", "Other");
        assertThat(trial.clusters().get(0).groups().get(1).candidates().get(0).instanceType())
                .isEqualTo("m5.xlarge");
    }

    @Test
    void pricesWhatItCanAndNamesTheRest() {
        EnvironmentEstimate estimate = new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1)
                .of("shop", "us-east-1", Inventory.read(SHOP, Map.of()), List.of());

        assertThat(estimate.coverage().of(Verdict.UNSUPPORTED)).isEmpty();
        assertThat(estimate.coverage().of(Verdict.NEEDS_USAGE))
                .extracting(resource -> resource.id())
                .containsExactly("shop/Exports");
        assertThat(estimate.lines())
                .filteredOn(line -> line.resourceId().equals("shop/Cluster"))
                .extracting(Line::what)
                .contains("core m5.2xlarge, on demand", "core m5.2xlarge, EMR's fee");
        assertThat(estimate.lines())
                .filteredOn(line -> line.what().equals("gateway"))
                .hasSize(2);
    }

    @Test
    void findsANestedStackThatTheCdkUploadsUnderAHashAndTakesAStackWithoutResources(@TempDir Path folder)
            throws IOException {
        write(
                folder,
                "manifest.json",
                """
                {"artifacts": {
                  "App": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/eu-west-1",
                    "properties": {"templateFile": "App.template.json"}},
                  "Empty": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/eu-west-1",
                    "properties": {"templateFile": "Empty.template.json"}}}}
                """);
        write(folder, "Empty.template.json", "{\"Parameters\": {}}");
        write(
                folder,
                "App.template.json",
                """
                {"Resources": {"Part": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL":
                  {"Fn::Join": ["", ["https://s3.eu-west-1.", {"Ref": "AWS::URLSuffix"}, "/assets/0a1b2c.json"]]}}}}}
                """);
        write(folder, "App.assets.json", "{\"files\": {\"0a1b2c\": {\"source\": {\"path\": \"Part.nested.json\"}}}}");
        write(folder, "Part.nested.json", "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}}");

        assertThat(Inventory.read(folder, Map.of()).resources())
                .extracting(Resource::id)
                .containsExactly("App/Part", "App/Part/Topic");
    }

    @Test
    void writesOutLoopsAndTakesOneOverTheUnknownAsAResourceThatIsNotPriced(@TempDir Path folder) throws IOException {
        Path template = folder.resolve("loops.yaml");
        Files.writeString(
                template,
                """
                Transform: AWS::LanguageExtensions
                Parameters:
                  Names: {Type: CommaDelimitedList, Default: 'raw-in,out'}
                  Others: {Type: CommaDelimitedList}
                Resources:
                  Fn::ForEach::Topics:
                    - Name
                    - !Ref Names
                    - Topic&{Name}:
                        Type: AWS::SNS::Topic
                        Properties: {TopicName: !Sub 'x-${Name}', DisplayName: !Ref Name}
                  Fn::ForEach::Queues:
                    - Name
                    - !Ref Others
                    - Queue${Name}: {Type: AWS::SQS::Queue}
                """);

        Inventory loops = Inventory.read(template, Map.of());

        assertThat(loops.resources())
                .extracting(Resource::logicalId)
                .containsExactly("Fn::ForEach::Queues", "Topicout", "Topicrawin");
        assertThat(resource(loops, "Topicrawin").properties())
                .hasToString("{\"TopicName\":\"x-raw-in\",\"DisplayName\":\"raw-in\"}");
        assertThat(Inventory.read(template, Map.of("Others", "a,b")).resources())
                .extracting(Resource::logicalId)
                .contains("Queuea", "Queueb");
    }

    @Test
    void whatOnlyADeploymentKnowsNeedsUsageAndIsNotZero(@TempDir Path folder) throws IOException {
        Path template = folder.resolve("open.yaml");
        Files.writeString(
                template,
                """
                Parameters: {Type: {Type: String}, Count: {Type: Number}}
                Resources:
                  Kafka:
                    Type: AWS::MSK::Cluster
                    Properties: {NumberOfBrokerNodes: !Ref Count, BrokerNodeGroupInfo: {InstanceType: kafka.m5.large}}
                  Cluster:
                    Type: AWS::EMR::Cluster
                    Properties: {Instances: {MasterInstanceGroup: {InstanceCount: 1, InstanceType: !Ref Type}}}
                  Db: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: !Sub 'db.${Type}', AllocatedStorage: 10}}
                  Restored: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: db.t3.large, Engine: mysql}}
                  Elsewhere: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionS3Location: {Bucket: b, Key: k}}}
                  Machine:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                        "Resource": "arn:aws:states:::elasticmapreduce:createCluster.sync", "Parameters": {"Instances":
                        {"MasterInstanceType": "m5.xlarge", "SlaveInstanceType": "m5.xlarge", "InstanceCount": 3}}}}}'
                  Clock: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), Targets: [{Arn: !Ref Machine}]}}
                  Group: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: '2', LaunchConfigurationName: !Ref Launch}}
                  Launch: {Type: AWS::AutoScaling::LaunchConfiguration, Properties: {InstanceType: m5.large}}
                """);

        EnvironmentEstimate estimate = new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1)
                .of("open", "us-east-1", Inventory.read(template, Map.of()), List.of());

        assertThat(estimate.coverage().of(Verdict.UNSUPPORTED)).isEmpty();
        assertThat(estimate.coverage().of(Verdict.NEEDS_USAGE))
                .extracting(resource -> resource.id() + ": " + resource.reason())
                .containsExactly(
                        "open/Cluster: cluster: type, number, volumes or scaling of its primary nodes are known only"
                                + " when it is deployed or runs",
                        "open/Db: database: of which instance class it is",
                        "open/Elsewhere: states and clusters: its definition is not in the template",
                        "open/Group: volumes: gigabytes of each, as their image has them (0.1 USD a GB-month)",
                        "open/Kafka: brokers: how many they are and of which type",
                        "open/Machine: cluster: how long a run takes: no workload says; each hour of it costs about 0.75"
                                + " USD",
                        "open/Restored: database storage: gigabytes, as its source or its parameter has them (0.115 USD a"
                                + " GB-month)");
        assertThat(estimate.lines())
                .filteredOn(line -> line.resourceId().equals("open/Group"))
                .extracting(line -> line.what() + " " + line.quantity().toPlainString())
                .containsExactly("instance m5.large 1460", "detailed monitoring 14");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Resource resource(Inventory inventory, String logicalId) {
        return inventory.resources().stream()
                .filter(resource -> resource.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }
}
