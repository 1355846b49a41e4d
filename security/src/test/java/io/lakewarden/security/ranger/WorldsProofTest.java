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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ranger's engine on the compiled policies of very many platforms. {@code -Dproof.seed=N} looks at the one random world of
 * that seed.
 */
class WorldsProofTest {
    private static final int SIDE_BY_SIDE = 40;
    private static final long FIRST_SEED = 20_261_126;
    private static final int RANDOM_WORLDS = 400;
    private static final int WORLDS_OF_THREE = 600;

    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final AtomicInteger proven = new AtomicInteger();
    private final Proof proof = new Proof();

    @Test
    void rangerDecidesAsTheReferenceDoesOnEveryWorldOfOneGrant() {
        prove(SmallWorlds.ofOneGrant().toList(), number -> "world of one grant, number " + number);

        assertThat(proven.get()).isEqualTo(1_632);
        assertThat(proof.answers()).isGreaterThan(30_000);
    }

    @Test
    void rangerDecidesAsTheReferenceDoesOnEveryWorldOfTwoGrants() {
        prove(SmallWorlds.ofTwoGrants().toList(), number -> "world of two grants, number " + number);

        assertThat(proven.get()).isGreaterThan(6_000);
    }

    @Test
    void rangerDecidesAsTheReferenceDoesOnWorldsOfThreeGrants() {
        prove(
                SmallWorlds.ofThreeGrants(FIRST_SEED).limit(WORLDS_OF_THREE).toList(),
                number -> "world of three grants, number " + number);

        assertThat(proven.get()).isGreaterThan(WORLDS_OF_THREE / 2);
    }

    @Test
    void rangerDecidesAsTheReferenceDoesOnRandomWorlds() {
        long first = Long.getLong("proof.seed", FIRST_SEED);
        long last = System.getProperty("proof.seed") == null ? first + RANDOM_WORLDS - 1 : first;
        prove(
                LongStream.rangeClosed(first, last).mapToObj(RandomWorlds::of).toList(),
                number -> "random world; see it with -Dproof.seed=" + (first + number));

        assertThat(proven.get()).isGreaterThan((int) (last - first + 1) / 2);
    }

    /** Worlds that the checker refuses have no one answer, and are left out. */
    private void prove(List<Platform> worlds, Function<Integer, String> name) {
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
                .forEach(numbers -> sideBySide(worlds, numbers, name));
        assertThat(differences.stream().limit(5)).isEmpty();
    }

    private void sideBySide(List<Platform> worlds, List<Integer> numbers, Function<Integer, String> name) {
        List<Platform> numbered = numbers.stream()
                .map(number -> Numbered.of(worlds.get(number), number))
                .toList();
        Compiled compiled = Compiled.of(Worlds.joined(numbered));
        Shape.faults(compiled).forEach(differences::add);
        IntStream.range(0, numbers.size()).forEach(place -> {
            Platform world = numbered.get(place);
            Stream.concat(
                            proof.differences(world, compiled, Proof.moments(world)),
                            proof.emrDifferences(world, compiled, Proof.moments(world)))
                    .map(difference -> name.apply(numbers.get(place)) + ": " + difference + "; grants: "
                            + Worlds.grants(world).stream().map(Words::of).toList())
                    .forEach(differences::add);
        });
    }
}
