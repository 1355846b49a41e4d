package io.lakewarden.cli.gameday.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alarms of infra's own golden templates. */
class BoardTest {
    private static final Path INFRA = Path.of("../infra/src/test/resources");
    private static final Path GOLDEN = INFRA.resolve("golden/comprehensive-prod");
    private static final Platform PLATFORM = DefinitionReader.read(INFRA.resolve("comprehensive"))
            .definition()
            .orElseThrow()
            .platform();
    private static final Pipeline SHOP = PLATFORM.pipeline("shop").orElseThrow();
    private static final Board BOARD = Board.of(
            Site.of(PLATFORM, PLATFORM.environment("prod").orElseThrow()),
            Board.resources(GOLDEN.resolve("pipelines.json")),
            Board.resources(GOLDEN.resolve("operations.json")));
    private static final Instant START = Instant.parse("2026-01-07T02:30:00Z");

    @TempDir
    Path folder;

    @Test
    void anExecutionThatSucceedsInTimeRingsNothing() throws IOException {
        assertThat(rung("ExecutionSucceeded", 40, record(1000, 30))).isEmpty();
    }

    @Test
    void anExecutionThatFailsRingsAndCallsSomebody() {
        assertThat(rung("ExecutionFailed", 40)).containsExactly(AlarmKind.EXECUTION_FAILED, AlarmKind.PIPELINE_DOWN);
    }

    @Test
    void anAlarmRingsFromTheEndOfThePeriodInWhichTheExecutionEndedAndAnotherNever() {
        Heard heard = heard("ExecutionFailed", 42);

        assertThat(heard.since(AlarmKind.EXECUTION_FAILED)).contains(Instant.parse("2026-01-07T03:15:00Z"));
        assertThat(heard.since(AlarmKind.PIPELINE_DOWN)).contains(Instant.parse("2026-01-07T03:15:00Z"));
        assertThat(heard.since(AlarmKind.EXECUTION_TIMED_OUT)).isEmpty();
    }

    /** The guide's range of evaluation: the period and two before it, in which nothing newer stands. */
    @Test
    void anAlarmIsOkAgainThreePeriodsAfterItRangAndARunThatSucceedsMeanwhileChangesNothing() {
        Instant over = Instant.parse("2026-01-07T03:30:00Z");

        assertThat(story(ended("ExecutionFailed", 42)).until(AlarmKind.EXECUTION_FAILED))
                .contains(over);
        Heard mended = story(ended("ExecutionFailed", 42), ended("ExecutionSucceeded", 47));
        assertThat(mended.until(AlarmKind.EXECUTION_FAILED)).contains(over);
        assertThat(mended.until(AlarmKind.PIPELINE_DOWN)).contains(over);
        assertThat(mended.until(AlarmKind.EXECUTION_TIMED_OUT)).isEmpty();
    }

    @Test
    void oneThatRingsAgainIsOkWhenItIsForGood() {
        Heard twice =
                story(ended("ExecutionFailed", 42), ended("ExecutionFailed", 80), ended("ExecutionSucceeded", 100));

        assertThat(twice.since(AlarmKind.EXECUTION_FAILED)).contains(Instant.parse("2026-01-07T03:15:00Z"));
        assertThat(twice.until(AlarmKind.EXECUTION_FAILED)).contains(Instant.parse("2026-01-07T04:10:00Z"));
    }

    @Test
    void oneThatTimesOutRingsItsOwnAlarm() {
        assertThat(rung("ExecutionTimedOut", 40))
                .containsExactly(AlarmKind.EXECUTION_TIMED_OUT, AlarmKind.PIPELINE_DOWN);
    }

    @Test
    void oneThatSomebodyStopsCallsNobody() {
        assertThat(rung("ExecutionAborted", 40)).containsExactly(AlarmKind.EXECUTION_ABORTED);
    }

