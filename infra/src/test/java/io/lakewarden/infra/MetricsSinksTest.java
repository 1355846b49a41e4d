package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.security.emr.template.TemplateRule;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where metrics go, in templates. */
class MetricsSinksTest {
    private static final String DATADOG =
            """
            metrics:
              sink: datadog
              site: datadoghq.com
              apiKeySecret: datadog/api-key
              packages:
                aarch64: {uri: "s3://my-artifacts/agent.aarch64.rpm", sha256: "%1$s"}
                x86_64: {uri: "s3://my-artifacts/agent.x86_64.rpm", sha256: "%1$s"}
              privateLink: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0
            """
                    .formatted("0123456789abcdef".repeat(4));

    @TempDir
    private static Path folder;

    private static Sample prometheus;
    private static Sample ganglia;
    private static Sample datadog;

    @BeforeAll
    static void synthesizes() {
        prometheus = sample(
                "prometheus",
                "prod",
                text -> text.replaceAll(
                                "( +)release: emr-7.14.0",
                                "$1release: emr-7.14.0\n$1applications: [AmazonCloudWatchAgent, Spark]")
                        + "metrics: {sink: prometheus, jmxPort: 9404}\n");
        ganglia = sample(
                "ganglia",
                "gov",
                text -> text + "metrics: {sink: ganglia, host: g.example.com, jar: s3://my-artifacts/g.jar}\n");
        datadog = sample("datadog", "prod", text -> text + DATADOG);
    }

    private static Sample sample(String name, String environment, UnaryOperator<String> edit) {
        return Sample.of(
                name,
                Sample.blueprint(
                        DefinitionCopy.of(Path.of("src/test/resources/comprehensive/platform"), folder.resolve(name))
                                .edited("environments/" + environment + ".yaml", edit)
                                .reading(),
                        environment));
    }

    @Test
    void nothingIsSentWhereTheDefinitionSaysNothing() {
        assertThat(Sample.COMPREHENSIVE.stacks().toString())
                .doesNotContain("aps:", "AWS::APS", "emr-metrics", "aps-workspaces", "spark.metrics");
    }

    @Test
    void theWorkspaceCarriesTheTagByWhichMachinesMayWriteToIt() {
        assertThat(prometheus.resources("AWS::APS::Workspace")).hasSize(1).allSatisfy((id, workspace) -> {
            assertThat(id).isEqualTo("metrics/Workspace");
            assertThat(workspace.at("/Properties/Tags").toString())
                    .contains("{\"Key\":\"lakewarden:environment\",\"Value\":\"prod\"}");
            assertThat(workspace.path("DeletionPolicy").asText()).isEqualTo("Retain");
        });
        assertThat(prometheus.resources("AWS::EC2::VPCEndpoint").values())
                .extracting(endpoint -> endpoint.at("/Properties/ServiceName").asText())
                .contains("com.amazonaws.eu-west-1.aps-workspaces");
    }

    @Test
    void everyClusterThatStaysTellsItsAgentTheWorkspaceAndWhatToAskHadoopFor() {
        assertThat(prometheus.resources("AWS::EMR::Cluster")).hasSize(2).allSatisfy((id, cluster) -> {
            JsonNode agent = classification(cluster.at("/Properties/Configurations"), "emr-metrics");
            JsonNode told = agent.path("ConfigurationProperties");
            assertThat(told.path("metrics_destination").asText()).as(id).isEqualTo("PROMETHEUS");
            assertThat(told.path("prometheus_endpoint").toString())
                    .contains("Fn::ImportValue", "estate-prod-metrics")
                    .contains("api/v1/remote_write");
            assertThat(agent.path("Configurations"))
                    .extracting(one -> one.path("Classification").asText())
                    .containsExactly(
                            "emr-hadoop-hdfs-datanode-metrics",
                            "emr-hadoop-hdfs-namenode-metrics",
                            "emr-hadoop-yarn-nodemanager-metrics",
                            "emr-hadoop-yarn-resourcemanager-metrics");
            JsonNode spark = classification(cluster.at("/Properties/Configurations"), "spark-defaults")
                    .path("ConfigurationProperties");
            assertThat(spark.path("spark.metrics.conf.*.sink.prometheusServlet.class")
                            .asText())
                    .isEqualTo("org.apache.spark.metrics.sink.PrometheusServlet");
            assertThat(spark.has("spark.yarn.dist.files"))
                    .as("the exporter is of pipelines")
                    .isFalse();
        });
    }

