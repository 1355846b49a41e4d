package io.lakewarden.security.emr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.cluster.AtRest.S3Encryption;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Tls;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;

/**
 * EMR's own JSON, key by key
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html).
 */
final class SecurityConfiguration {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_BYTES = 5;

    private SecurityConfiguration() {}

    /** A name that tells its content: EMR changes none, so another content is another configuration. */
    static String name(String prefix, ObjectNode configuration) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(JSON.writeValueAsString(configuration).getBytes(StandardCharsets.UTF_8));
            return prefix + "-" + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON that is made of nodes", e);
        }
    }

    /** The configuration of a cluster; {@code zoneKeys} are the keys of the lake's buckets, by bucket. */
    static ObjectNode of(Cluster cluster, SortedMap<String, String> zoneKeys) {
        ObjectNode json = NODES.objectNode();
        cluster.kerberos().ifPresent(kerberos -> json.set("AuthenticationConfiguration", authentication(kerberos)));
        if (cluster.profile().hasRuntimeRoles()) {
            json.set("AuthorizationConfiguration", authorization(cluster.profile()));
        }

        json.set("EncryptionConfiguration", encryption(cluster, zoneKeys));
        json.putObject("InstanceMetadataServiceConfiguration")
                .put("HttpPutResponseHopLimit", 1)
                .put("MinimumInstanceMetadataServiceVersion", 2);
        return json;
    }

    private static ObjectNode authorization(ClusterProfile profile) {
        ObjectNode json = NODES.objectNode();
        json.putObject("IAMConfiguration").put("EnableApplicationScopedIAMRole", true);
        if (profile == ClusterProfile.GOVERNED_SQL) {
            json.putObject("LakeFormationConfiguration").put("AuthorizedSessionTagValue", "Amazon EMR");
        }

        return json;
    }

    private static ObjectNode authentication(Kerberos kerberos) {
        ObjectNode json = NODES.objectNode();
        ObjectNode configuration = json.putObject("KerberosConfiguration");
        int hours = Math.toIntExact(kerberos.ticketLifetime().toHours());
        return kerberos.kdc()
                .match(
                        own -> {
                            configuration
                                    .putObject("ClusterDedicatedKdcConfiguration")
                                    .put("TicketLifetimeInHours", hours);
                            configuration.put("Provider", "ClusterDedicatedKdc");
                            return json;
                        },
                        trusted -> {
                            ObjectNode kdc = configuration.putObject("ClusterDedicatedKdcConfiguration");
                            kdc.putObject("CrossRealmTrustConfiguration")
                                    .put("AdminServer", trusted.adminServer())
                                    .put("Domain", trusted.domain())
                                    .put("KdcServer", trusted.kdcServer())
                                    .put("Realm", trusted.realm());
                            kdc.put("TicketLifetimeInHours", hours);
                            configuration.put("Provider", "ClusterDedicatedKdc");
                            return json;
                        },
                        external -> {
                            ObjectNode kdc = configuration.putObject("ExternalKdcConfiguration");
                            external.directory().ifPresent(directory -> kdc.putObject("AdIntegrationConfiguration")
                                    .put("AdDomain", directory.domain())
                                    .put("AdRealm", directory.realm())
                                    .put("AdServer", directory.server()));
                            kdc.put("AdminServer", external.adminServer())
                                    .put("KdcServer", external.kdcServer())
                                    .put("KdcServerType", "Single")
                                    .put("TicketLifetimeInHours", hours);
                            configuration.put("Provider", "ExternalKdc");
                            return json;
                        });
    }

    private static ObjectNode encryption(Cluster cluster, SortedMap<String, String> zoneKeys) {
        ObjectNode json = NODES.objectNode();
        ObjectNode atRest = json.putObject("AtRestEncryptionConfiguration");
        atRest.putObject("LocalDiskEncryptionConfiguration")
                .put("AwsKmsKey", KeyArn.DISKS)
                .put("EnableEbsEncryption", cluster.atRest().ebs())
                .put("EncryptionKeyProviderType", "AwsKms");
        atRest.set("S3EncryptionConfiguration", s3(cluster.atRest().s3(), zoneKeys));
        Optional<ObjectNode> certificates = certificates(cluster.tls());
        json.put("EnableAtRestEncryption", true).put("EnableInTransitEncryption", certificates.isPresent());
        certificates.ifPresent(
                tls -> json.putObject("InTransitEncryptionConfiguration").set("TLSCertificateConfiguration", tls));
        return json;
    }

    /** What goes into a zone is locked with the zone's key whatever else is, as its bucket would. */
    private static ObjectNode s3(S3Encryption mode, SortedMap<String, String> zoneKeys) {
        ObjectNode json =
                switch (mode) {
                    case SSE_KMS ->
                        NODES.objectNode().put("AwsKmsKey", KeyArn.LOGS).put("EncryptionMode", "SSE-KMS");
                    case SSE_S3 -> NODES.objectNode().put("EncryptionMode", "SSE-S3");
                };
        zoneKeys.forEach((bucket, key) -> json.withArray("Overrides")
                .addObject()
                .put("AwsKmsKey", key)
                .put("BucketName", bucket)
                .put("EncryptionMode", "SSE-KMS"));
        return json;
    }

    private static Optional<ObjectNode> certificates(Tls tls) {
        return tls.match(
                emr -> {
                    ObjectNode json = NODES.objectNode().put("CertificateProviderType", "EMR");
                    emr.validityDays().ifPresent(days -> json.put("ValidityInDays", days));
                    return Optional.of(json);
                },
                pem -> Optional.of(
                        NODES.objectNode().put("CertificateProviderType", "PEM").put("S3Object", pem.archive())),
                custom -> Optional.of(NODES.objectNode()
                        .put("CertificateProviderClass", custom.className())
                        .put("CertificateProviderType", "Custom")
                        .put("S3Object", custom.jar())),
                none -> Optional.empty());
    }
}
