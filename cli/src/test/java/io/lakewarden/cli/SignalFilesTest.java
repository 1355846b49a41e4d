package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.Golden;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.signals.Metric;
import io.lakewarden.infra.signals.SignalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalFilesTest {
    private static final Pattern SERIES = Pattern.compile("lakewarden_[a-z_]+");

    @Test
    void theProjectHasTheFilesThatAreGenerated() {
        SignalFiles.all().forEach((name, text) -> Golden.assertSame(Golden.file("observability/" + name), text));
    }

    @Test
    void theProjectHasNoDashboardThatIsNotGenerated() throws IOException {
        for (String folder : List.of("dashboards", "datadog")) {
            try (Stream<Path> dashboards = Files.list(Golden.file("observability/" + folder))) {
                assertThat(dashboards.map(file -> folder + "/" + file.getFileName()))
                        .isSubsetOf(SignalFiles.all().keySet());
            }
        }
    }

    @Test
    void everyRuleNamesAPageThatIsThere() {
        List<Path> pages = new ArrayList<>();
        Json.read(SignalFiles.all().get("rules.json"))
                .at("/groups/0/rules")
                .forEach(rule ->
                        pages.add(Golden.file(rule.at("/annotations/runbook").asText())));

        assertThat(pages).hasSizeGreaterThan(5).allSatisfy(page -> assertThat(page)
                .isRegularFile());
    }

    @Test
    void rulesAndDashboardsAskForMetricsThatThereAre() {
        List<String> known = Stream.of(Metric.values()).map(Metric::series).toList();
        List<String> asked = new ArrayList<>(Prometheus.dashboardQueries());
        Json.read(SignalFiles.all().get("rules.json"))
                .at("/groups/0/rules")
                .forEach(rule -> asked.add(rule.get("expr").asText()));

        assertThat(asked)
                .allSatisfy(query -> assertThat(SERIES.matcher(query).results().map(MatchResult::group))
                        .as(query)
                        .isNotEmpty()
                        .isSubsetOf(known));
    }

    @Test
    void thePageListsEveryMetricAndRule() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            String labels =
                    metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
            rows.add("| `" + metric.series() + "` | " + metric.help() + " | " + labels + " |");
        }

        Json.read(SignalFiles.all().get("rules.json")).at("/groups/0/rules").forEach(rule -> {
            String page = rule.at("/annotations/runbook").asText();
            rows.add("| `" + rule.get("alert").asText() + "` | "
                    + rule.at("/labels/severity").asText() + " | `"
                    + rule.get("expr").asText() + "` | [" + page + "](../" + page + ") |");
        });

        assertThat(Files.readAllLines(Golden.file("docs/observability.md"))).containsAll(rows);
    }
}
