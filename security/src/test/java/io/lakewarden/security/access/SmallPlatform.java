package io.lakewarden.security.access;

import io.lakewarden.model.Definition;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A platform with two users, one of them in a group, two datasets, and the grants and policy tests that a test gives. */
final class SmallPlatform {
    private static final String PLATFORM =
            """
            name: small
            description: For tests
            zones:
              silver: {description: Typed, retentionDays: 1}
              gold: {description: Audited, retentionDays: 1}
            classifications:
              pii: Singles out a person
              financial: Money
            principals:
              users:
                ana: {description: Analyst}
                max: {description: Leaves, expires: 2027-06-30}
              groups:
                staff: {description: Staff, members: [ana, max]}
              serviceAccounts:
                runner: {description: Runs jobs}
            """;
    private static final String LOCAL =
            """
            description: Here
            kind: local
            publishing: branch
            """;
    private static final String DOMAIN =
            """
            description: Orders
            owner: staff
            datasets:
              silver.orders:
                description: An order a row
                columns:
                  id: {type: int}
                  customer: {type: string, classifications: [pii]}
                  salary: {type: int, classifications: [financial, pii]}
                  country: {type: string}
              gold.sales:
                description: A day a row
                columns:
                  country: {type: string}
                  amount: {type: int, classifications: [financial]}
            """;

    private SmallPlatform() {}

    /** Read from files, so that findings have positions; must break no rule of the model. */
    static Definition with(Path folder, String more) {
        try {
            Path platform = folder.resolve("platform");
            Files.createDirectories(platform.resolve("domains"));
            Files.createDirectories(platform.resolve("environments"));
            Files.writeString(platform.resolve("platform.yaml"), PLATFORM);
            Files.writeString(platform.resolve("environments/local.yaml"), LOCAL);
            Files.writeString(platform.resolve("domains/shop.yaml"), DOMAIN + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        Reading reading = DefinitionReader.read(folder);
        if (Checker.check(reading).platform().isEmpty()) {
            throw new IllegalArgumentException(Checker.check(reading).findings().toString());
        }

        return reading.definition().orElseThrow();
    }
}
