package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.worlds.Mutant;
import io.lakewarden.security.worlds.Mutants;
import io.lakewarden.security.worlds.Numbered;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whether the proof would notice: a compiler that mistakes one grant for another gives the policies of a platform in which
 * it is another. Their answers must differ from the reference wherever the reference of the two differs, and nowhere else.
 */
class MutantsProofTest {
    private static final int SIDE_BY_SIDE = 8;
    private static final long FIRST_SEED = 7_000_000;

    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger noticed = new AtomicInteger();
    private final Proof proof = new Proof();

    private record Pair(Platform original, Mutant mutant) {}

    @Test
    void noticesEveryChangeOfAGrantOfTheOwnPlatform() {
        Platform own =
                DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();

        look(Mutants.of(own).map(mutant -> new Pair(own, mutant)).toList());

        assertThat(noticed.get()).isGreaterThan(200);
    }

    @Test
    void noticesEveryChangeOfAGrantInRandomWorlds() {
        look(LongStream.range(FIRST_SEED, FIRST_SEED + 8)
                .mapToObj(RandomWorlds::of)
                .filter(AccessCheck::consistent)
                .flatMap(world -> Mutants.of(world).map(mutant -> new Pair(world, mutant)))
                .toList());

        assertThat(noticed.get()).isGreaterThan(200);
    }

    private void look(List<Pair> pairs) {
        List<Pair> consistent = pairs.stream()
                .filter(pair -> AccessCheck.consistent(pair.mutant().platform()))
                .toList();
        IntStream.range(0, (consistent.size() + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE)
                .parallel()
                .forEach(batch -> sideBySide(consistent.subList(
                        batch * SIDE_BY_SIDE, Math.min(consistent.size(), (batch + 1) * SIDE_BY_SIDE))));
        assertThat(mistakes).isEmpty();
    }

    private void sideBySide(List<Pair> pairs) {
        Compiled compiled = Compiled.of(Worlds.joined(IntStream.range(0, pairs.size())
                .mapToObj(number -> Numbered.of(pairs.get(number).mutant().platform(), number))
                .toList()));
        for (int number = 0; number < pairs.size(); number++) {
            Platform original = Numbered.of(pairs.get(number).original(), number);
            Platform mutant = Numbered.of(pairs.get(number).mutant().platform(), number);
            Set<Instant> moments = new TreeSet<>(Proof.moments(original));
            moments.addAll(Proof.moments(mutant));
            boolean found =
                    proof.differences(original, compiled, moments).findFirst().isPresent();
            if (found != differ(original, mutant, moments)) {
                mistakes.add(pairs.get(number).mutant().change() + (found ? " is noticed in vain" : " is not noticed"));
            }

            noticed.addAndGet(found ? 1 : 0);
        }
    }

    private static boolean differ(Platform original, Platform mutant, Set<Instant> moments) {
        return moments.stream().anyMatch(at -> {
            Access one = Access.of(original, Proof.day(at));
            Access other = Access.of(mutant, Proof.day(at));
            return original.principals().stream().anyMatch(principal -> original.datasets()
                    .anyMatch(dataset -> !Sight.of(one, principal.name(), dataset)
                            .equals(Sight.of(other, principal.name(), dataset))));
        });
    }
}
