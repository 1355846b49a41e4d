package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.security.emr.template.TemplateRule.Found;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is looked at in a security configuration. */
final class ConfigurationChecks {
    private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{8,64}");
    private static final String AUTHORIZATION = "AuthorizationConfiguration";
    private static final String LAKE_FORMATION = "LakeFormationConfiguration";

    private ConfigurationChecks() {}

    private static Stream<Found> where(Deployed deployed, Predicate<JsonNode> broken, String problem) {
        return deployed.configurations().values().stream()
                .filter(configuration -> broken.test(configuration.json()))
                .map(configuration -> new Found(configuration.where(), problem));
    }

    static Stream<Found> strangers(Deployed deployed) {
        return deployed.configurations().values().stream().flatMap(configuration -> ConfigurationShape.strangers(
                        configuration.json())
                .map(stranger -> new Found(configuration.where(), "Cannot secure clusters as written: " + stranger)));
    }

    static Stream<Found> fixedName(Deployed deployed) {
        return deployed.configurations().values().stream()
                .filter(configuration -> !configuration.name().isEmpty()
                        && !HASHED.matcher(configuration.name()).matches())
                .map(configuration -> new Found(
                        configuration.where(),
                        "Cannot replace " + configuration.name() + ": another content would want the same name"));
    }

    static Stream<Found> disks(Deployed deployed) {
        return where(
                deployed,
                json -> {
                    JsonNode encryption = json.path("EncryptionConfiguration");
                    JsonNode disks =
                            encryption.path("AtRestEncryptionConfiguration").path("LocalDiskEncryptionConfiguration");
                    return !encryption.path("EnableAtRestEncryption").asBoolean(false)
                            || !disks.path("EncryptionKeyProviderType").asText().equals("AwsKms")
                            || !disks.has("AwsKmsKey")
                            || !disks.path("EnableEbsEncryption").asBoolean(false);
                },
                "Cannot leave disks or root volumes unlocked");
    }

    static Stream<Found> transit(Deployed deployed) {
        return where(
                deployed,
                json -> {
                    JsonNode encryption = json.path("EncryptionConfiguration");
                    JsonNode tls =
                            encryption.path("InTransitEncryptionConfiguration").path("TLSCertificateConfiguration");
                    return !encryption.path("EnableInTransitEncryption").asBoolean(false) || !hasCertificates(tls);
                },
                "Cannot send data in clear, or encrypt it without certificates");
    }

    private static boolean hasCertificates(JsonNode tls) {
        return switch (tls.path("CertificateProviderType").asText()) {
            case "EMR" -> true;
            case "PEM" -> tls.has("S3Object");
            case "Custom" -> tls.has("S3Object") && tls.has("CertificateProviderClass");
            default -> false;
        };
    }

    static Stream<Found> metadata(Deployed deployed) {
        return where(
                deployed,
                json -> {
                    JsonNode service = json.path("InstanceMetadataServiceConfiguration");
                    return service.path("MinimumInstanceMetadataServiceVersion").asInt(0) != 2
                            || !service.has("HttpPutResponseHopLimit");
                },
                "Cannot leave the metadata service at version 1, or say one of its two fields alone");
    }

    static Stream<Found> emrfsRoles(Deployed deployed) {
        return where(
                deployed,
                json -> json.path(AUTHORIZATION).has("EmrFsConfiguration") && hasRuntimeRoles(json),
                "Cannot map EMRFS to roles beside runtime roles");
    }

    static Stream<Found> filtersOutside(Deployed deployed) {
        return where(
                deployed,
                json -> json.has(LAKE_FORMATION),
                "Cannot filter: " + LAKE_FORMATION + " stands outside " + AUTHORIZATION);
    }

    static Stream<Found> filtersAlone(Deployed deployed) {
        return where(
                deployed,
                json -> {
                    JsonNode filters = json.path(AUTHORIZATION).path(LAKE_FORMATION);
                    return !filters.isMissingNode()
                            && (!hasRuntimeRoles(json)
                                    || !filters.path("AuthorizedSessionTagValue")
                                            .asText()
                                            .equals("Amazon EMR"));
                },
                "Cannot filter without runtime roles, or under another session tag than Amazon EMR");
    }

    static Stream<Found> rangerWithoutKerberos(Deployed deployed) {
        return where(
                deployed,
                json -> hasRanger(json)
                        && !json.path("AuthenticationConfiguration").has("KerberosConfiguration"),
                "Cannot run EMR's Ranger plugins without Kerberos");
    }

    static Stream<Found> rangerWithLakeFormation(Deployed deployed) {
        return where(
                deployed,
                json -> hasRanger(json)
                        && (hasRuntimeRoles(json) || json.path(AUTHORIZATION).has(LAKE_FORMATION)),
                "Cannot run EMR's Ranger plugins with Lake Formation");
    }

    static Stream<Found> keyByAlias(Deployed deployed) {
        return deployed.configurations().values().stream()
                .flatMap(configuration -> configuration.json().findValues("AwsKmsKey").stream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .filter(key -> !key.matches("arn:[^:]+:kms:[^:]+:[^:]+:key/.+") || key.contains("alias/"))
                        .map(key ->
                                new Found(configuration.where(), "Cannot use key " + key + ": it is no key's ARN")));
    }

    private static boolean hasRuntimeRoles(JsonNode json) {
        return json.path(AUTHORIZATION)
                .path("IAMConfiguration")
                .path("EnableApplicationScopedIAMRole")
                .asBoolean(false);
    }

    private static boolean hasRanger(JsonNode json) {
        return json.path(AUTHORIZATION).has("RangerConfiguration");
    }
}
