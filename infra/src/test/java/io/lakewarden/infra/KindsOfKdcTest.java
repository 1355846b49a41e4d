package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters of Kerberos whose KDC is not their own alone, and one for a trust group. */
class KindsOfKdcTest {
    private static final String CLUSTERS =
            """
            clusters:
              outside:
                profile: kerberos-ranger
                release: emr-7.14.0
                primary: {instanceType: m6g.xlarge, count: 3}
                core: {instanceType: r6g.2xlarge, count: 4}
                terminationProtection: true
                kerberos:
                  kdc: external-kdc
                  realm: EXAMPLE.COM
                  external:
                    adminServer: kdc.example.com
                    kdcServer: kdc.example.com
                    endpoint: {host: sql.example.com, keytabSecret: prod/sql}
                  usersFrom: [10.20.0.0/16]
              trading:
                profile: kerberos-ranger
                release: emr-7.14.0
                primary: {instanceType: m6g.xlarge}
                core: {instanceType: r6g.2xlarge, count: 3}
                kerberos:
                  kdc: cross-realm
                  trust:
                    realm: AD.EXAMPLE.COM
                    domain: ad.example.com
                    adminServer: dc.ad.example.com
                    kdcServer: dc.ad.example.com
                    passwordSecret: prod/trust
              risky:
                profile: kerberos-ranger
                release: emr-7.14.0
                trustGroup: analysts
                primary: {instanceType: m6g.xlarge, count: 3}
                core: {instanceType: r6g.2xlarge, count: 4}
                terminationProtection: true
                kerberos:
                  kdc: external-kdc
                  realm: EXAMPLE.COM
                  external: {adminServer: kdc.example.com, kdcServer: kdc.example.com}
              trusted:
                profile: kerberos-ranger
                release: emr-7.14.0
                trustGroup: analysts
                primary: {instanceType: m6g.xlarge}
                core: {instanceType: r6g.2xlarge, count: 3}
            """;

    @TempDir
    private static Path folder;

    private static Sample sample;

    @BeforeAll
    static void synthesizes() {
        sample = Sample.of(
                "kinds-of-kdc",
                Sample.blueprint(
                        DefinitionCopy.of(Path.of("src/test/resources/comprehensive/platform"), folder)
                                .edited("environments/prod.yaml", text -> text.replace("clusters:\n", CLUSTERS))
                                .reading(),
                        "prod"));
    }

    @Test
    void underAnExternalKdcTheEndpointHasItsNameAndItsKeytabFromTheDefinition() {
        assertThat(step("Outside"))
                .startsWith("bash", "/usr/lib/lakewarden/sql-endpoint.sh", "serve")
                .containsSubsequence("10443", "EXAMPLE.COM", "EXAMPLE.COM", "sql.example.com", "prod/sql", "eu-west-1");
    }

    @Test
    void usersOfATrustedRealmAreServedBesideTheClustersOwn() {
        assertThat(step("Trading")).endsWith("10443", "TRADING.PROD.INTERNAL", "AD.EXAMPLE.COM,TRADING.PROD.INTERNAL");
    }

    @Test
    void addressesThatTheDefinitionNamesReachTheEndpointAndTheKdcOnlyWhereItIsTheClustersOwn() {
        assertThat(ways("Outside")).containsExactly("tcp 10443 group", "tcp 10443 10.20.0.0/16");
        assertThat(ways("Trading")).containsExactly("tcp 10443 group", "tcp 88 group", "udp 88 group");
    }

    @Test
    void aKdcOfOthersIsCalledOnItsPortsAloneAndOnlyByTheClusterThatHasIt() {
        List<String> everywhere = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

        assertThat(calls("Outside"))
                .startsWith("tcp 443 0.0.0.0/0")
                .hasSize(1 + 7 * everywhere.size())
                .contains("tcp 88 10.0.0.0/8", "udp 88 172.16.0.0/12", "tcp 749 192.168.0.0/16", "tcp 464 10.0.0.0/8")
                .noneMatch(call -> call.startsWith("-1") || call.contains(" 389 "));
        assertThat(calls("Trusted")).as("a KDC of its own").containsExactly("tcp 443 0.0.0.0/0");
    }