    @Test
    void aLongOneRingsFromFourFifthsOfItsSlaOn() {
        assertThat(rung("ExecutionSucceeded", 47)).isEmpty();
        assertThat(rung("ExecutionSucceeded", 48)).containsExactly(AlarmKind.SLA_AT_RISK);
        assertThat(rung("ExecutionSucceeded", 61)).containsExactly(AlarmKind.SLA_AT_RISK, AlarmKind.SLA_MISSED);
        assertThat(rung("ExecutionSucceeded", 100)).containsExactly(AlarmKind.SLA_AT_RISK, AlarmKind.SLA_MISSED);
        assertThat(rung("ExecutionSucceeded", 101))
                .containsExactly(AlarmKind.RUN_TOO_DEAR, AlarmKind.SLA_AT_RISK, AlarmKind.SLA_MISSED);
    }

    @Test
    void aShortOneOnManyMachinesIsTooDearToo() throws IOException {
        assertThat(rung("ExecutionSucceeded", 40, numbers(1000, 30, 12_000))).isEmpty();
        assertThat(rung("ExecutionSucceeded", 40, numbers(1000, 30, 12_001))).containsExactly(AlarmKind.RUN_TOO_DEAR);
    }

    @Test
    void tooManyRowsSetAsideRingAndOneLessDoesNot() throws IOException {
        assertThat(rung("ExecutionSucceeded", 40, record(1000, 31))).containsExactly(AlarmKind.QUARANTINE_RATE_HIGH);
        assertThat(rung("ExecutionSucceeded", 40, record(1000, 30))).isEmpty();
    }

    @Test
    void theyRingForARunThatFailsLaterToo() throws IOException {
        assertThat(rung("ExecutionFailed", 40, record(100, 50)))
                .containsExactly(AlarmKind.EXECUTION_FAILED, AlarmKind.PIPELINE_DOWN, AlarmKind.QUARANTINE_RATE_HIGH);
    }

    @Test
    void aDayWithoutRowsHasNoRate() throws IOException {
        assertThat(rung("ExecutionSucceeded", 40, record(0, 0))).isEmpty();
    }

    @Test
    void whatHasNoNumbersIsNotTold() throws IOException {
        Path file = folder.resolve("2026-01-06/conform-invoices.numbers.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");

        assertThatThrownBy(() -> rung("ExecutionSucceeded", 40, file))
                .hasMessageContaining("Cannot tell of records/shop/shop/2026-01-06/conform-invoices.numbers.json: ");
    }

    @Test
    void anExpressionThatIsNoneOfOursIsRefused() {
        JsonNode resources = Json.read(
                """
                {"A": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"Metrics": [
                  {"Id": "a", "Expression": "ANOMALY_DETECTION_BAND(b)"}]}}}
                """);

        assertThatThrownBy(() -> new AlarmTemplate(resources).alarms())
                .hasMessage("Cannot evaluate the expression ANOMALY_DETECTION_BAND(b)");
    }

    private static Iterable<AlarmKind> rung(String end, int minutes, Path... records) {
        return heard(end, minutes, records).rung();
    }

    private static Heard story(Ended... executions) {
        Board.Story story = BOARD.story(SHOP);
        Stream.of(executions).forEach(story::add);
        return story.heard();
    }

    private static Heard heard(String end, int minutes, Path... records) {
        return BOARD.hear(SHOP, ended(end, minutes, records));
    }

    private static Ended ended(String end, int minutes, Path... records) {
        ArrayNode history = Json.object().putArray("events");
        history.addObject().put("type", "ExecutionStarted").put("timestamp", START.toString());
        history.addObject()
                .put("type", end)
                .put("timestamp", START.plus(Duration.ofMinutes(minutes)).toString());
        return new Ended(history, List.of(records));
    }

    private Path record(long in, long quarantined) throws IOException {
        return numbers(in, quarantined, 60);
    }

    private Path numbers(long in, long quarantined, long instanceSeconds) throws IOException {
        Path file = folder.resolve("2026-01-06").resolve("conform-invoices" + RunNumbers.ENDING);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                new RunNumbers(
                                "conform-invoices",
                                "2026-01-06",
                                in,
                                in - quarantined,
                                quarantined,
                                0,
                                30,
                                instanceSeconds,
                                9600)
                        .toJson());
        return file;
    }
}
