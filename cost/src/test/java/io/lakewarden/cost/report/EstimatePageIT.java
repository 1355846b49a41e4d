package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.WhatIf;
import io.lakewarden.cost.estimate.WhatIf.Figure;
import io.lakewarden.cost.estimate.WhatIf.Unit;
import io.lakewarden.cost.money.Usd;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a browser shows it. */
class EstimatePageIT {
    @TempDir
    private static Path folder;

    private static Optional<Browser> browser = Optional.empty();
    private static Reviewed reviewed = new Reviewed(EstimateFocusTest.etl(), Map.of());
    private static Path file = Path.of("page.html");

    @BeforeAll
    static void opensIt() throws IOException {
        assumeTrue(
                Browser.isThere(),
                "The page was not looked at in a browser: chromium and chromedriver are missing; install Debian's"
                        + " chromium and chromium-driver");
        reviewed = Reviewed.of(folder);
        file = Files.writeString(folder.resolve("page.html"), reviewed.page());
        browser = Optional.of(Browser.open());
    }

    @AfterAll
    static void closesIt() {
        browser.ifPresent(Browser::close);
    }

    @BeforeEach
    void loads() {
        browser().load(file);
    }

    @Test
    void asksForNothingButItsFileAndComplainsOfNothing() {
        assertThat(browser().requests()).isNotEmpty().containsOnly(file.toUri().toString());
        assertThat(browser().console()).isEmpty();
    }

