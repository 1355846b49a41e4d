package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.worlds.Numbered;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.SmallWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldsProofTest {
    private static final int SIDE_BY_SIDE = 300;

    @Test
    void timing() {
        run("one", SmallWorlds.ofOneGrant());
        run("two", SmallWorlds.ofTwoGrants().limit(600));
        run("three", SmallWorlds.ofThreeGrants(1).limit(600));
        run("random", LongStream.range(0, 600).mapToObj(RandomWorlds::of));
    }

    private void run(String name, Stream<Platform> worlds) {
        long t = System.nanoTime(), d = RangerEngine.decisions();
        List<Platform> all = worlds.toList();
        long t1 = System.nanoTime();
        List<Platform> good = all.stream().filter(AccessCheck::consistent).toList();
        long t2 = System.nanoTime();
        long compile = 0, hive = 0, emr = 0;
        Proof proof = new Proof();
        List<String> differences = new ArrayList<>();
        for (int from = 0; from < good.size(); from += SIDE_BY_SIDE) {
            List<Platform> batch = new ArrayList<>();
            for (int i = from; i < Math.min(from + SIDE_BY_SIDE, good.size()); i++) {
                batch.add(Numbered.of(good.get(i), i));
            }
            long a = System.nanoTime();
            Compiled compiled = Compiled.of(Worlds.joined(batch));
            long b = System.nanoTime();
            batch.forEach(w -> proof.differences(w, compiled, Proof.moments(w)).forEach(differences::add));
            long c = System.nanoTime();
            batch.forEach(
                    w -> proof.emrDifferences(w, compiled, Proof.moments(w)).forEach(differences::add));
            long e = System.nanoTime();
            compile += b - a;
            hive += c - b;
            emr += e - c;
        }
        System.out.printf(
                "%s worlds %d good %d make %d check %d compile %d hive %d emr %d decisions %d answers %d%n",
                name,
                all.size(),
                good.size(),
                (t1 - t) / 1000000,
                (t2 - t1) / 1000000,
                compile / 1000000,
                hive / 1000000,
                emr / 1000000,
                RangerEngine.decisions() - d,
                proof.answers());
        assertThat(differences.stream().limit(10)).isEmpty();
    }
}
