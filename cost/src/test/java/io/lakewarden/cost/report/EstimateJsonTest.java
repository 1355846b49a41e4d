package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.Golden;
import java.io.IOException;
import java.math.BigDecimal;
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
    void theLinesAddUpToTheMonthToTheLastDigit() {
        JsonNode environment = EstimateJson.of(Reviewed.of(folder).estimate()).at("/environments/0");
        BigDecimal month = environment.at("/total/usual").decimalValue();

        assertThat(month.scale()).isGreaterThan(4);
        assertThat(sum(environment.path("lines"))).isEqualByComparingTo(month);
        assertThat(sum(environment.path("byService"))).isEqualByComparingTo(month);
        assertThat(environment
                        .at("/fixed/usual")
                        .decimalValue()
                        .add(environment.at("/variable/usual").decimalValue()))
                .isEqualByComparingTo(month);
    }

    private static BigDecimal sum(JsonNode parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : parts) {
            sum = sum.add(part.at("/cost/usual").decimalValue());
        }

        return sum;
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
