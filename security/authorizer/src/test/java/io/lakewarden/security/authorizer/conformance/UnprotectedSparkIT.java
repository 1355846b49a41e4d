package io.lakewarden.security.authorizer.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows that the attempts are attempts: Spark alone answers each of them otherwise than it must be. Without {@code
 * -Dconformance.unprotected} only some of each chapter.
 */
class UnprotectedSparkIT {
    private static final int SOME = 2;

    @TempDir
    private static Path folder;

    private static World world;

    @BeforeAll
    static void open() throws Exception {
        world = World.unprotected(folder.toRealPath());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> sparkAloneLetsThrough() {
        return BypassList.chapters().stream()
                .flatMap(chapter -> System.getProperty("conformance.unprotected") == null
                        ? chapter.attempts().stream().limit(SOME)
                        : chapter.attempts().stream())
                .filter(BypassList::selected)
                .map(attempt -> DynamicTest.dynamicTest(attempt.name(), () -> letsThrough(attempt)));
    }

    private void letsThrough(Attempt attempt) throws Exception {
        try {
            System.err.println("\nATTEMPT " + attempt.name());
            world.restore();
            for (Attempt.Step step : attempt.before()) {
                assertThat(world.as(step.user(), step.call()).failure())
                        .as("before")
                        .isEmpty();
            }

            Map<String, String> before = world.durable();
            Seen seen = world.as(attempt.user(), attempt.call());
            boolean changed = !world.durable().equals(before);
            boolean secret = attempt.user()
                    .secrets()
                    .matcher(world.untyped(seen.everything()))
                    .find();
            if (attempt.outcome() instanceof Outcome.Denied || attempt.outcome() instanceof Outcome.Absent) {
                assertThat(secret || seen.failure().isEmpty()).as("%s", seen).isTrue();
                assertThat(seen.rows().isEmpty() && seen.plans().isEmpty() && !changed && !secret)
                        .as("nothing to see")
                        .isFalse();
            } else if (attempt.outcome() instanceof Outcome.Shows shows) {
                assertThat(seen.rows())
                        .isNotEqualTo(shows.rows().stream().sorted().toList());
            } else {
                assertThat(secret).as("a secret in %s", seen.everything()).isTrue();
            }
        } catch (AssertionError debug) {
            System.err.println("\nDEBUG " + attempt.name() + " @@ "
                    + debug.getMessage()
                            .replace('\n', ' ')
                            .substring(0, Math.min(700, debug.getMessage().length())));
            throw debug;
        } finally {
            world.restore();
        }
    }
}
