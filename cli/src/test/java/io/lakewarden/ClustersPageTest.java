package io.lakewarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.jobcode.JobRule;
import io.lakewarden.model.check.emr.ClusterRule;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Posture;
import io.lakewarden.model.settings.Switch;
import io.lakewarden.security.emr.template.TemplateRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the tables of {@code docs/clusters.md} the same as what is checked. */
class ClustersPageTest {
    @Test
    void thePageListsTheSettingsAndTheRules() throws IOException {
        String page = Files.readString(Golden.file("docs/clusters.md"));
        page = filled(page, "settings", settings());
        page = filled(page, "rules", rules());
        page = filled(page, "jobs", jobs());
        page = filled(page, "templates", templates());

        Golden.assertSame(Golden.file("docs/clusters.md"), page);
    }

    private static String filled(String page, String part, String table) {
        String start = "<!-- " + part + ": written by ClustersPageTest -->\n";
        String end = "<!-- end of " + part + " -->\n";
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }

    private static String settings() {
        Stream<String> amounts = Stream.of(Amount.values())
                .map(amount -> row(
                        "`" + amount.key() + "`",
                        amount.in(Posture.SANDBOX),
                        amount.in(Posture.STANDARD),
                        amount.in(Posture.REGULATED),
                        amount.description()));
        Stream<String> switches = Stream.of(Switch.values())
                .map(what -> row(
                        "`" + what.key() + "`",
                        what.in(Posture.SANDBOX),
                        what.in(Posture.STANDARD),
                        what.in(Posture.REGULATED),
                        what.description()));
        return Stream.concat(amounts, switches)
                .collect(Collectors.joining(
                        "", "| setting | sandbox | standard | regulated | meaning |\n|---|---|---|---|---|\n", ""));
    }

    private static String rules() {
        return Stream.of(ClusterRule.values())
                .map(rule -> row(
                        "`" + rule + "`",
                        rule.severity().name().toLowerCase(Locale.ROOT) + (rule.isOpen() ? ", open" : ""),
                        rule.summary(),
                        rule.source()))
                .collect(Collectors.joining("", "| rule | | asks | source |\n|---|---|---|---|\n", ""));
    }

    private static String jobs() {
        return Stream.of(JobRule.values())
                .map(rule -> row(
                        "`" + rule + "`",
                        rule.doing(),
                        rule.profiles().stream().map(ClusterProfile::word).collect(Collectors.joining(", ")),
                        rule.source()))
                .collect(Collectors.joining("", "| rule | a job that | fails on | source |\n|---|---|---|---|\n", ""));
    }

    private static String templates() {
        return Stream.of(TemplateRule.values())
                .map(rule -> row("`" + rule + "`", rule.summary(), rule.source()))
                .collect(Collectors.joining("", "| rule | asks | source |\n|---|---|---|\n", ""));
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
