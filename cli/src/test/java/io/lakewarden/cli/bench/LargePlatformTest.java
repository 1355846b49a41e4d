package io.lakewarden.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Positions;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargePlatformTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isSaidByTagsAsTheReferenceDecides(long seed) {
        Platform platform = LargePlatform.of(60, 60, seed);
        Environment environment = platform.environment("prod").orElseThrow();
        LakeFormation compiled = LakeFormationCompiler.compile(checked(platform), environment, DAY);

        assertThat(compiled.tags()).isNotEmpty();
        assertThat(compiled.entries()).isLessThan(compiled.named() / 2);
        assertThat(LakeFormationComparison.differences(platform, environment, compiled).stream()
                        .filter(Difference::isUnexplained)
                        .limit(5))
                .isEmpty();
    }

    private static CheckedPlatform checked(Platform platform) {
        return Checker.check(new Definition(platform, Positions.none()))
                .platform()
                .orElseThrow();
    }
}