    @Test
    void aTrustGroupsClusterServesNoEndpoint() {
        JsonNode cluster = resources("compute").at("/TrustedCluster/Properties");

        assertThat(resources("compute").has("TrustedPolicies")).isTrue();
        assertThat(resources("compute").has("TrustedSqlEndpoint")).isFalse();
        assertThat(resources("network").has("TrustedSqlGroup")).isFalse();
        assertThat(cluster.path("BootstrapActions")).hasSize(1);
        assertThat(cluster.path("StepConcurrencyLevel").asInt()).isEqualTo(10);
        assertThat(cluster.path("Configurations").toString())
                .contains("\"yarn.scheduler.capacity.root.default.acl_submit_applications\":\"hadoop\"");
    }

    @Test
    void withThreePrimaryNodesEventLogsGoToTheBucketOfLogsInTheNameOfTheMachines() {
        assertThat(eventLogs("Outside"))
                .containsExactly(
                        "spark.eventLog.dir=s3://estate-prod-logs-222222222222/events/estate-prod.sql-endpoint",
                        "spark.eventLog.enabled=true",
                        "spark.eventLog.rolling.enabled=true",
                        "spark.eventLog.rolling.maxFileSize=10m");
        assertThat(eventLogs("Risky"))
                .containsExactly(
                        "spark.eventLog.dir=s3://estate-prod-logs-222222222222/events/estate-prod.trust-risky",
                        "spark.eventLog.enabled=true",
                        "spark.eventLog.rolling.enabled=true",
                        "spark.eventLog.rolling.maxFileSize=10m",
                        "spark.history.fs.logDirectory=s3://estate-prod-logs-222222222222/events/estate-prod.trust-risky");
        assertThat(step("Outside"))
                .endsWith("eu-west-1", "estate-prod-logs-222222222222", "events/estate-prod.sql-endpoint");
        assertThat(folderMade("Risky"))
                .containsExactly("estate-prod-logs-222222222222", "events/estate-prod.trust-risky");
    }

    @Test
    void withOnePrimaryNodeTheEndpointLeavesNoneAndATrustGroupLeavesThemToEmr() {
        assertThat(eventLogs("Trading")).containsExactly("spark.eventLog.enabled=false");
        assertThat(eventLogs("Trusted")).isEmpty();
        assertThat(folderMade("Trading")).isEmpty();
        assertThat(folderMade("Trusted")).isEmpty();
    }

    /** What {@code spark-defaults} says of them. */
    private static List<String> eventLogs(String cluster) {
        List<String> settings = new ArrayList<>();
        resources("compute")
                .at("/" + cluster + "Cluster/Properties/Configurations")
                .forEach(one -> {
                    if (one.path("Classification").asText().equals("spark-defaults")) {
                        one.path("ConfigurationProperties")
                                .fields()
                                .forEachRemaining(setting -> settings.add(setting.getKey() + "="
                                        + setting.getValue().asText()));
                    }
                });
        return settings.stream()
                .filter(setting -> setting.startsWith("spark.eventLog.") || setting.startsWith("spark.history."))
                .sorted()
                .toList();
    }

    private static List<String> folderMade(String cluster) {
        List<String> words = new ArrayList<>();
        resources("compute")
                .at("/" + cluster + "Cluster/Properties/BootstrapActions")
                .forEach(action -> {
                    if (action.path("Name").asText().equals("Make the folder of event logs")) {
                        action.at("/ScriptBootstrapAction/Args").forEach(word -> words.add(word.asText()));
                    }
                });
        return words;
    }

    private static List<String> step(String cluster) {
        return StreamSupport.stream(
                        resources("compute")
                                .at("/" + cluster + "SqlEndpoint/Properties/HadoopJarStep/Args")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> ways(String cluster) {
        return StreamSupport.stream(
                        resources("network")
                                .at("/" + cluster + "SqlGroup/Properties/SecurityGroupIngress")
                                .spliterator(),
                        false)
                .map(rule -> rule.path("IpProtocol").asText() + " "
                        + rule.path("FromPort").asText() + " "
                        + rule.path("CidrIp").asText("group"))
                .toList();
    }

    private static List<String> calls(String cluster) {
        return StreamSupport.stream(
                        resources("network")
                                .at("/" + cluster + "CoreGroup/Properties/SecurityGroupEgress")
                                .spliterator(),
                        false)
                .map(rule -> rule.path("IpProtocol").asText() + " "
                        + rule.path("FromPort").asText() + " "
                        + rule.path("CidrIp").asText())
                .toList();
    }

    private static JsonNode resources(String stack) {
        return sample.stacks().get(stack).path("Resources");
    }
}