    @Test
    void aPipelinesClusterTellsTheSameAndEachOfItsDriversHasAPortOfItsOwn() throws IOException {
        JsonNode machine = prometheus.stacks().get("pipelines").at("/Resources/ShopMachine");
        String definition = Machines.definition(machine);
        List<String> ports = new ArrayList<>();
        definition
                .lines()
                .flatMap(line -> Arrays.stream(line.split("-javaagent:jmx-exporter.jar="))
                        .skip(1))
                .map(rest -> rest.substring(0, rest.indexOf(':')))
                .forEach(ports::add);

        assertThat(ports).startsWith("9404").doesNotHaveDuplicates().hasSizeGreaterThan(1);
        JsonNode configurations = creation(definition).at("/Parameters/Configurations");
        assertThat(classification(configurations, "emr-metrics")
                        .at("/Properties/prometheus_endpoint")
                        .asText())
                .isEqualTo("${RemoteWriteUrl}");
        assertThat(classification(configurations, "emr-metrics").path("Configurations"))
                .hasSize(4);
        assertThat(classification(configurations, "spark-defaults")
                        .at("/Properties/spark.yarn.dist.files")
                        .asText())
                .isEqualTo("${MetricsAgentUri}#jmx-exporter.jar,${MetricsAgentRulesUri}#jmx-exporter.yml");
        assertThat(machine.at("/Properties/DefinitionSubstitutions/MetricsAgentUri")
                        .toString())
                .contains("estate-prod/");
        assertThat(machine.at("/Properties/DefinitionSubstitutions/RemoteWriteUrl")
                        .toString())
                .contains("estate-prod-metrics");
    }

    @Test
    void aGangliaOfOnesOwnIsSentToByDriversWithOnesOwnJar() throws IOException {
        String definition =
                Machines.definition(ganglia.stacks().get("pipelines").at("/Resources/ShopMachine"));
        JsonNode spark = classification(creation(definition).at("/Parameters/Configurations"), "spark-defaults")
                .path("Properties");

        assertThat(spark.path("spark.metrics.conf.driver.sink.ganglia.class").asText())
                .isEqualTo("org.apache.spark.metrics.sink.GangliaSink");
        assertThat(spark.path("spark.metrics.conf.driver.sink.ganglia.host").asText())
                .isEqualTo("g.example.com");
        assertThat(spark.path("spark.jars").asText()).isEqualTo("s3://my-artifacts/g.jar");
        assertThat(ganglia.resources("AWS::EC2::SecurityGroup").values().stream()
                        .flatMap(group -> StreamSupport.stream(
                                group.at("/Properties/SecurityGroupEgress").spliterator(), false))
                        .filter(way -> way.path("FromPort").asInt() == 8649))
                .hasSize(6)
                .allSatisfy(way -> assertThat(way.path("IpProtocol").asText()).isEqualTo("udp"));
        assertThat(ganglia.resources("AWS::APS::Workspace")).isEmpty();
    }

    @Test
    void datadogsAgentIsInstalledOnEveryClusterAndTheKeyIsInNoTemplate() throws IOException {
        assertThat(datadog.resources("AWS::EMR::Cluster")).hasSize(2).allSatisfy((id, cluster) -> {
            JsonNode action = action(cluster.at("/Properties/BootstrapActions"));
            assertThat(action.at("/ScriptBootstrapAction/Path").toString()).contains("estate-prod/");
            assertThat(action.at("/ScriptBootstrapAction/Args"))
                    .extracting(JsonNode::asText)
                    .doesNotHaveDuplicates()
                    .contains("--secret=datadog/api-key", "--tag=platform:estate", "--tag=environment:prod");
        });
        JsonNode machine = datadog.stacks().get("pipelines").at("/Resources/ShopMachine");
        assertThat(action(creation(Machines.definition(machine)).at("/Parameters/BootstrapActions"))
                        .at("/ScriptBootstrapAction/Args"))
                .extracting(JsonNode::asText)
                .contains("--tag=cluster:shop", "--tag=pipeline:shop", "--intake=https://metrics.agent.datadoghq.com");
        assertThat(machine.at("/Properties/DefinitionSubstitutions/MetricsScriptUri")
                        .toString())
                .contains("estate-prod/");
        assertThat(datadog.stacks().toString()).doesNotContain("resolve:secretsmanager:datadog");
    }

    @Test
    void aNetworkOfItsOwnHasAnEndpointToDatadogsServiceInTheRegionThatOffersIt() {
        JsonNode endpoint =
                datadog.stacks().get("network").at("/Resources/DatadogEndpoint").path("Properties");

        assertThat(endpoint.path("ServiceName").asText())
                .isEqualTo("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0");
        assertThat(endpoint.path("ServiceRegion").asText()).isEqualTo("us-east-1");
        assertThat(endpoint.path("PrivateDnsEnabled").asBoolean()).isTrue();
        assertThat(prometheus.stacks().get("network").path("Resources").has("DatadogEndpoint"))
                .isFalse();
    }

    private static JsonNode action(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("Name").asText().equals("Install Datadog's agent"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allKeepTheRulesOfEmrAndRun() {
        for (Sample sample : List.of(prometheus, ganglia, datadog)) {
            assertThat(TemplateRule.violations(sample.stacks())).isEmpty();
            assertThat(Machines.filled(sample)).allSatisfy((id, machine) -> assertThat(
                            StateMachineJson.read(machine).flow().states())
                    .isNotEmpty());
        }
    }

    private static JsonNode classification(JsonNode all, String name) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("Classification").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode creation(String definition) throws IOException {
        return StreamSupport.stream(
                        new ObjectMapper().readTree(definition).path("States").spliterator(), false)
                .filter(state -> state.path("Resource").asText().contains("createCluster"))
                .findFirst()
                .orElseThrow();
    }
}
