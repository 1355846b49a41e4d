package io.lakewarden.model.yaml;

import io.lakewarden.model.cluster.AtRest;
import io.lakewarden.model.cluster.AtRest.S3Encryption;
import io.lakewarden.model.cluster.Tls;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the definition says about the encryption of a cluster. */
final class EncryptionShapes {
    private enum Provider {
        EMR,
        PEM,
        CUSTOM,
        NONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Shape<Tls> TLS = tls();
    static final Shape<AtRest> AT_REST = atRest();

    private EncryptionShapes() {}

    private static Shape<Tls> tls() {
        Field<Provider> provider = Field.required(
                "provider",
                ChoiceShape.of(Provider.class),
                "emr makes certificates, pem is a zip file of them, custom a class of one's own, none no encryption");
        Field<Optional<Integer>> validity = Field.optional(
                "validityDays",
                NumberShape.whole(1, 7300),
                "twenty years",
                "Of emr: how long its certificates are good");
        Field<Optional<String>> archive = Field.optional(
                "archive",
                ClusterShapes.S3_ADDRESS,
                "Of pem: the zip file with privateKey.pem, certificateChain.pem and perhaps trustedCertificates.pem");
        Field<Optional<String>> jar =
                Field.optional("jar", ClusterShapes.S3_ADDRESS, "Of custom: the jar that holds the class");
        Field<Optional<String>> type = Field.optional(
                "className",
                TextShape.of("the name of a class", "com.example.Certificates", "[A-Za-z_$][A-Za-z0-9_$.]*", 250),
                "Of custom: the class that makes certificates");
        return new ObjectShape<>(
                "encryption in transit",
                List.of(provider, validity, archive, jar, type),
                List.of(
                        new Constraint.When("provider", "emr", List.of(), List.of("archive", "jar", "className")),
                        new Constraint.When(
                                "provider", "pem", List.of("archive"), List.of("validityDays", "jar", "className")),
                        new Constraint.When(
                                "provider", "custom", List.of("jar", "className"), List.of("validityDays", "archive")),
                        new Constraint.When(
                                "provider", "none", List.of(), List.of("validityDays", "archive", "jar", "className"))),
                keys -> {
                    Tls emr = new Tls.Emr(keys.value(validity));
                    Tls pem = new Tls.Pem(keys.value(archive).orElse(""));
                    Tls custom = new Tls.Custom(
                            keys.value(jar).orElse(""), keys.value(type).orElse(""));
                    return switch (keys.value(provider)) {
                        case EMR -> emr;
                        case PEM -> pem;
                        case CUSTOM -> custom;
                        case NONE -> new Tls.None();
                    };
                });
    }

    private static Shape<AtRest> atRest() {
        Field<S3Encryption> s3 = Field.withDefault(
                "s3",
                ChoiceShape.of(S3Encryption.class),
                AtRest.usual().s3(),
                "sse-kms: what EMR writes to S3 is encrypted by the environment's key; sse-s3: by S3's own");
        Field<Boolean> ebs = Field.withDefault(
                "ebs", new TruthShape(), AtRest.usual().ebs(), "Whether EBS encrypts the volumes, the root volume too");
        return new ObjectShape<>(
                "encryption at rest", List.of(s3, ebs), List.of(), keys -> new AtRest(keys.value(s3), keys.value(ebs)));
    }
}
