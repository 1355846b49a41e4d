package io.lakewarden.security.authorizer.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows that the attempts are attempts: Spark alone answers each of them otherwise than it must be. Without {@code
 * -Dconformance.unprotected} only some of each chapter.
 */
@TestInstance(Lifecycle.PER_CLASS)
class UnprotectedSparkIT {
    private static final int SOME = 2;

    private World world;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        world = World.unprotected(folder.toRealPath());
    }

    @AfterAll
    void close() {
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
            world.restore();
            for (Attempt.Step step : attempt.before()) {
                Seen done = world.as(step.user(), step.call());
                assertThat(done.failure()).as("before %s", attempt.name()).isEmpty();
            }

            Map<String, String> before = world.durable();
            Seen seen = world.as(attempt.user(), attempt.call());
            boolean changed = !world.durable().equals(before);
            boolean secret = !seen.secrets(attempt.user(), world).isEmpty();
            assertThat(attempt.outcome().broken(seen, changed, secret))
                    .as("%s: must get through, but it %s", attempt.name(), seen)
                    .isTrue();
        } finally {
            world.restore();
        }
    }
}
