package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.Sample;
import io.lakewarden.security.worlds.SmallWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lake Formation beside the reference decision, on worlds that are all there are and on worlds drawn by lot. */
class LakeFormationWorldsTest {
    private static final LocalDate BEFORE = LocalDate.of(2026, 1, 1);
    private static final long SEED = Long.getLong("lakewarden.seed", 20_261_126L);
    private static final int OF_THREE = 1_000;
    private static final int DRAWN = 1_000;

    private static final Set<String> LATER = Set.of(GapCode.EXPIRY_NEEDS_DEPLOY.name());

    @Test
    void agreesInEveryWorldOfOneGrant() {
        assertThat(failures(SmallWorlds.ofOneGrant())).isEmpty();
        System.out.println("All worlds of one grant, for Lake Formation");
    }

    @Test
    void agreesInWorldsOfTwoGrants() {
        Sample sample = Sample.of("worlds of two grants, for Lake Formation", 12, SEED);
        assertThat(failures(sample.from(SmallWorlds.ofTwoGrants()).toList().stream()))
                .isEmpty();
        sample.report();
    }

    @Test
    void agreesInWorldsOfThreeGrants() {
        assertThat(failures(SmallWorlds.ofThreeGrants(SEED).limit(OF_THREE)))
                .as("seed " + SEED)
                .isEmpty();
        System.out.println(OF_THREE + " worlds of three grants, for Lake Formation, of seed " + SEED);
    }

    @Test
    void agreesInWorldsDrawnByLot() {
        assertThat(failures(LongStream.range(SEED, SEED + DRAWN).mapToObj(RandomWorlds::of)))
                .as("seeds from " + SEED)
                .isEmpty();
        System.out.println(DRAWN + " worlds drawn by lot, for Lake Formation, from seed " + SEED + " on");
    }

    private static List<String> failures(Stream<Platform> worlds) {
        return worlds.parallel()
                .filter(AccessCheck::consistent)
                .filter(DeployedWorlds::filtersByColumnsThatExist)
                .flatMap(DeployedWorlds::variants)
                .flatMap(world -> failures(world).stream())
                .limit(2)
                .toList();
    }

    /** On each day on which something ends and the day after; a gap must have a difference, and a difference a gap. */
    private static List<String> failures(Platform world) {
        List<String> failures = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>(Set.of(BEFORE));
        Worlds.lastDays(world).forEach(last -> days.addAll(List.of(last, last.plusDays(1))));
        List<MaskedTable> kept = MaskedTables.of(world);
        Optional<LakeFormation> before = Optional.empty();
        for (LocalDate day : days) {
            before.ifPresent(deployed -> failures.addAll(untilDeployedAgain(world, deployed, day)));
            LakeFormation compiled = LakeFormationCompiler.compile(world, DeployedWorlds.DEV, day);
            failures.addAll(failures(world, compiled));
            if (!kept.containsAll(compiled.maskedTables())) {
                failures.add(day + " nobody keeps one of " + compiled.maskedTables() + " in " + Worlds.grants(world));
            }

            before = Optional.of(compiled);
        }

        return failures;
    }

    private static List<String> failures(Platform world, LakeFormation compiled) {
        List<String> failures = new ArrayList<>(QuotaCheck.exceeded(compiled));
        List<Difference> differences = LakeFormationComparison.differences(world, DeployedWorlds.DEV, compiled);
        differences.stream()
                .filter(Difference::isUnexplained)
                .forEach(difference -> failures.add(compiled.on() + " " + difference + " in " + Worlds.grants(world)
                        + " " + world.principals() + " compiled to " + compiled.permissions()));
        Set<Gap> used = differences.stream()
                .flatMap(difference -> difference.gaps().stream())
                .collect(Collectors.toSet());
        compiled.gaps().stream()
                .filter(gap -> !used.contains(gap) && !LATER.contains(gap.code()))
                .forEach(gap ->
                        failures.add(compiled.on() + " no difference for " + gap + " in " + Worlds.grants(world)));
        return failures;
    }

    /** What was deployed on one day, looked at on the next on which something has ended. */
    private static List<String> untilDeployedAgain(Platform world, LakeFormation deployed, LocalDate later) {
        return LakeFormationComparison.differences(world, DeployedWorlds.DEV, deployed, later).stream()
                .filter(Difference::isUnexplained)
                .map(difference -> later + " not deployed again: " + difference + " in " + Worlds.grants(world) + " "
                        + world.principals())
                .toList();
    }
}
