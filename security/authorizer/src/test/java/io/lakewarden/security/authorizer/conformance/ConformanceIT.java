package io.lakewarden.security.authorizer.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
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
import org.junit.jupiter.api.io.TempDir;

/** The bypass list under the authorizer: every honest query is answered, and no attempt beside it gets through. */
class ConformanceIT {
    private static final Path README = Path.of("README.md");
    private static final String TABLE_START = "<!-- attempts: written by ConformanceIT -->\n";
    private static final String TABLE_END = "<!-- end of attempts -->\n";

    @TempDir
    private static Path folder;

    private static World world;
    private static final Map<Attempt.Step, Seen> TWINS = new HashMap<>();

    @BeforeAll
    static void open() throws Exception {
        world = World.guarded(folder.toRealPath());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @TestFactory
    Stream<DynamicContainer> noAttemptGetsThrough() {
        return BypassList.chapters().stream()
                .map(Chapter::attempts)
                .map(attempts -> DynamicContainer.dynamicContainer(
                        attempts.get(0).chapter(),
                        attempts.stream()
                                .map(attempt ->
                                        DynamicTest.dynamicTest(attempt.name(), () -> comesToNothing(attempt)))));
    }

    @Test
    void noTwoAttemptsHaveOneName() {
        assertThat(BypassList.attempts().map(Attempt::name)).doesNotHaveDuplicates();
    }

    @Test
    void theReadmeListsEveryAttemptWithItsResult() throws IOException {
        String page = Files.readString(README);
        assertThat(page).contains(TABLE_START, TABLE_END);

        String listed = page.substring(0, page.indexOf(TABLE_START) + TABLE_START.length())
                + table()
                + page.substring(page.indexOf(TABLE_END));
        if (System.getProperty("golden.update") != null) {
            Files.writeString(README, listed);
        }

        assertThat(Files.readString(README)).as("written by -Dgolden.update").isEqualTo(listed);
    }

    private void comesToNothing(Attempt attempt) throws Exception {
        try {
            honest(attempt.twin());
            world.restore();
            for (Attempt.Step step : attempt.before()) {
                assertThat(world.as(step.user(), step.call()).toString()).startsWith("answered");
            }

            Map<String, String> before = world.durable();
            Seen seen = world.as(attempt.user(), attempt.call());
            assertThat(attempt.user()
                            .secrets()
                            .matcher(seen.everything())
                            .results()
                            .map(found -> found.group()))
                    .as("secrets in %s", seen.everything())
                    .isEmpty();
            if (attempt.outcome() instanceof Outcome.Denied) {
                assertThat(seen.denied()).as("denied, but it %s", seen).isTrue();
                assertThat(changes(before, world.durable())).isEmpty();
            } else if (attempt.outcome() instanceof Outcome.Shows shows) {
                assertThat(seen.rows())
                        .as("%s", seen)
                        .isEqualTo(shows.rows().stream().sorted().toList());
            } else {
                assertThat(seen.failure()).as("%s", seen).isEmpty();
            }
        } finally {
            world.restore();
        }
    }

    private static void honest(Attempt.Step twin) throws Exception {
        Seen seen = TWINS.get(twin);
        if (seen == null) {
            seen = world.as(twin.user(), twin.call());
            TWINS.put(twin, seen);
        }

        assertThat(seen.rows())
                .as("the honest query of %s: %s", twin.user().account(), seen)
                .isEqualTo(twin.rows().stream().sorted().toList());
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        return Stream.of(before, after)
                .flatMap(state -> state.entrySet().stream())
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey()))
                        || !entry.getValue().equals(after.get(entry.getKey())))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static String table() {
        return BypassList.chapters().stream()
                .map(Chapter::attempts)
                .flatMap(Collection::stream)
                .map(ConformanceIT::line)
                .collect(Collectors.joining("", "| of | who | attempt | result |\n|---|---|---|---|\n", ""));
    }

    private static String line(Attempt attempt) {
        return Stream.of(
                        attempt.chapter(),
                        attempt.user().account(),
                        attempt.sentence(),
                        attempt.outcome().words())
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
