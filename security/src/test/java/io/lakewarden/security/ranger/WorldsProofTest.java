package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.worlds.Numbered;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.SmallWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Ranger's engine on the compiled policies of very many platforms. {@code -Dproof.seed=N} looks at the random worlds of
 * that one seed, {@code -Dthorough} at tens of thousands.
 */
class WorldsProofTest {
    private static final int SIDE_BY_SIDE = 40;
    private static final long FIRST_SEED = 20_261_126;
    private static final int LARGE_WORLDS = 400;
    private static final boolean THOROUGH = Boolean.getBoolean("thorough");
    private static final int SMALL_WORLDS = THOROUGH ? 20_500 : 4_100;
    private static final int FEWEST_PROVEN = THOROUGH ? 20_000 : 4_000;
    /** EMR's plugins, which refuse most of what is asked here, are asked about one world of so many small ones. */
    private static final int EMR_ONE_IN = 10;

    private static final int WORLDS_OF_THREE = 600;

    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final AtomicInteger proven = new AtomicInteger();
    private final Proof proof = new Proof();

    @Test
    void rangerDecidesAsTheReferenceDoesOnEveryWorldOfOneGrant() {
        prove(SmallWorlds.ofOneGrant().toList(), 1, number -> "world of one grant, number " + number);

        assertThat(proven.get()).isEqualTo(1_632);
        assertThat(proof.answers()).isGreaterThan(30_000);
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    void rangerDecidesAsTheReferenceDoesOnEveryWorldOfTwoGrants() {
        prove(SmallWorlds.ofTwoGrants().toList(), 1, number -> "world of two grants, number " + number);

        assertThat(proven.get()).isGreaterThan(6_000);
    }

    @Test
    void rangerDecidesAsTheReferenceDoesOnWorldsOfThreeGrants() {
        prove(
                SmallWorlds.ofThreeGrants(FIRST_SEED).limit(WORLDS_OF_THREE).toList(),
                1,
                number -> "world of three grants, number " + number);

        assertThat(proven.get()).isGreaterThan(WORLDS_OF_THREE / 2);
    }

    @Test
    void rangerDecidesAsTheReferenceDoesOnThousandsOfRandomWorlds() {
        proveRandom("small", RandomWorlds::small, SMALL_WORLDS, FEWEST_PROVEN, EMR_ONE_IN);
    }

    @Test
    void rangerDecidesAsTheReferenceDoesOnLargeRandomWorlds() {
        proveRandom("large", RandomWorlds::of, LARGE_WORLDS, LARGE_WORLDS / 2, 1);
    }

    private void proveRandom(String kind, LongFunction<Platform> world, int worlds, int fewest, int emrOneIn) {
        boolean one = System.getProperty("proof.seed") != null;
        long first = Long.getLong("proof.seed", FIRST_SEED);
        int drawn = one ? 1 : worlds;
        long before = RangerEngine.decisions();
        prove(
                LongStream.range(first, first + drawn).mapToObj(world).toList(),
                emrOneIn,
                number -> kind + " random world; see it with -Dproof.seed=" + (first + number));

        System.out.printf(
                "proof.seed=%d: %d of %d %s random worlds proven, the others are refused by the checker; %d decisions%n",
                first, proven.get(), drawn, kind, RangerEngine.decisions() - before);
        assertThat(proven.get()).isGreaterThanOrEqualTo(one ? 0 : fewest);
    }

    /** Worlds that the checker refuses have no one answer, and are left out. */
    private void prove(List<Platform> worlds, int emrOneIn, Function<Integer, String> name) {
        int[] consistent = IntStream.range(0, worlds.size())
                .filter(number -> AccessCheck.consistent(worlds.get(number)))
                .toArray();
        proven.addAndGet(consistent.length);
        int batches = (consistent.length + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE;
        IntStream.range(0, batches)
                .parallel()
                .mapToObj(batch -> IntStream.range(
                                batch * SIDE_BY_SIDE, Math.min(consistent.length, (batch + 1) * SIDE_BY_SIDE))
                        .map(place -> consistent[place])
                        .boxed()
                        .toList())
                .forEach(numbers -> sideBySide(worlds, numbers, numbers.get(0) / SIDE_BY_SIDE % emrOneIn == 0, name));
        assertThat(differences.stream().limit(5)).isEmpty();
    }

    private void sideBySide(List<Platform> worlds, List<Integer> numbers, boolean emr, Function<Integer, String> name) {
        List<Platform> numbered = numbers.stream()
                .map(number -> Numbered.of(worlds.get(number), number))
                .toList();
        Compiled compiled = Compiled.of(Worlds.joined(numbered));
        Shape.faults(compiled).forEach(differences::add);
        IntStream.range(0, numbers.size()).forEach(place -> {
            Platform world = numbered.get(place);
            Stream.concat(
                            proof.differences(world, compiled, Proof.moments(world)),
                            emr ? proof.emrDifferences(world, compiled, Proof.moments(world)) : Stream.<String>empty())
                    .map(difference -> name.apply(numbers.get(place)) + ": " + difference + "; grants: "
                            + Worlds.grants(world).stream().map(Words::of).toList())
                    .forEach(differences::add);
        });
    }
}
