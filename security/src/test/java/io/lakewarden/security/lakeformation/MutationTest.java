package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import io.lakewarden.security.worlds.RandomWorlds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A comparison that finds nothing proves something only if it finds what is wrong: each change of an entry is noticed. */
class MutationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Set<Permission> SHOWN_AS_METADATA = EnumSet.of(Permission.DESCRIBE);

    @Test
    void everyEntryLeftOutIsNoticed() {
        assertThat(unnoticed(MutationTest::leftOut)).isEmpty();
    }

    @Test
    void everyFilterWithoutItsRowsIsNoticed() {
        assertThat(unnoticed(MutationTest::unfiltered)).isEmpty();
    }

    @Test
    void everyGrantOfColumnsMadeOneOfTheTableIsNoticed() {
        assertThat(unnoticed(MutationTest::widened)).isEmpty();
    }

    @Test
    void everyGrantToSomebodyElseIsNoticed() {
        assertThat(unnoticed(MutationTest::misdirected)).isEmpty();
    }

    @Test
    void everyLocationLeftToIamIsNoticed() {
        assertThat(unnoticed(MutationTest::hybrid)).isEmpty();
    }

    private interface Mutation {
        Stream<LakeFormation> of(LakeFormation compiled);
    }

    private static List<String> unnoticed(Mutation mutation) {
        List<String> unnoticed = new ArrayList<>();
        int[] tried = {0};
        LongStream.range(0, 300)
                .mapToObj(RandomWorlds::of)
                .filter(AccessCheck::consistent)
                .filter(DeployedWorlds::filtersByColumnsThatExist)
                .forEach(world -> {
                    LakeFormation compiled = LakeFormationCompiler.compile(world, DeployedWorlds.DEV, DAY);
                    mutation.of(compiled).forEach(mutant -> {
                        tried[0]++;
                        if (differences(world, mutant).equals(differences(world, compiled))) {
                            unnoticed.add(compiled.permissions() + " became " + mutant.permissions());
                        }
                    });
                });
        assertThat(tried[0]).isGreaterThan(20);
        return unnoticed.stream().limit(3).toList();
    }

    private static List<Difference> differences(Platform world, LakeFormation compiled) {
        return LakeFormationComparison.differences(world, DeployedWorlds.DEV, compiled);
    }

    /** A grant of nothing but metadata matters only where something else is granted. */
    private static Stream<LakeFormation> leftOut(LakeFormation compiled) {
        return IntStream.range(0, compiled.permissions().size())
                .filter(at -> !SHOWN_AS_METADATA.containsAll(
                        compiled.permissions().get(at).permissions()))
                .mapToObj(at -> with(
                        compiled,
                        IntStream.range(0, compiled.permissions().size())
                                .filter(other -> other != at)
                                .mapToObj(compiled.permissions()::get)
                                .toList(),
                        compiled.filters()));
    }

    private static Stream<LakeFormation> unfiltered(LakeFormation compiled) {
        return IntStream.range(0, compiled.filters().size())
                .mapToObj(at -> with(
                        compiled,
                        compiled.permissions(),
                        IntStream.range(0, compiled.filters().size())
                                .mapToObj(other -> other == at
                                        ? unfiltered(compiled.filters().get(other))
                                        : compiled.filters().get(other))
                                .toList()));
    }

    private static DataCellsFilter unfiltered(DataCellsFilter filter) {
        return new DataCellsFilter(filter.table(), filter.name(), filter.columns(), Optional.empty());
    }

    private static Stream<LakeFormation> widened(LakeFormation compiled) {
        return changed(
                compiled,
                grant -> grant.resource() instanceof Resource.Columns columns
                        ? Stream.of(new PrincipalPermissions(
                                grant.principal(), new Resource.Table(columns.id()), grant.permissions()))
                        : Stream.empty());
    }

    private static Stream<LakeFormation> misdirected(LakeFormation compiled) {
        return changed(
                compiled,
                grant -> SHOWN_AS_METADATA.containsAll(grant.permissions())
                        ? Stream.empty()
                        : Stream.of(new PrincipalPermissions("nobody", grant.resource(), grant.permissions())));
    }

    private interface Change {
        Stream<PrincipalPermissions> of(PrincipalPermissions grant);
    }

    private static Stream<LakeFormation> changed(LakeFormation compiled, Change change) {
        return IntStream.range(0, compiled.permissions().size())
                .boxed()
                .flatMap(at -> change.of(compiled.permissions().get(at)).map(changed -> {
                    List<PrincipalPermissions> permissions = new ArrayList<>(compiled.permissions());
                    permissions.set(at, changed);
                    return with(compiled, permissions, compiled.filters());
                }));
    }

    private static Stream<LakeFormation> hybrid(LakeFormation compiled) {
        return Stream.of(new LakeFormation(
                compiled.environment(),
                compiled.account(),
                compiled.region(),
                compiled.on(),
                compiled.settings(),
                compiled.locations().stream()
                        .map(location -> new RegisteredLocation(location.arn(), location.role(), true))
                        .toList(),
                compiled.tags(),
                compiled.associations(),
                compiled.filters(),
                compiled.permissions(),
                compiled.maskedTables(),
                compiled.gaps(),
                compiled.named()));
    }

    private static LakeFormation with(
            LakeFormation compiled, List<PrincipalPermissions> permissions, List<DataCellsFilter> filters) {
        return new LakeFormation(
                compiled.environment(),
                compiled.account(),
                compiled.region(),
                compiled.on(),
                compiled.settings(),
                compiled.locations(),
                compiled.tags(),
                compiled.associations(),
                filters,
                permissions,
                compiled.maskedTables(),
                compiled.gaps(),
                compiled.named());
    }
}
