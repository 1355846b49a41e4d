package io.lakewarden.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lakewarden.model.DescribedValue;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Network;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Subscriber.Protocol;
import io.lakewarden.model.Topic;
import io.lakewarden.model.cluster.Architecture;
import io.lakewarden.model.cluster.AtRest;
import io.lakewarden.model.cluster.Capacity.Provisioning;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.DatadogSite;
import io.lakewarden.model.cluster.Disk;
import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.Allocation;
import io.lakewarden.model.cluster.Nodes.OnDemandAllocation;
import io.lakewarden.model.cluster.Nodes.SpotAllocation;
import io.lakewarden.model.cluster.Nodes.SpotTimeoutAction;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import io.lakewarden.model.cluster.Tls;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Posture;
import io.lakewarden.model.settings.Settings;
import io.lakewarden.model.settings.Switch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    private static final String PROD = "platform/environments/prod.yaml";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheSmallDefinition() {
        RuleCase.copyBase(folder);
    }

    @Test
    void aFileThatSaysNothingMoreIsStandardWithANetworkOfItsOwn() {
        Environment prod = prod("");

        assertThat(prod.settings()).isEqualTo(Settings.of(Posture.STANDARD));
        assertThat(prod.network()).isEqualTo(new Network.Own("10.0.0.0/16", List.of("eu-west-1a", "eu-west-1b")));
        assertThat(prod.destroysData()).isFalse();
        assertThat(prod.clusters()).isEmpty();
    }

    @Test
    void oneWordSetsManyDefaultsEachOfWhichCanBeSetOtherwise() {
        Settings settings =
                prod("""
                        posture: sandbox
                        settings: {logRetentionDays: 30, flowLogs: true}
                        """)
                        .settings();

        assertThat(settings.of(Amount.LOG_RETENTION_DAYS)).isEqualTo(30);
        assertThat(settings.of(Amount.KEY_DELETION_DAYS)).isEqualTo(7);
        assertThat(settings.has(Switch.FLOW_LOGS)).isTrue();
        assertThat(settings.has(Switch.ACCESS_LOGS)).isFalse();
        assertThat(prod("posture: sandbox\n").network().zones()).containsExactly("eu-west-1a");
    }

    @Test
    void logsAreKeptAsLongAsCloudWatchKnowsHow() {
        assertThat(lines("settings: {logRetentionDays: 31}\n"))
                .containsExactly(
                        PROD + ":6:30 error INVALID_VALUE Invalid logRetentionDays: got the number 31, expected"
                                + " one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,"
                                + " 2922, 3288, 3653; write for example 1");
    }

    @Test
    void metricsGoNowhereUnlessTheDefinitionSaysWhere() {
        assertThat(prod("").metrics()).isEqualTo(new Metrics.None());
        assertThat(prod("posture: regulated\n").metrics()).isEqualTo(new Metrics.None());
        assertThat(prod("metrics: {sink: prometheus, jmxPort: 9404}\n").metrics())
                .isEqualTo(new Metrics.Prometheus(Optional.of(9404)));
        assertThat(prod("metrics: {sink: ganglia, host: g.example.com, jar: \"s3://mine/g.jar\"}\n")
                        .metrics())
                .isEqualTo(new Metrics.Ganglia("g.example.com", 8649, Optional.of("s3://mine/g.jar")));
    }

    @Test
    void whoIsToldIsNamedByTopicAndNobodyUnlessTheDefinitionSaysWho() {
        Environment prod = prod(
                """
                tell:
                  alarms: [oncall@example.com, "https://hooks.example.com/alarms", secret:oncall/address]
                  costs: ["arn:aws:sqs:eu-west-1:555555555555:costs", "arn:aws:lambda:eu-west-1:555555555555:function:f:live"]
                  calls: []
                """);

        assertThat(prod.subscribers(Topic.ALARMS))
                .extracting(Subscriber::protocol, Subscriber::endpoint)
                .containsExactly(
                        tuple(Protocol.EMAIL, "oncall@example.com"),
                        tuple(Protocol.HTTPS, "https://hooks.example.com/alarms"),
                        tuple(Protocol.HTTPS, "{{resolve:secretsmanager:oncall/address:SecretString}}"));
        assertThat(prod.subscribers(Topic.COSTS))
                .extracting(Subscriber::protocol)
                .containsExactly(Protocol.SQS, Protocol.LAMBDA);
        assertThat(prod.subscribers()).containsEntry(Topic.CALLS, List.of());
        assertThat(prod("").subscribers()).isEmpty();
        assertThat(prod("").subscribers(Topic.CALLS)).isEmpty();
    }

    @Test
    void whatNoTopicCanTellIsRefusedWhereItStands() {
        String expected = ", expected an e-mail or https:// address, an ARN of SQS or Lambda, or secret: and a secret's"
                + " name; write for example oncall@example.com";
        for (String address : List.of(
                "oncall",
                "+31612345678",
                "http://hooks.example.com/alarms",
                "https:///alarms",
                "arn:aws:sqs:eu-west-1:555555555555:alarms.fifo",
                "arn:aws:sns:eu-west-1:555555555555:alarms",
                "a@b@example.com",
                "secret:",
                "two words@example.com")) {
            assertThat(lines("tell: {alarms: [\"" + address + "\"]}\n"))
                    .as(address)
                    .containsExactly(PROD + ":6:17 error INVALID_VALUE Invalid alarms: got " + address + expected);
        }

        assertThat(lines("tell: {calls: [a@example.com, a@example.com]}\n"))
                .containsExactly(PROD + ":6:31 error DUPLICATE_VALUE Cannot list a@example.com again in calls: it is"
                        + " there already; remove one of the two");
        assertThat(lines("tell: {pages: [a@example.com]}\n"))
                .containsExactly(PROD + ":6:8 error UNKNOWN_KEY Cannot use the key pages: who is told has no such key;"
                        + " expected one of alarms, calls, costs");
    }

    @Test
    void aSinkThatThereIsNotAndAKeyOfAnotherSinkAreRefusedWhereTheyStand() {
        assertThat(lines("metrics: {sink: promteheus}\n"))
                .containsExactly(PROD
                        + ":6:17 error INVALID_VALUE Invalid sink: got promteheus, expected none, prometheus, ganglia"
                        + " or datadog; did you mean prometheus?");
        assertThat(lines("metrics: {sink: prometheus, host: g.example.com}\n"))
                .containsExactly(PROD + ":6:29 error CONFLICTING_KEYS Cannot use host in the metrics: sink is"
                        + " prometheus; remove host");
    }

    @Test
    void datadogIsToldByItsSiteItsKeysSecretAndTheAgentForEachProcessor() {
        String hash = "0123456789abcdef".repeat(4);
        String required = "metrics:\n  sink: datadog\n  site: datadoghq.eu\n  apiKeySecret: datadog/api-key\n";
        Metrics.Datadog read = prod(required + "  packages: {x86_64: {uri: \"s3://mine/a.rpm\", sha256: " + hash
                        + "}}\n")
                .metrics()
                .toDatadog()
                .orElseThrow();

        assertThat(read.site()).isEqualTo(DatadogSite.EU);
        assertThat(read.apiKeySecret()).isEqualTo("datadog/api-key");
        assertThat(read.packages())
                .isEqualTo(Map.of(Architecture.X86_64, new Metrics.Datadog.Package("s3://mine/a.rpm", hash)));
        assertThat(read.intake()).isEmpty();

        assertThat(lines(required))
                .containsExactly(PROD + ":6:1 error MISSING_KEY Cannot read the metrics: the key packages is missing"
                        + " where sink is datadog; add packages");
        assertThat(lines(required + "  packages: {}\n"))
                .containsExactly(PROD + ":10:3 error MISSING_KEY Cannot read the packages: none of the keys aarch64,"
                        + " x86_64 is there; add at least one of them");
        assertThat(lines("metrics: {sink: prometheus, site: datadoghq.eu}\n"))
                .containsExactly(PROD + ":6:29 error CONFLICTING_KEYS Cannot use site in the metrics: sink is"
                        + " prometheus; remove site");
    }

    @Test
    void aSiteThatDatadogDoesNotHaveIsRefused() {
        assertThat(lines(
                        "metrics: {sink: datadog, site: datadoghq.de, apiKeySecret: k, packages: {x86_64: {uri: \"s3://mine/a.rpm\","
                                + " sha256: " + "0123456789abcdef".repeat(4) + "}}}\n"))
                .singleElement(org.assertj.core.api.Assertions.as(InstanceOfAssertFactories.STRING))
                .startsWith(
                        PROD + ":6:32 error INVALID_VALUE Invalid site: got datadoghq.de, expected ap1.datadoghq.com,")
                .endsWith("did you mean datadoghq.eu?");
    }

    @Test
    void anExistingNetworkStandsByItsIds() {
        assertThat(
                        prod("""
                                network:
                                  vpcId: vpc-0123456789abcdef0
                                  cidr: 172.16.0.0/20
                                  subnetIds: {eu-west-1a: subnet-0123456789abcdef0}
                                """)
                                .network())
                .isEqualTo(new Network.Existing(
                        "vpc-0123456789abcdef0",
                        "172.16.0.0/20",
                        new TreeMap<>(Map.of("eu-west-1a", "subnet-0123456789abcdef0"))));
    }

    @Test
    void dataGoesOnlyWhereTwoKeysSaySo() {
        assertThat(prod("dataRetention: destroy\ndestroyDataOf: prod\n").destroysData())
                .isTrue();
        assertThat(prod("dataRetention: destroy\n").destroysData()).isFalse();
        assertThat(prod("dataRetention: destroy\ndestroyDataOf: dev\n").destroysData())
                .isFalse();
        assertThat(prod("destroyDataOf: prod\n").destroysData()).isFalse();
    }

    @Test
    void aClusterOfFiveLinesHasADefaultForEverythingElse() {
        Cluster endpoint =
                prod("""
                        posture: regulated
                        clusters:
                          endpoint:
                            profile: kerberos-ranger
                            release: emr-7.14.0
                            primary: {instanceType: m6g.xlarge}
                            core: {instanceType: r6g.xlarge, count: 2}
                        """)
                        .clusters()
                        .get(0);

        Cluster usual =
                Cluster.ofPipeline("endpoint", "emr-7.14.0", Nodes.of("m6g.xlarge", 1), Nodes.of("r6g.xlarge", 2));
        assertThat(endpoint)
                .isEqualTo(new Cluster(
                        "endpoint",
                        "",
                        ClusterProfile.KERBEROS_RANGER,
                        "emr-7.14.0",
                        List.of("Spark"),
                        usual.capacity(),
                        new Tls.Emr(Optional.empty()),
                        new AtRest(AtRest.S3Encryption.SSE_KMS, true),
                        Optional.of(new Kerberos(
                                "ENDPOINT.PROD.INTERNAL",
                                Duration.ofHours(24),
                                "prod/endpoint/kdc-admin",
                                new Kdc.OfCluster(),
                                List.of())),
                        Optional.empty(),
                        true,
                        1,
                        Optional.empty(),
                        new TreeMap<>()));
    }

    @Test
    void aClusterCanSayEverything() {
        Cluster all =
                prod("""
                        clusters:
                          risk:
                            profile: kerberos-ranger
                            description: For the risk team
                            release: emr-7.13.0
                            applications: [Spark, Livy]
                            provisioning: groups
                            primary: {instanceType: m6g.xlarge, count: 3}
                            core:
                              instanceTypes: {r6g.2xlarge: 2, r6g.xlarge: 1}
                              onDemand: 4
                              onDemandAllocation: prioritized
                              ebs: {volumes: 2, sizeGibibytes: 256}
                            task:
                              instanceTypes: {r6g.xlarge: 1}
                              spot: 8
                              spotAllocation: capacity-optimized
                              spotTimeoutMinutes: 5
                              onSpotTimeout: terminate-cluster
                            scaling: {minimum: 4, maximum: 20, maximumCore: 4, maximumOnDemand: 10}
                            tls: {provider: pem, archive: s3://keys/certificates.zip}
                            atRest: {s3: sse-s3, ebs: false}
                            kerberos:
                              kdc: external-kdc
                              realm: KDC.EXAMPLE.COM
                              ticketLifetimeHours: 8
                              adminPasswordSecret: kerberos/admin
                              external:
                                adminServer: kdc.example.com:749
                                kdcServer: kdc.example.com:88
                                directory:
                                  realm: AD.EXAMPLE.COM
                                  domain: ad.example.com
                                  server: dc.ad.example.com
                                  domainJoin: {user: join, passwordSecret: kerberos/join}
                                endpoint: {host: sql.example.com, keytabSecret: kerberos/sql}
                              usersFrom: [10.2.0.0/16, 10.1.0.0/16]
                            idleMinutes: 90
                            terminationProtection: false
                            stepConcurrency: 3
                            trustGroup: crew
                            tested: {SOME_RULE: Ran a week in the test account}
                        """)
                        .clusters()
                        .get(0);

        assertThat(all.capacity().provisioning()).isEqualTo(Provisioning.GROUPS);
        assertThat(all.capacity().isHighlyAvailable()).isTrue();
        assertThat(all.core())
                .isEqualTo(new Nodes(
                        List.of(new WeightedType("r6g.2xlarge", 2), new WeightedType("r6g.xlarge", 1)),
                        4,
                        0,
                        new Allocation(OnDemandAllocation.PRIORITIZED, SpotAllocation.PRICE_CAPACITY_OPTIMIZED),
                        Duration.ofMinutes(20),
                        SpotTimeoutAction.SWITCH_TO_ON_DEMAND,
                        new Disk(2, 256)));
        assertThat(all.core().count()).isEqualTo(2);
        assertThat(all.task())
                .contains(new Nodes(
                        List.of(new WeightedType("r6g.xlarge", 1)),
                        0,
                        8,
                        new Allocation(OnDemandAllocation.LOWEST_PRICE, SpotAllocation.CAPACITY_OPTIMIZED),
                        Duration.ofMinutes(5),
                        SpotTimeoutAction.TERMINATE_CLUSTER,
                        Disk.ofType()));
        assertThat(all.capacity().scaling()).contains(new ManagedScaling(4, 20, 4, 10));
        assertThat(all.tls()).isEqualTo(new Tls.Pem("s3://keys/certificates.zip"));
        assertThat(all.atRest()).isEqualTo(new AtRest(AtRest.S3Encryption.SSE_S3, false));
        assertThat(all.kerberos().orElseThrow().kdc())
                .isEqualTo(new Kdc.External(
                        "kdc.example.com:749",
                        "kdc.example.com:88",
                        Optional.of(new Kerberos.Directory(
                                "AD.EXAMPLE.COM",
                                "ad.example.com",
                                "dc.ad.example.com",
                                new Kerberos.DomainJoin("join", "kerberos/join"))),
                        Optional.of(new Kerberos.EndpointService("sql.example.com", "kerberos/sql"))));
        assertThat(all.kerberos().orElseThrow().usersFrom()).containsExactly("10.1.0.0/16", "10.2.0.0/16");
        assertThat(all.kerberos().orElseThrow().userRealms()).containsExactly("AD.EXAMPLE.COM", "KDC.EXAMPLE.COM");
        assertThat(all.servesSql()).isFalse();
        assertThat(all.idle()).contains(Duration.ofMinutes(90));
        assertThat(all.terminationProtection()).isFalse();
        assertThat(all.trustGroup()).contains("crew");
        assertThat(all.tested()).containsExactly(Map.entry("SOME_RULE", "Ran a week in the test account"));
    }

    @Test
    void eachKindOfKdcAndOfCertificatesHasKeysOfItsOwn() {
        String cluster =
                """
                clusters:
                  a:
                    profile: kerberos-ranger
                    release: emr-7.14.0
                    primary: {instanceType: m6g.xlarge}
                    core: {instanceType: r6g.xlarge, count: 2}
                """;

        assertThat(lines(
                        cluster + "    kerberos: {kdc: cross-realm}\n    tls: {provider: custom, archive: s3://a/b}\n"))
                .containsExactly(
                        PROD + ":12:5 error MISSING_KEY Cannot read Kerberos: the key trust is missing where kdc is"
                                + " cross-realm; add trust",
                        PROD + ":13:5 error MISSING_KEY Cannot read encryption in transit: the key className is missing"
                                + " where provider is custom; add className",
                        PROD + ":13:5 error MISSING_KEY Cannot read encryption in transit: the key jar is missing where"
                                + " provider is custom; add jar",
                        PROD + ":13:29 error CONFLICTING_KEYS Cannot use archive in encryption in transit: provider is"
                                + " custom; remove archive");
    }

    @Test
    void everyValueIsDescribedWhetherItIsWrittenOrNot() {
        append("clusters:\n  a:\n    profile: governed-sql\n    release: emr-7.14.0\n"
                + "    primary: {instanceType: m6g.xlarge}\n    core: {instanceType: r6g.xlarge, count: 2}\n");

        List<DescribedValue> values = DefinitionReader.describe(folder, PROD);

        assertThat(values).allSatisfy(value -> assertThat(value.description()).isNotBlank());
        assertThat(values)
                .filteredOn(value -> value.path().equals("clusters.a.core.count")
                        || value.path().equals("clusters.a.primary.count")
                        || value.path().equals("posture"))
                .map(value -> value.path() + " " + value.value() + " "
                        + value.position().map(Object::toString).orElse("-"))
                .containsExactly(
                        "posture standard -",
                        "clusters.a.primary.count 1 -",
                        "clusters.a.core.count 2 " + PROD + ":11:45");
    }

    private Environment prod(String more) {
        assertThat(lines(more)).isEmpty();
        return DefinitionReader.read(folder)
                .definition()
                .orElseThrow()
                .platform()
                .environment("prod")
                .orElseThrow();
    }

    private List<String> lines(String more) {
        append(more);
        return DefinitionReader.read(folder).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private void append(String more) {
        try {
            Path base = Path.of("src/test/resources/base").resolve(PROD);
            String withoutTell = Files.readString(base).replaceFirst("tell:.*\n", "");
            Files.writeString(folder.resolve(PROD), withoutTell + more);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
