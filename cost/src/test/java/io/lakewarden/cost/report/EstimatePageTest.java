package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.money.Usd;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatePageTest {
    @TempDir
    private static Path folder;

    private static String page = "";
    private static Reviewed reviewed = new Reviewed(EstimateFocusTest.etl(), Map.of());

    @BeforeAll
    static void makesIt() {
        reviewed = Reviewed.of(folder);
        page = reviewed.page();
    }

    @Test
    void itsFiguresAreThoseOfTheJson() {
        JsonNode prod = EstimateJson.of(reviewed.estimate()).at("/environments/1");

        assertThat(prod.path("ramp"))
                .hasSize(12)
                .allSatisfy(month -> assertRow(month.path("month").asText(), month.path("cost")));
        assertThat(prod.path("byZone")).isNotEmpty().allSatisfy(part -> assertPart("zone", part));
        assertThat(prod.path("byService")).isNotEmpty().allSatisfy(part -> assertPart("service", part));
        assertThat(prod.path("byPipeline")).isNotEmpty().allSatisfy(part -> assertPart("pipeline", part));
        assertThat(prod.path("pipelines")).hasSize(1).allSatisfy(pipeline -> {
            assertRow("billing: a run", pipeline.path("run"));
            assertRow("billing: a TB that comes in", pipeline.path("terabyte"));
            assertThat(page)
                    .contains("; a cluster that nothing ends costs " + number(pipeline.path("neverEndedPerDay"))
                            + " USD a day.");
        });
        assertThat(prod.path("lines"))
                .allSatisfy(line -> assertThat(page).contains(number(line.at("/cost/usual")) + "</td></tr>"));
        assertThat(prod.path("assumptions")).isNotEmpty().allSatisfy(input -> assertThat(page)
                .contains("<th scope=\"row\">" + input.path("name").asText() + "</th>"));
        assertThat(page)
                .contains(Sentence.month(reviewed.estimate().environments().get(1)))
                .contains(Sentence.pipeline(
                        reviewed.estimate().environments().get(1).pipelines().get(0)));
    }

    @Test
    void asksTheNetworkForNothing() {
        assertThat(page)
                .doesNotContain("<link", "<img", "src=", "href=\"http", "url(http", "@import")
                .contains("default-src &#x27;none&#x27;", "script-src &#x27;sha256-");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(2);
    }

    @Test
    void theSameGivesTheSameBytesInEveryForm() {
        Reviewed again = Reviewed.of(folder);

        assertThat(again.page()).isEqualTo(page);
        assertThat(EstimateJson.of(again.estimate(), again.reviews()).toString())
                .isEqualTo(
                        EstimateJson.of(reviewed.estimate(), reviewed.reviews()).toString());
        assertThat(EstimateFocus.of(again.estimate())).isEqualTo(EstimateFocus.of(reviewed.estimate()));
        assertThat(EstimateMarkdown.of(again.estimate())).isEqualTo(EstimateMarkdown.of(reviewed.estimate()));
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

        // Of each environment the months by service and by zone and the inputs; one of both; a decision and a change.
        assertThat(figures.subList(1, figures.size())).hasSize(2 * 3 + 1 + 2).allSatisfy(figure -> {
            assertThat(figure)
                    .startsWith("<svg")
                    .containsPattern(
                            "</svg\\s*>\\s*</figure>(<p class=\"soft\">[^<]*</p>)?(<details><summary>[^<]*</summary>)?<div class=\"wide\"><table");
            assertThat(figure.substring(0, figure.indexOf('>'))).contains("role=\"img\"", "aria-label=\"");
        });
    }

    @Test
    void whatChangedLeadsFromTheMonthThatWasToTheMonthThatIs() {
        Usd now = reviewed.estimate().environments().get(1).total().usual();
        Usd before = now.plus(Usd.of("18.757"));

        assertThat(page)
                .contains("$19 a month less than with v1, at usual values.")
                .contains("<tr><th scope=\"row\">before</th><td class=\"number\">" + Words.cents(before) + "</td></tr>"
                        + "<tr><th scope=\"row\">volume of &lt;billing&gt;</th><td class=\"number\">+12.50</td></tr>"
                        + "<tr><th scope=\"row\">one node less</th><td class=\"number\">-31.26</td></tr>"
                        + "<tr><th scope=\"row\">now</th><td class=\"number\">" + Words.cents(now) + "</td></tr>");
    }

    @Test
    void whereNothingIsAskedAndNothingIsComparedItSaysNothingOfIt() {
        assertThat(EstimatePage.of(reviewed.estimate(), Map.of()))
                .doesNotContain("What is to be decided", "What changed", "What if")
                .contains("What moves it most");
    }

    @Test
    void whatElseTheMonthHangsOnIsUnderTheDecisionsWithTheFiguresOfTheJson() {
        JsonNode levers = EstimateJson.of(reviewed.estimate()).at("/environments/1/levers");
        String section = page.substring(page.indexOf("<h3>What else the month hangs on in prod</h3>"));

        assertThat(page.indexOf("<h3>What else the month hangs on in prod</h3>"))
                .isGreaterThan(page.indexOf("<h2>What is to be decided</h2>"))
                .isLessThan(page.indexOf("<h2>What changed</h2>"));
        assertThat(levers).hasSize(7).allSatisfy(lever -> assertThat(section)
                .contains("<tr><th scope=\"row\">" + lever.path("what").asText() + "</th><td>"
                        + lever.path("instead").asText() + "</td><td>"
                        + lever.path("changedIn").asText() + "</td><td class=\"number\">"
                        + number(lever.path("usdPerMonth")) + "</td><td class=\"number\">"
                        + (lever.has("usdLess") ? number(lever.path("usdLess")) : "") + "</td></tr>"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> targets = Pattern.compile("href=\"#([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(targets).isNotEmpty().allSatisfy(target -> assertThat(page).contains("id=\"" + target + "\""));
    }

    @Test
    void itsTextsAreNoShapesOfThisMachinesFonts() {
        assertThat(page).contains("<text ");
        assertThat(Pattern.compile("<path[^>]* d=\"([^\"]*)\"").matcher(page).results())
                .allSatisfy(path -> assertThat(path.group(1)).doesNotContain("Q"));
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

    private static void assertPart(String view, JsonNode part) {
        String name = part.path("name").asText();
        JsonNode cost = part.path("cost");
        assertThat(page)
                .contains("data-column=\"" + view + "\" data-value=\"" + name + "\">" + view + " " + name + "</a></th>"
                        + cell(cost, "usual") + cell(cost, "p10") + cell(cost, "p50") + cell(cost, "p90") + "</tr>");
    }

    private static String cell(JsonNode cost, String key) {
        return "<td class=\"number\">" + number(cost.path(key)) + "</td>";
    }

    private static String number(JsonNode number) {
        return Words.cents(Usd.of(number.asText()));
    }
}
