package io.lakewarden.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.gameday.Span.Clock;
import io.lakewarden.cli.gameday.Verdict.Check;
import io.lakewarden.cli.runbook.Page;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.alarm.AlarmKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pages PAGES = Pages.in(HOME);

    @Test
    void everyScenarioNamesARunbookThatIsThere() {
        assertThat(Stream.of(Scenario.values()).map(Scenario::page))
                .isSubsetOf(PAGES.all().stream().map(Page::name).toList());
    }

    @Test
    void everyScenarioIsFoundByItsWordAndNoOtherIs() {
        assertThat(Scenario.values()).allSatisfy(scenario -> assertThat(Scenario.named(scenario.word()))
                .contains(scenario));
        assertThat(Scenario.named("volcano")).isEmpty();
    }

    @Test
    void aRehearsalPassesIfAllHeldAndNotIfNothingWasLookedAt() {
        assertThat(verdict(held()).passed()).isTrue();
        assertThat(verdict(held(), new Check("Gold is as it was, tags too", false, "[]"))
                        .passed())
                .isFalse();
        assertThat(verdict().passed()).isFalse();
    }

    @Test
    void thePageOfTheDocumentationHasEveryScenarioAndAllHeld() throws IOException {
        String page = Files.readString(HOME.resolve("docs/gameday.md"));

        assertThat(Stream.of(Scenario.values()).map(Scenario::word))
                .allSatisfy(
                        word -> assertThat(page).contains("\n| " + word + " | ").contains("\n**" + word + "**\n"));
        assertThat(page).doesNotContain("**failed**").doesNotContain(": **no**");
    }

    @Test
    void thePageSaysWhatDidNotHold() {
        String page = new GamedayPage(
                        List.of(verdict(held(), new Check("Gold is as it was, tags too", false, "[]"))), PAGES)
                .text();

        assertThat(page)
                .contains(
                        "| late-file | The clock starts the run before the file is there | execution-failed |"
                                + " [input-late-or-double](../runbooks/failures/input-late-or-double.md) |"
                                + " The same day is run again when the file is there | 5 min | by the wall clock | 20 min | **failed** |\n")
                .endsWith("\n**late-file**\n\n- The cluster is terminated\n- Gold is as it was, tags too: **no**\n");
    }

    private static Check held() {
        return new Check("The cluster is terminated", true, "");
    }

    private static Verdict verdict(Check... checks) {
        return new Verdict(
                Scenario.LATE_FILE,
                List.of(checks),
                Optional.of(AlarmKind.EXECUTION_FAILED),
                Optional.of(new Span(Duration.ofMinutes(5), Clock.VIRTUAL)),
                Optional.of(new Span(Duration.ofMillis(1500), Clock.WALL)),
                Optional.of(new Span(Duration.ofMinutes(20), Clock.VIRTUAL)),
                List.of());
    }
}
