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
import io.lakewarden.security.lakeformation.LfTag;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.QuotaCheck;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.TagAssociation;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        assertThat(QuotaCheck.exceeded(compiled)).isEmpty();
        assertThat(compiled.entries()).isLessThan(compiled.named() / 2);
        assertThat(LakeFormationComparison.differences(platform, environment, compiled).stream()
                        .filter(Difference::isUnexplained)
                        .limit(5))
                .isEmpty();
    }

    @Test
    void noticesEveryTagThatIsLeftOutAndEveryExpressionThatIsWidened() {
        Platform platform = LargePlatform.of(24, 30, 7);
        Environment environment = platform.environment("prod").orElseThrow();
        LakeFormation compiled = LakeFormationCompiler.compile(checked(platform), environment, DAY);

        assertThat(untagged(compiled)
                        .filter(mutant -> !isNoticed(platform, environment, mutant))
                        .map(mutant -> leftOut(compiled, mutant)))
                .isEmpty();
        assertThat(widened(compiled)
                        .filter(mutant -> !isNoticed(platform, environment, mutant))
                        .map(mutant -> mutant.permissions().stream()
                                .filter(grant -> !compiled.permissions().contains(grant))
                                .toList()))
                .isEmpty();
        assertThat(untagged(compiled).count()).isGreaterThan(10);
        assertThat(widened(compiled).count()).isGreaterThan(5);
    }

    private static List<TagAssociation> leftOut(LakeFormation compiled, LakeFormation mutant) {
        return compiled.associations().stream()
                .filter(association -> !mutant.associations().contains(association))
                .toList();
    }

    private static boolean isNoticed(Platform platform, Environment environment, LakeFormation mutant) {
        return LakeFormationComparison.differences(platform, environment, mutant).stream()
                .anyMatch(Difference::isUnexplained);
    }

    private static Stream<LakeFormation> untagged(LakeFormation compiled) {
        return compiled.associations().stream()
                .map(left -> with(
                        compiled,
                        compiled.associations().stream()
                                .filter(association -> !association.equals(left))
                                .toList(),
                        compiled.permissions()));
    }

    /** Each expression made one of every value. */
    private static Stream<LakeFormation> widened(LakeFormation compiled) {
        return compiled.permissions().stream()
                .filter(grant -> grant.resource() instanceof Resource.TaggedTables)
                .map(grant -> with(
                        compiled,
                        compiled.associations(),
                        compiled.permissions().stream()
                                .map(other -> other.equals(grant) ? widened(compiled, grant) : other)
                                .toList()));
    }

    private static PrincipalPermissions widened(LakeFormation compiled, PrincipalPermissions grant) {
        LfTag tag = compiled.tags().get(0);
        return new PrincipalPermissions(
                grant.principal(), new Resource.TaggedTables(tag.key(), tag.values()), grant.permissions());
    }

    private static LakeFormation with(
            LakeFormation compiled, List<TagAssociation> associations, List<PrincipalPermissions> permissions) {
        return new LakeFormation(
                compiled.environment(),
                compiled.account(),
                compiled.region(),
                compiled.on(),
                compiled.settings(),
                compiled.locations(),
                compiled.tags(),
                associations,
                compiled.filters(),
                permissions,
                compiled.maskedTables(),
                compiled.gaps(),
                compiled.named());
    }

    private static CheckedPlatform checked(Platform platform) {
        return Checker.check(new Definition(platform, Positions.none()))
                .platform()
                .orElseThrow();
    }
}
