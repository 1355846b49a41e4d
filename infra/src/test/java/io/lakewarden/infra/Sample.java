package io.lakewarden.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.costguard.Budget;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.costguard.RunPrice;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A platform of the tests, synthesized once for all of them: that takes seconds.
 *
 * @param name of the definition's folder and of the environment
 * @param stacks the template of each stack, by the stack's name without that of platform and environment
 */
public record Sample(String name, SortedMap<String, JsonNode> stacks) {
    private static final LocalDate ON = LocalDate.of(2026, 1, 31);
    private static final Path FILES = Path.of("src", "test", "resources", "artifacts");
    /** What stands where built jars would. */
    public static final Artifacts ARTIFACTS = new Artifacts(
            FILES.resolve("jobs.jar"),
            FILES.resolve("jmx-exporter.jar"),
            List.of(FILES.resolve("authorizer.jar"), FILES.resolve("endpoint.jar")));

    private static final Budgets BUDGETS = new Budgets(
            List.of(Budget.always(Optional.empty(), new BigDecimal("1200.50"))),
            List.of(new RunLimit(
                    "shop",
                    Duration.ofMinutes(135),
                    Optional.of(new RunPrice(new BigDecimal("40.50"), new BigDecimal("24"), new BigDecimal("0.50"))))));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The least that can be deployed. */
    static final Sample MINIMAL = of("minimal", "dev");

    /** Something of everything. */
    static final Sample COMPREHENSIVE = of("comprehensive", "prod");

    /** The same in another partition of AWS. */
    static final Sample GOV = of("comprehensive", "gov");

    /** The same where some services go by other names. */
    static final Sample CHINA = of("comprehensive", "cn");

    /** One whose data goes with its stacks. */
    static final Sample THROWN_AWAY = of("minimal", "try");

    static Sample of(String definition, String environment) {
        return of(definition + "-" + environment, blueprint(definition, environment));
    }

    /** One that a test makes for itself. */
    static Sample of(String name, Blueprint blueprint) {
        Path folder = Path.of("target", "assemblies", name);
        PlatformApp.synthesize(blueprint, folder);
        String prefix = blueprint.checked().platform().name() + "-"
                + blueprint.environment().name() + "-";
        return new Sample(name, templates(folder, prefix));
    }

    static Blueprint blueprint(String definition, String environment) {
        return blueprint(Path.of("src", "test", "resources", definition), environment);
    }

    /** Of the definition in a folder. */
    static Blueprint blueprint(Path definition, String environment) {
        return blueprint(DefinitionReader.read(definition), environment);
    }

    static Blueprint blueprint(Reading definition, String environment) {
        Checked checked = Checker.check(definition);
        CheckedPlatform platform = checked.platform()
                .orElseThrow(() -> new IllegalStateException(checked.findings().toString()));
        Environment deployed = platform.platform().environment(environment).orElseThrow();
        return new Blueprint(platform, deployed, ON, PlatformApp.defined(platform, ON), ARTIFACTS, BUDGETS);
    }

    private static SortedMap<String, JsonNode> templates(Path folder, String prefix) {
        SortedMap<String, JsonNode> templates = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".template.json")) {
                    templates.put(
                            name.substring(prefix.length(), name.indexOf(".template.json")),
                            JSON.readTree(file.toFile()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return templates;
    }

    /** Every resource of that type, by stack and logical id. */
    SortedMap<String, JsonNode> resources(String type) {
        SortedMap<String, JsonNode> found = new TreeMap<>();
        stacks.forEach((stack, template) -> template.path("Resources").fields().forEachRemaining(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(stack + "/" + resource.getKey(), resource.getValue());
            }
        }));
        return found;
    }
}
