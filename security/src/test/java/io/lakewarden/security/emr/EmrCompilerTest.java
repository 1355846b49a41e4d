package io.lakewarden.security.emr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.cluster.AtRest;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.Directory;
import io.lakewarden.model.cluster.Kerberos.DomainJoin;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import io.lakewarden.model.cluster.Tls;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmrCompilerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final Environment PROD = PLATFORM.environment("prod").orElseThrow();
    private static final SortedMap<String, ClusterSecurity> SECURED = EmrCompiler.compile(PLATFORM, PROD);

    @Test
    void securesEachClusterOfAnEnvironment() {
        assertThat(SECURED.keySet()).containsExactly("analysts", "billing", "endpoint");
    }

    @Test
    void filtersForAnalystsByLakeFormationInsideAuthorization() throws IOException {
        assertThat(SECURED.get("analysts").configuration())
                .isEqualTo(
                        json(
                                """
                                {"AuthorizationConfiguration": {
                                    "IAMConfiguration": {"EnableApplicationScopedIAMRole": true},
                                    "LakeFormationConfiguration": {"AuthorizedSessionTagValue": "Amazon EMR"}},
                                 "EncryptionConfiguration": {
                                    "AtRestEncryptionConfiguration": {
                                        "LocalDiskEncryptionConfiguration": {
                                            "AwsKmsKey": "${DisksKeyArn}",
                                            "EnableEbsEncryption": true,
                                            "EncryptionKeyProviderType": "AwsKms"},
                                        "S3EncryptionConfiguration": {
                                            "AwsKmsKey": "${LogsKeyArn}",
                                            "EncryptionMode": "SSE-KMS",
                                            "Overrides": [
                                                {"AwsKmsKey": "${BronzeKeyArn}",
                                                 "BucketName": "lakewarden-prod-bronze-333333333333",
                                                 "EncryptionMode": "SSE-KMS"},
                                                {"AwsKmsKey": "${GoldKeyArn}",
                                                 "BucketName": "lakewarden-prod-gold-333333333333",
                                                 "EncryptionMode": "SSE-KMS"},
                                                {"AwsKmsKey": "${SilverKeyArn}",
                                                 "BucketName": "lakewarden-prod-silver-333333333333",
                                                 "EncryptionMode": "SSE-KMS"}]}},
                                    "EnableAtRestEncryption": true,
                                    "EnableInTransitEncryption": true,
                                    "InTransitEncryptionConfiguration": {
                                        "TLSCertificateConfiguration": {"CertificateProviderType": "EMR"}}},
                                 "InstanceMetadataServiceConfiguration": {
                                    "HttpPutResponseHopLimit": 1, "MinimumInstanceMetadataServiceVersion": 2}}
                                """));
    }

    @Test
    void opensTablesWholeForPipelinesWithoutLakeFormationsTag() throws IOException {
        assertThat(SECURED.get("billing").configuration().get("AuthorizationConfiguration"))
                .isEqualTo(json("{\"IAMConfiguration\": {\"EnableApplicationScopedIAMRole\": true}}"));
        assertThat(SECURED.get("billing").kerberos()).isEmpty();
    }

    @Test
    void knowsUsersOfTheEndpointByKerberosAndGivesStepsNoRoles() throws IOException {
        ClusterSecurity endpoint = SECURED.get("endpoint");

        assertThat(endpoint.configuration().has("AuthorizationConfiguration")).isFalse();
        assertThat(endpoint.configuration().get("AuthenticationConfiguration"))
                .isEqualTo(
                        json(
                                """
                                {"KerberosConfiguration": {
                                    "ClusterDedicatedKdcConfiguration": {"TicketLifetimeInHours": 24},
                                    "Provider": "ClusterDedicatedKdc"}}
                                """));
        assertThat(endpoint.kerberos())
                .hasValue(
                        (ObjectNode)
                                json(
                                        """
                                        {"KdcAdminPassword":
                                            "{{resolve:secretsmanager:prod/endpoint/kdc-admin:SecretString}}",
                                         "Realm": "ENDPOINT.PROD.INTERNAL"}
                                        """));
    }

    @Test
    void loadsTheAuthorizerByPluginAndExtensionAndLetsTheLauncherAloneSubmit() {
        assertThat(settings("endpoint", "spark-defaults").get("spark.plugins").asText())
                .isEqualTo("io.lakewarden.security.authorizer.AuthorizerPlugin");
        assertThat(settings("endpoint", "spark-defaults")
                        .get("spark.sql.extensions")
                        .asText())
                .isEqualTo("org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,"
                        + "io.lakewarden.security.authorizer.AuthorizerExtension");
        assertThat(settings("endpoint", "hive-site")
                        .get("hive.metastore.use.SSL")
                        .asText())
                .isEqualTo("false");
        assertThat(settings("endpoint", "capacity-scheduler")
                        .get("yarn.scheduler.capacity.root.acl_submit_applications")
                        .asText())
                .isBlank();
        assertThat(settings("analysts", "spark-defaults").has("spark.plugins")).isFalse();
    }

    @Test
    void keepsDriversFromNodesThatEc2MayTakeBack() {
        assertThat(settings("billing", "yarn-site")
                        .get("yarn.node-labels.am.default-node-label-expression")
                        .asText())
                .isEqualTo("CORE");
        assertThat(settings("analysts", "yarn-site").isMissingNode()).isTrue();
    }

    @Test
    void aNameTellsTheContentAndNothingElse() {
        Cluster analysts = PROD.clusters().get(0);
        ClusterSecurity other = secured(changed(analysts, analysts.kerberos(), new Tls.Emr(Optional.of(365))));

        assertThat(SECURED.get("analysts").name()).matches("lakewarden-prod-analysts-[0-9a-f]{10}");
        assertThat(other.name()).isNotEqualTo(SECURED.get("analysts").name());
        assertThat(EmrCompiler.compile(PLATFORM, PROD)).isEqualTo(SECURED);
    }

    @Test
    void trustsAnotherRealmAndJoinsItsDirectory() throws IOException {
        Kdc trusting = new Kdc.CrossRealm(
                "AD.EXAMPLE.COM",
                "ad.example.com",
                "dc.ad.example.com:749",
                "dc.ad.example.com:88",
                "kerberos/trust",
                Optional.of(new DomainJoin("join", "kerberos/join")));

        ClusterSecurity secured = secured(kerberos(trusting));

        assertThat(secured.configuration().at("/AuthenticationConfiguration/KerberosConfiguration"))
                .isEqualTo(
                        json(
                                """
                                {"ClusterDedicatedKdcConfiguration": {
                                    "CrossRealmTrustConfiguration": {
                                        "AdminServer": "dc.ad.example.com:749", "Domain": "ad.example.com",
                                        "KdcServer": "dc.ad.example.com:88", "Realm": "AD.EXAMPLE.COM"},
                                    "TicketLifetimeInHours": 10},
                                 "Provider": "ClusterDedicatedKdc"}
                                """));
        assertThat(secured.kerberos().orElseThrow().toString())
                .isEqualTo("{\"ADDomainJoinPassword\":\"{{resolve:secretsmanager:kerberos/join:SecretString}}\","
                        + "\"ADDomainJoinUser\":\"join\",\"CrossRealmTrustPrincipalPassword\":"
                        + "\"{{resolve:secretsmanager:kerberos/trust:SecretString}}\",\"KdcAdminPassword\":"
                        + "\"{{resolve:secretsmanager:kerberos/admin:SecretString}}\",\"Realm\":\"LAKE.INTERNAL\"}");
    }

    @Test
    void asksAnExternalKdcOfTheOneTypeThereIs() throws IOException {
        Kdc external = new Kdc.External(
                "kdc.example.com",
                "kdc.example.com",
                Optional.of(new Directory(
                        "AD.EXAMPLE.COM",
                        "ad.example.com",
                        "dc.ad.example.com",
                        new DomainJoin("join", "kerberos/join"))),
                Optional.empty());

        assertThat(secured(kerberos(external)).configuration().at("/AuthenticationConfiguration/KerberosConfiguration"))
                .isEqualTo(
                        json(
                                """
                                {"ExternalKdcConfiguration": {
                                    "AdIntegrationConfiguration": {
                                        "AdDomain": "ad.example.com", "AdRealm": "AD.EXAMPLE.COM",
                                        "AdServer": "dc.ad.example.com"},
                                    "AdminServer": "kdc.example.com", "KdcServer": "kdc.example.com",
                                    "KdcServerType": "Single", "TicketLifetimeInHours": 10},
                                 "Provider": "ExternalKdc"}
                                """));
    }

    @Test
    void takesCertificatesFromAFileOrFromAClass() throws IOException {
        assertThat(certificates(new Tls.Pem("s3://keys/certificates.zip")))
                .isEqualTo(
                        json("{\"CertificateProviderType\": \"PEM\", \"S3Object\": \"s3://keys/certificates.zip\"}"));
        assertThat(certificates(new Tls.Custom("s3://keys/provider.jar", "com.example.Keys")))
                .isEqualTo(json("{\"CertificateProviderClass\": \"com.example.Keys\","
                        + " \"CertificateProviderType\": \"Custom\", \"S3Object\": \"s3://keys/provider.jar\"}"));
        assertThat(certificates(new Tls.None()).isMissingNode()).isTrue();
    }

    @Test
    void thisMachineHasNoClusters() {
        Environment local = PLATFORM.environment("local").orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmrCompiler.compile(PLATFORM, local))
                .withMessage("Cannot secure clusters in local: it is no account; name one of kind aws");
    }

    private static JsonNode certificates(Tls tls) {
        Cluster analysts = PROD.clusters().get(0);
        return secured(changed(analysts, analysts.kerberos(), tls))
                .configuration()
                .at("/EncryptionConfiguration/InTransitEncryptionConfiguration/TLSCertificateConfiguration");
    }

    private static Cluster kerberos(Kdc kdc) {
        Kerberos kerberos = new Kerberos("LAKE.INTERNAL", Duration.ofHours(10), "kerberos/admin", kdc, List.of());
        return changed(PROD.clusters().get(1), Optional.of(kerberos), new Tls.Emr(Optional.empty()));
    }

    private static Cluster changed(Cluster cluster, Optional<Kerberos> kerberos, Tls tls) {
        return new Cluster(
                cluster.name(),
                cluster.description(),
                cluster.profile(),
                cluster.release(),
                cluster.applications(),
                cluster.capacity(),
                tls,
                AtRest.usual(),
                kerberos,
                cluster.idle(),
                cluster.terminationProtection(),
                cluster.stepConcurrency(),
                cluster.trustGroup(),
                new TreeMap<>());
    }

    private static ClusterSecurity secured(Cluster cluster) {
        Environment alone = new Environment(
                PROD.name(),
                PROD.description(),
                PROD.home(),
                PROD.operator(),
                PROD.publishing(),
                List.of(),
                PROD.settings(),
                PROD.network(),
                PROD.dataRetention(),
                PROD.metrics(),
                PROD.subscribers(),
                List.of(cluster));
        return EmrCompiler.compile(PLATFORM, alone).get(cluster.name());
    }

    private static JsonNode settings(String cluster, String classification) {
        for (JsonNode one : SECURED.get(cluster).configurations()) {
            if (one.get("Classification").asText().equals(classification)) {
                return one.get("Properties");
            }
        }

        return MissingNode.getInstance();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
