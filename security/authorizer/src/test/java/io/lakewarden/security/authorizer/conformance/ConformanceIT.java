package io.lakewarden.security.authorizer.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The bypass list under the authorizer: every honest query is answered, and no attempt beside it gets through. */
@TestInstance(Lifecycle.PER_CLASS)
class ConformanceIT {
    private static final Path README = Path.of("README.md");
    private static final String ATTEMPTS = "<!-- attempts: written by ConformanceIT -->\n";
    private static final String END_OF_ATTEMPTS = "<!-- end of attempts -->\n";
    private static final String LIMITS = "<!-- limits: written by ConformanceIT -->\n";
    private static final String END_OF_LIMITS = "<!-- end of limits -->\n";

    private final Map<Attempt.Step, Seen> twins = new HashMap<>();
    private World world;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        world = World.guarded(folder.toRealPath());
    }

    @AfterAll
    void close() {
        world.close();
    }

    @TestFactory
    Stream<DynamicContainer> noAttemptGetsThrough() {
        return BypassList.chapters().stream()
                .map(Chapter::attempts)
                .map(attempts -> DynamicContainer.dynamicContainer(
                        attempts.get(0).chapter(),
                        attempts.stream()
                                .filter(BypassList::selected)
                                .map(attempt ->
                                        DynamicTest.dynamicTest(attempt.name(), () -> comesToNothing(attempt)))));
    }

    @TestFactory
    Stream<DynamicTest> whatTheReadmeCallsALimitIsOne() {
        return Limit.all().stream().map(limit -> DynamicTest.dynamicTest(limit.sentence(), () -> getsThrough(limit)));
    }

    @Test
    void noTwoAttemptsHaveOneName() {
        assertThat(BypassList.attempts().map(Attempt::name)).doesNotHaveDuplicates();
    }

    @Test
    void theReadmeListsEveryAttemptWithItsResultAndEveryLimit() throws IOException {
        String page = Files.readString(README);
        String listed = between(page, ATTEMPTS, END_OF_ATTEMPTS, attempts());
        listed = between(listed, LIMITS, END_OF_LIMITS, limits());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(README, listed);
        }

        assertThat(Files.readString(README)).as("written by -Dgolden.update").isEqualTo(listed);
    }

    private static String between(String page, String start, String end, String text) {
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length()) + text + page.substring(page.indexOf(end));
    }

    private void comesToNothing(Attempt attempt) throws Exception {
        try {
            honest(attempt);
            world.restore();
            for (Attempt.Step step : attempt.before()) {
                Seen done = world.as(step.user(), step.call());
                assertThat(done.failure())
                        .as("before %s, %s", attempt.name(), step.user().account())
                        .isEmpty();
            }

            Map<String, String> before = world.durable();
            int written = world.audit().size();
            Seen seen = world.as(attempt.user(), attempt.call());
            if (seen.denied()) {
                List<String> audit = world.audit();
                assertThat(audit.subList(written, audit.size()))
                        .as("the audit of %s", attempt.name())
                        .anyMatch(line ->
                                line.contains("\"reqUser\":\"" + attempt.user().account() + "\"")
                                        && line.contains("\"result\":0"));
            }

            List<String> changes = changes(before, world.durable());
            assertThat(attempt.outcome().holds(seen, !changes.isEmpty()))
                    .as(
                            "%s: must be %s, but it %s, and changed %s",
                            attempt.name(), attempt.outcome().words(), seen, changes)
                    .isTrue();
            assertThat(seen.secrets(attempt.user(), world))
                    .as("%s: secrets in %s", attempt.name(), seen.everything())
                    .isEmpty();
        } finally {
            world.restore();
        }
    }

    private void getsThrough(Limit limit) throws Exception {
        try {
            Map<String, String> before = world.durable();
            Seen seen = world.as(limit.user(), limit.call());
            assertThat(seen.rows().isEmpty() && changes(before, world.durable()).isEmpty())
                    .as("stopped: it %s; then it is an attempt of the list", seen)
                    .isFalse();
        } finally {
            world.restore();
        }
    }

    /** The same one stands beside several attempts. */
    private void honest(Attempt attempt) throws Exception {
        Attempt.Step twin = attempt.twin();
        Seen seen = twins.get(twin);
        if (seen == null) {
            seen = world.as(twin.user(), twin.call());
            twins.put(twin, seen);
        }

        assertThat(seen.rows())
                .as(
                        "beside %s, the honest query of %s: it %s",
                        attempt.name(), twin.user().account(), seen)
                .isEqualTo(twin.rows().stream().map(world::text).sorted().toList());
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        return Stream.of(before, after)
                .flatMap(state -> state.entrySet().stream())
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey()))
                        || !entry.getValue().equals(after.get(entry.getKey())))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static String attempts() {
        return table(
                "| of | who | attempt | result |\n|---|---|---|---|\n",
                BypassList.attempts()
                        .map(attempt -> Stream.of(
                                attempt.chapter(),
                                attempt.user().account(),
                                attempt.sentence(),
                                attempt.outcome().words())));
    }

    private static String limits() {
        return table(
                "| who | is stopped by |\n|---|---|\n",
                Limit.all().stream().map(limit -> Stream.of(limit.sentence(), limit.stoppedBy())));
    }

    private static String table(String head, Stream<Stream<String>> lines) {
        return lines.map(cells ->
                        cells.map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining("", head, ""));
    }
}
