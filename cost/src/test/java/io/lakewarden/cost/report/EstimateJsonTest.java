package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read: its keys and the kinds of their values are a contract. */
class EstimateJsonTest {
    @TempDir
    private static Path folder;

    private static final TreeSet<String> SHAPE = new TreeSet<>();
    private static final TreeSet<String> KEYS = new TreeSet<>();

    @BeforeAll
    static void reads() {
        Reviewed reviewed = Reviewed.of(folder);
        collect("", EstimateJson.of(reviewed.estimate(), reviewed.reviews()));
    }

    @Test
    void itsShapeStaysAsItIs() {
        assertThat(SHAPE)
                .contains(
                        "environments[].total.p50 number",
                        "environments[].lines[].tiers[].source string",
                        "environments[].decisions[].front[].usdPerRun number",
                        "environments[].whatIf.figures[].values[] number");
        Golden.check("estimate.json.shape", String.join("\n", SHAPE) + "\n");
    }

    @Test
    void everyKeyIsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "cost.md"));

        assertThat(KEYS).hasSizeGreaterThan(80);
        assertThat(KEYS.stream().filter(key -> !page.contains("`" + key + "`") && !page.contains("`" + key + "[]`")))
                .isEmpty();
    }

    private static void collect(String path, JsonNode node) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> {
                KEYS.add(field.getKey());
                collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            });
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item));
        } else {
            SHAPE.add(path + " " + node.getNodeType().name().toLowerCase(Locale.ROOT));
        }
    }
}
