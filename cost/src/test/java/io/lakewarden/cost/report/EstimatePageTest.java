package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.OursEstimate;
import io.lakewarden.cost.money.Usd;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatePageTest {
    @TempDir
    private static Path folder;

    private static Estimate estimate = new Estimate(EstimateFocusTest.etl().book(), 0, 1, List.of());
    private static String page = "";

    @BeforeAll
    static void makesIt() {
        Estimate ours = OursEstimate.of(folder);
        estimate = new Estimate(
                ours.book(),
                ours.draws(),
                ours.seed(),
                Stream.concat(EstimateFocusTest.etl().environments().stream(), ours.environments().stream())
                        .toList());
        page = EstimatePage.of(estimate);
    }

    @Test
    void itsFiguresAreThoseOfTheJson() {
        JsonNode prod = EstimateJson.of(estimate).at("/environments/1");

        assertThat(prod.path("ramp"))
                .hasSize(12)
                .allSatisfy(month -> assertRow(month.path("month").asText(), month.path("cost")));
        assertThat(prod.path("byZone"))
                .isNotEmpty()
                .allSatisfy(part -> assertRow("zone " + part.path("name").asText(), part.path("cost")));
        assertThat(prod.path("byService"))
                .isNotEmpty()
                .allSatisfy(part -> assertRow("service " + part.path("name").asText(), part.path("cost")));
        assertThat(prod.path("byPipeline"))
                .isNotEmpty()
                .allSatisfy(part -> assertRow("pipeline " + part.path("name").asText(), part.path("cost")));
        assertThat(prod.path("lines"))
                .allSatisfy(line -> assertThat(page).contains(number(line.at("/cost/usual")) + "</td></tr>"));
        assertThat(prod.path("assumptions")).isNotEmpty().allSatisfy(input -> assertThat(page)
                .contains("<th scope=\"row\">" + input.path("name").asText() + "</th>"));
        assertThat(page)
                .contains(Sentence.month(estimate.environments().get(1)))
                .contains(Sentence.pipeline(
                        estimate.environments().get(1).pipelines().get(0)));
    }

    @Test
    void asksTheNetworkForNothing() {
        assertThat(page)
                .doesNotContain("<script", "<link", "<img", "src=", "href=\"http", "url(http", "@import")
                .contains("default-src &#x27;none&#x27;");
    }

    @Test
    void theSameGivesTheSameBytes() {
        assertThat(EstimatePage.of(estimate)).isEqualTo(page);
    }

    @Test
    void itsHeadingsAreInOrder() {
        List<Integer> levels = Pattern.compile("<h([1-6])>")
                .matcher(page)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();

        assertThat(levels).startsWith(1, 2);
        assertThat(levels.subList(1, levels.size())).isNotEmpty().allMatch(level -> level == 2 || level == 3);
    }

    @Test
    void behindEachChartIsATable() {
        List<String> figures = List.of(page.split("<figure>"));

        // Of each environment the months, the zones and the inputs, and one of both environments.
        assertThat(figures.subList(1, figures.size()))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(figure -> {
                    assertThat(figure)
                            .startsWith("<svg")
                            .containsPattern("</svg\\s*>\\s*</figure><div class=\"wide\"><table><caption>");
                    assertThat(figure.substring(0, figure.indexOf('>'))).contains("role=\"img\"", "aria-label=\"");
                });
    }

    @Test
    void identifiersAreOnce() {
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    private static void assertRow(String name, JsonNode cost) {
        assertThat(page)
                .contains("<tr><th scope=\"row\">" + name + "</th>" + cell(cost, "usual") + cell(cost, "p10")
                        + cell(cost, "p50") + cell(cost, "p90") + "</tr>");
    }

    private static String cell(JsonNode cost, String key) {
        return "<td class=\"number\">" + number(cost.path(key)) + "</td>";
    }

    private static String number(JsonNode number) {
        return Words.cents(Usd.of(number.asText()));
    }
}
