package io.lakewarden.model.yaml;

import io.lakewarden.model.cluster.Architecture;
import io.lakewarden.model.cluster.DatadogSite;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.cluster.Metrics.Datadog.Package;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the definition says about Datadog, beside the other sinks of metrics. */
final class DatadogFields {
    /** The keys that are of no other sink. */
    static final List<String> KEYS = List.of("site", "apiKeySecret", "apiKeyKmsKey", "packages", "privateLink");

    /** Without which there is none. */
    static final List<String> REQUIRED = List.of("site", "apiKeySecret", "packages");

    private static final TextShape<String> KMS_KEY = TextShape.of(
            "the ARN of a KMS key",
            "arn:aws:kms:eu-west-1:111111111111:key/0f0e0d0c-0b0a-0908-0706-050403020100",
            "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+",
            200);
    private static final TextShape<String> ENDPOINT_SERVICE = TextShape.of(
            "the name of an endpoint service",
            "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
            "com[.]amazonaws[.]vpce[.][a-z0-9-]+[.]vpce-svc-[0-9a-f]{8,17}",
            120);
    private static final TextShape<String> HASH =
            TextShape.of("a SHA-256 in hexadecimal", "0123456789abcdef".repeat(4), "[0-9a-f]{64}", 64);

    private final Field<Optional<DatadogSite>> site =
            Field.optional("site", sites(), "Of datadog: where the account is");
    private final Field<Optional<String>> secret = Field.optional(
            "apiKeySecret",
            KerberosShapes.SECRET,
            "Of datadog: the secret of Secrets Manager, in the same account and region, whose text is the API key");
    private final Field<Optional<String>> key = Field.optional(
            "apiKeyKmsKey",
            KMS_KEY,
            "the key aws/secretsmanager",
            "Of datadog: what locks that secret; its policy must let the machines in");
    private final Field<SortedMap<Architecture, Package>> packages = Field.withDefault(
            "packages",
            packages(),
            new TreeMap<>(),
            "nothing",
            "Of datadog: the agent's rpm, which you put into a bucket, for each processor");
    private final Field<Optional<String>> privateLink = Field.optional(
            "privateLink",
            ENDPOINT_SERVICE,
            "the site's own address",
            "Of datadog: its endpoint service for metrics; a network of its own gets an endpoint for it");

    List<Field<?>> all() {
        return List.of(site, secret, key, packages, privateLink);
    }

    Metrics read(KeyValues keys) {
        return new Metrics.Datadog(
                keys.value(site).orElse(DatadogSite.US1),
                keys.value(secret).orElse(""),
                keys.value(key),
                keys.value(packages),
                keys.value(privateLink));
    }

    private static Shape<DatadogSite> sites() {
        Map<String, DatadogSite> words = Arrays.stream(DatadogSite.values())
                .collect(Collectors.toMap(DatadogSite::address, site -> site, (one, other) -> one, LinkedHashMap::new));
        return new ChoiceShape<>(words);
    }

    private static Shape<SortedMap<Architecture, Package>> packages() {
        Field<Optional<Package>> arm =
                Field.optional(Architecture.AARCH64.word(), file(), "For types with Graviton, say r6g.xlarge");
        Field<Optional<Package>> intel =
                Field.optional(Architecture.X86_64.word(), file(), "For all others, say r6i.xlarge");
        return new ObjectShape<>(
                "the packages",
                List.of(arm, intel),
                List.of(Constraint.anyOf(Architecture.AARCH64.word(), Architecture.X86_64.word())),
                keys -> {
                    SortedMap<Architecture, Package> found = new TreeMap<>();
                    keys.value(arm).ifPresent(file -> found.put(Architecture.AARCH64, file));
                    keys.value(intel).ifPresent(file -> found.put(Architecture.X86_64, file));
                    return found;
                });
    }

    private static Shape<Package> file() {
        Field<String> uri = Field.required("uri", ClusterShapes.S3_ADDRESS, "Where it lies");
        Field<String> hash = Field.required("sha256", HASH, "What it must be: it is installed as root");
        return new ObjectShape<>(
                "a package", List.of(uri, hash), List.of(), keys -> new Package(keys.value(uri), keys.value(hash)));
    }
}
