package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.SmallWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lake Formation beside the reference decision, on worlds that are all there are and on worlds drawn by lot. */
class LakeFormationWorldsTest {
    private static final LocalDate BEFORE = LocalDate.of(2026, 1, 1);
    private static final long SEED = Long.getLong("lakewarden.seed", 20_261_126L);
    /** Every so many of the worlds of two grants; 1 for all of them, which takes minutes. */
    private static final int STRIDE = Integer.getInteger("lakewarden.stride", 60);

    private static final Set<String> LATER = Set.of(GapCode.EXPIRY_NEEDS_DEPLOY.name());

    @Test
    void agreesInEveryWorldOfOneGrant() {
        assertThat(failures(SmallWorlds.ofOneGrant())).isEmpty();
    }

    @Test
    void agreesInEveryWorldOfTwoGrants() {
        AtomicInteger count = new AtomicInteger((int) (SEED % STRIDE));
        assertThat(failures(SmallWorlds.ofTwoGrants().filter(any -> count.getAndIncrement() % STRIDE == 0)))
                .isEmpty();
    }

    @Test
    void agreesInWorldsOfThreeGrants() {
        assertThat(failures(SmallWorlds.ofThreeGrants(SEED).limit(600)))
                .as("seed " + SEED)
                .isEmpty();
    }

    @Test
    void agreesInWorldsDrawnByLot() {
        assertThat(failures(LongStream.range(SEED, SEED + 800).mapToObj(RandomWorlds::of)))
                .as("seeds from " + SEED)
                .isEmpty();
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
        for (LocalDate day : days) {
            LakeFormation compiled = LakeFormationCompiler.compile(world, DeployedWorlds.DEV, day);
            if (!kept.containsAll(compiled.maskedTables())) {
                failures.add(day + " nobody keeps one of " + compiled.maskedTables() + " in " + Worlds.grants(world));
            }

            List<Difference> differences = LakeFormationComparison.differences(world, DeployedWorlds.DEV, compiled);
            differences.stream()
                    .filter(Difference::isUnexplained)
                    .forEach(difference -> failures.add(day + " " + difference + " in " + Worlds.grants(world) + " "
                            + world.principals() + " compiled to " + compiled.permissions()));
            Set<Gap> used = differences.stream()
                    .flatMap(difference -> difference.gaps().stream())
                    .collect(Collectors.toSet());
            compiled.gaps().stream()
                    .filter(gap -> !used.contains(gap) && !LATER.contains(gap.code()))
                    .forEach(gap -> failures.add(day + " no difference for " + gap + " in " + Worlds.grants(world)));
        }

        failures.addAll(untilDeployedAgain(world, List.copyOf(days)));
        return failures;
    }

    /** What was deployed on one day, looked at on the next on which something has ended. */
    private static List<String> untilDeployedAgain(Platform world, List<LocalDate> days) {
        List<String> failures = new ArrayList<>();
        for (int at = 1; at < days.size(); at++) {
            LakeFormation deployed = LakeFormationCompiler.compile(world, DeployedWorlds.DEV, days.get(at - 1));
            LocalDate later = days.get(at);
            LakeFormationComparison.differences(world, DeployedWorlds.DEV, deployed, later).stream()
                    .filter(Difference::isUnexplained)
                    .forEach(difference -> failures.add(later + " not deployed again: " + difference + " in "
                            + Worlds.grants(world) + " " + world.principals()));
        }

        return failures;
    }
}