    @Test
    void aScriptThatIsNotItsOwnDoesNotRun() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.html"),
                Files.readString(file).replace("<main>", "<main><script>document.title = 'changed'</script>"));
        browser().load(other);

        assertThat(browser().evaluate("return document.title")).isEqualTo("What it costs");
        assertThat(browser().console()).singleElement().asString().contains("Content Security Policy");
    }

    @Test
    void showsTheFiguresOfTheJson() {
        JsonNode prod = EstimateJson.of(reviewed.estimate()).at("/environments/1");

        List<List<String>> months = new ArrayList<>();
        prod.path("ramp")
                .forEach(month -> months.add(List.of(
                        month.path("month").asText(),
                        cents(month.at("/cost/usual")),
                        cents(month.at("/cost/p10")),
                        cents(month.at("/cost/p50")),
                        cents(month.at("/cost/p90")))));
        List<String> costs = new ArrayList<>();
        prod.path("lines").forEach(line -> costs.add(cents(line.at("/cost/usual"))));

        assertThat(browser().tables("Each month with its range, USD").get(1)).isEqualTo(months);
        assertThat(browser().texts("#prod-bill tbody td:last-child")).isEqualTo(costs);
        assertThat(browser().texts(".sentence"))
                .last()
                .isEqualTo("prod (us-east-1): "
                        + Sentence.month(reviewed.estimate().environments().get(1)) + ".");
    }

    @Test
    void aHeadSortsUpThenDownThenAsItWas() {
        WebElement head = browser().one("#prod-bill thead th:last-child");
        WebElement button = browser().one("#prod-bill thead th:last-child button");
        open("#prod-bill");
        List<BigDecimal> written = costs();

        button.click();
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(costs()).isSorted().containsExactlyInAnyOrderElementsOf(written);

        button.sendKeys(Keys.ENTER);
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
        assertThat(costs()).isSortedAccordingTo(Comparator.reverseOrder());

        button.sendKeys(Keys.SPACE);
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("none");
        assertThat(costs()).isEqualTo(written);
    }

    @Test
    void aHeadOfTextSortsByText() {
        open("#prod-bill");
        browser().one("#prod-bill thead th:nth-child(3) button").click();

        List<String> services = new ArrayList<>(browser().texts("#prod-bill tbody td:nth-child(3)"));
        List<String> sorted = new ArrayList<>(services);
        Collections.sort(sorted, String.CASE_INSENSITIVE_ORDER);
        assertThat(services).isEqualTo(sorted);
        assertThat(browser().all("#prod-bill th[aria-sort=ascending]")).hasSize(1);
    }

    @Test
    void aPartLeadsToItsLinesAndWhatTheyAddUpTo() {
        EnvironmentEstimate prod = reviewed.estimate().environments().get(1);
        browser()
                .one("a[href='#prod-bill'][data-column=zone][data-value=bronze]")
                .click();
        Usd bronze = prod.byZone().stream()
                .filter(part -> part.name().equals("bronze"))
                .map(part -> part.cost().usual())
                .findFirst()
                .orElseThrow();
        long lines = prod.lines().stream()
                .filter(line -> line.zone().equals(Optional.of("bronze")))
                .count();

        assertThat(shown()).isEqualTo(lines);
        assertThat(browser().one("[role=status]").getText())
                .isEqualTo(lines + " of " + prod.lines().size() + " lines, zone bronze: " + Words.cents(bronze)
                        + " Show all lines");

        browser().one("[role=status] button").click();
        assertThat(shown()).isEqualTo(prod.lines().size());
    }

    @Test
    void slidersShowWhatWasComputedForTheirSettings() {
        WhatIf whatIf = reviewed.reviews().get("prod").whatIf();
        List<WebElement> sliders = browser().all(".what-if input");
        assertThat(shownFigures()).isEqualTo(figures(whatIf, whatIf.usual()));

        sliders.get(0).sendKeys(Keys.END);
        assertThat(shownFigures()).isEqualTo(figures(whatIf, 4 * 25 + 2 * 5 + 2));

        sliders.get(1).sendKeys(Keys.HOME);
        sliders.get(2).sendKeys(Keys.ARROW_LEFT);
        assertThat(shownFigures()).isEqualTo(figures(whatIf, 4 * 25 + 1));
        assertThat(sliders.get(0).getDomAttribute("aria-valuetext")).endsWith("(P90)");
        assertThat(browser().one(".what-if output").getText()).endsWith("(P90)");

        browser().one(".what-if thead th:nth-child(4) button").click();
        sliders.get(0).sendKeys(Keys.HOME);
        assertThat(shownFigures()).containsExactlyInAnyOrderElementsOf(figures(whatIf, 1));
    }

    @Test
    void everyControlHasANameAndEveryChartATextAndATable() {
        browser().evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");

        assertThat(browser().all("button, a, input"))
                .isNotEmpty()
                .allSatisfy(control -> assertThat(control.getAccessibleName()).isNotBlank());
        assertThat(browser().all("figure svg")).hasSize(9).allSatisfy(chart -> {
            assertThat(chart.getAriaRole()).isIn("img", "image");
            assertThat(chart.getAccessibleName()).isNotBlank();
        });
        assertThat(browser()
                        .all("figure:has(+ details table), figure:has(+ .wide table), figure:has(+ p + .wide table)"))
                .hasSize(9);
    }

    @Test
    void onPaperNothingIsFoldedAndNothingIsToBeSet() {
        browser().emulate("print");
        browser().evaluate("dispatchEvent(new Event('beforeprint'))");

        assertThat(browser().one("#prod-bill").isDisplayed()).isTrue();
        assertThat(browser().one(".what-if").isDisplayed()).isFalse();

        browser().emulate("screen");
        browser().evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(browser().one("#prod-bill").isDisplayed()).isFalse();
        assertThat(browser().one(".what-if").isDisplayed()).isTrue();
    }

    private static Browser browser() {
        return browser.orElseThrow();
    }

    private static void open(String table) {
        browser().evaluate("document.querySelector(arguments[0]).closest('details').open = true", table);
    }

    private static long shown() {
        return browser().all("#prod-bill tbody tr").stream()
                .filter(WebElement::isDisplayed)
                .count();
    }

    private static List<BigDecimal> costs() {
        return browser().texts("#prod-bill tbody td:last-child").stream()
                .map(cost -> new BigDecimal(cost.replace(",", "")))
                .toList();
    }

    /** The table of figures as sliders have set it. */
    private static List<List<String>> figures(WhatIf whatIf, int at) {
        return whatIf.figures().stream().map(figure -> row(figure, whatIf, at)).toList();
    }

    private static List<String> row(Figure figure, WhatIf whatIf, int at) {
        int decimals = figure.unit() == Unit.USD ? 2 : 1;
        BigDecimal usual = figure.values().get(whatIf.usual()).setScale(decimals, RoundingMode.HALF_EVEN);
        BigDecimal set = figure.values().get(at).setScale(decimals, RoundingMode.HALF_EVEN);
        BigDecimal difference = set.subtract(usual);
        return List.of(
                figure.name(),
                figure.unit() == Unit.USD ? "USD" : "minutes",
                Words.grouped(usual),
                Words.grouped(set),
                difference.signum() == 0 ? "0" : (difference.signum() > 0 ? "+" : "") + Words.grouped(difference));
    }

    private static List<List<String>> shownFigures() {
        return browser().tables("The month with the inputs as they are set").get(0);
    }

    private static String cents(JsonNode number) {
        return Words.cents(Usd.of(number.asText()));
    }
}
