package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every key that a security configuration can have, with a value of its kind
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html). EMR takes a key that
 * it does not know for none.
 */
final class ConfigurationShape {
    private static final String ALL =
            """
            {"AuthenticationConfiguration": {
                "IdentityCenterConfiguration": {
                    "EnableIdentityCenter": true, "IdentityCenterInstanceARN": "",
                    "IAMRoleForEMRIdentityCenterApplicationARN": "",
                    "IdentityCenterApplicationAssigmentRequired": true, "EnableUserBackgroundSession": true},
                "KerberosConfiguration": {
                    "Provider": "",
                    "ClusterDedicatedKdcConfiguration": {
                        "TicketLifetimeInHours": 1,
                        "CrossRealmTrustConfiguration": {
                            "Realm": "", "Domain": "", "AdminServer": "", "KdcServer": ""}},
                    "ExternalKdcConfiguration": {
                        "TicketLifetimeInHours": 1, "KdcServerType": "", "AdminServer": "", "KdcServer": "",
                        "AdIntegrationConfiguration": {"AdRealm": "", "AdDomain": "", "AdServer": ""}}}},
             "AuthorizationConfiguration": {
                "EmrFsConfiguration": {
                    "RoleMappings": [{"Role": "", "IdentifierType": "", "Identifiers": [""]}]},
                "IAMConfiguration": {
                    "EnableApplicationScopedIAMRole": true,
                    "ApplicationScopedIAMRoleConfiguration": {"PropagateSourceIdentity": true}},
                "LakeFormationConfiguration": {"AuthorizedSessionTagValue": ""},
                "RangerConfiguration": {
                    "AdminServerURL": "", "AdminServerSecretARN": "", "RoleForRangerPluginsARN": "",
                    "RoleForOtherAWSServicesARN": "",
                    "RangerPluginConfigurations": [{"App": "", "ClientSecretARN": "", "PolicyRepositoryName": ""}],
                    "AuditConfiguration": {
                        "Destinations": {"AmazonCloudWatchLogs": {"CloudWatchLogGroup": ""}}}}},
             "EncryptionConfiguration": {
                "EnableAtRestEncryption": true, "EnableInTransitEncryption": true,
                "EMRWALEncryptionConfiguration": {"AwsKmsKey": ""},
                "AtRestEncryptionConfiguration": {
                    "LocalDiskEncryptionConfiguration": {
                        "EncryptionKeyProviderType": "", "AwsKmsKey": "", "EnableEbsEncryption": true,
                        "S3Object": "", "EncryptionKeyProviderClass": ""},
                    "S3EncryptionConfiguration": {
                        "EncryptionMode": "", "AwsKmsKey": "", "S3Object": "", "EncryptionKeyProviderClass": "",
                        "Overrides": [{"BucketName": "", "EncryptionMode": "", "AwsKmsKey": ""}]}},
                "InTransitEncryptionConfiguration": {
                    "TLSCertificateConfiguration": {
                        "CertificateProviderType": "", "CertificateProviderClass": "", "S3Object": "",
                        "AwsKmsKey": "", "ValidityInDays": 1, "WildcardDnsSuffix": "",
                        "SecretTags": [{"Key": "", "Value": ""}]}}},
             "InstanceMetadataServiceConfiguration": {
                "MinimumInstanceMetadataServiceVersion": 2, "HttpPutResponseHopLimit": 1}}
            """;

    private static final JsonNode SHAPE = shape();

    private ConfigurationShape() {}

    /** What a configuration has that EMR does not know, each as a sentence's end. */
    static Stream<String> strangers(JsonNode configuration) {
        return strangers(configuration, SHAPE, "");
    }

    private static Stream<String> strangers(JsonNode found, JsonNode known, String path) {
        if (known.isArray()) {
            return found.isArray()
                    ? StreamSupport.stream(found.spliterator(), false)
                            .flatMap(item -> strangers(item, known.path(0), path))
                    : Stream.of(path + " is no list");
        }

        if (known.isObject()) {
            return found.isObject()
                    ? found.properties().stream()
                            .flatMap(field -> inside(field.getKey(), field.getValue(), known, path))
                    : Stream.of(path + " is no object");
        }

        // What a function of CloudFormation gives, nobody knows before.
        boolean fits = found.isObject() || found.getNodeType() == known.getNodeType();
        return fits
                ? Stream.empty()
                : Stream.of(path + " is no " + known.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> inside(String key, JsonNode value, JsonNode known, String path) {
        String at = path.isEmpty() ? key : path + "." + key;
        return known.has(key) ? strangers(value, known.path(key), at) : Stream.of(at + " is no key of EMR's");
    }

    private static JsonNode shape() {
        try {
            return new ObjectMapper().readTree(ALL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the shape of security configurations", e);
        }
    }
}
