package io.lakewarden.cost.estimate;

import io.lakewarden.cost.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small templates of a project that nobody knows, priced. */
final class Small {
    private Small() {}

    /** A template in YAML, in a folder of its own. */
    static EnvironmentEstimate priced(Path folder, String template) {
        return new Estimator(Ours.BOOK, Ours.FIRST, 0, Ours.SEED)
                .of("it", "us-east-1", inventory(folder, template, Optional.empty()), List.of());
    }

    static Inventory inventory(Path folder, String template, Optional<String> region) {
        try {
            return Inventory.read(Files.writeString(folder.resolve("it.yaml"), template), Map.of(), region);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of a resource: the verdict, and the reason if there is one. */
    static String verdict(EnvironmentEstimate estimate, String logicalId) {
        Coverage.Resource resource = estimate.coverage().resources().stream()
                .filter(found -> found.id().equals("it/" + logicalId))
                .findFirst()
                .orElseThrow();
        return resource.reason().isEmpty()
                ? resource.verdict().toString()
                : resource.verdict() + ": " + resource.reason();
    }

    /** The lines of a resource: what, quantity and derivation. */
    static List<String> lines(EnvironmentEstimate estimate, String logicalId) {
        return estimate.lines().stream()
                .filter(line -> line.resourceId().endsWith("/" + logicalId))
                .map(line -> line.what() + ": "
                        + line.quantity()
                                .round(new MathContext(6))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " ("
                        + line.derivation() + ")")
                .toList();
    }
}
