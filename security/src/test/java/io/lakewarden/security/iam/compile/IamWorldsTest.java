package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Compute;
import io.lakewarden.model.Compute.Cluster;
import io.lakewarden.model.Compute.Instances;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Environment.Publishing;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.iam.IamWays;
import io.lakewarden.security.iam.rules.BypassRule;
import io.lakewarden.security.iam.rules.LakeSettings;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.Sample;
import io.lakewarden.security.worlds.SmallWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The proof and the rules on worlds that are all there are and on worlds drawn by lot, each with all kinds of cluster. */
class IamWorldsTest {
    private static final LocalDate BEFORE = LocalDate.of(2026, 1, 1);
    private static final long SEED = Long.getLong("lakewarden.seed", 20_261_126L);
    private static final int DRAWN = 60;

    @Test
    void holdsInWorldsOfOneGrant() {
        Sample sample = Sample.of("worlds of one grant, for IAM", 16, SEED);
        assertThat(failures(sample.from(SmallWorlds.ofOneGrant()))).isEmpty();
        sample.report();
    }

    @Test
    void holdsInWorldsDrawnByLot() {
        assertThat(failures(LongStream.range(SEED, SEED + DRAWN).mapToObj(RandomWorlds::of)))
                .as("seeds from " + SEED)
                .isEmpty();
        System.out.println(DRAWN + " worlds drawn by lot, for IAM, from seed " + SEED + " on");
    }

    private static List<String> failures(Stream<Platform> worlds) {
        return worlds.flatMap(world -> failures(world).stream()).limit(3).toList();
    }

    private static List<String> failures(Platform drawn) {
        Platform world = withPipeline(drawn);
        Environment environment = environment(world);
        List<String> failures = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>(List.of(BEFORE));
        Worlds.lastDays(world).forEach(last -> days.add(last.plusDays(1)));
        for (LocalDate day : days) {
            IamSettings settings = settings(world, environment);
            IamDocuments documents = IamCompiler.compile(world, environment, day, settings);
            String where = day + " in " + Worlds.grants(world) + " " + world.principals() + ": ";
            IamProof.of(world, environment, day, settings, documents.account())
                    .differences()
                    .forEach(difference -> failures.add(where + difference));
            IamWays.of(documents).differences(world).stream()
                    .filter(way -> way.gaps().isEmpty())
                    .forEach(way -> failures.add(where + way));
            LakeSettings lake = new LakeSettings(
                    Set.of(), false, List.of(), Set.of(documents.path().registration()));
            BypassRule.findings(documents.account(), documents.path(), lake)
                    .forEach(found -> failures.add(where + found));
        }

        return failures;
    }

    /** The first person is the one for emergencies. */
    private static IamSettings settings(Platform world, Environment environment) {
        IamSettings settings =
                IamSettings.of(world, environment).with(ClusterProfile.GOVERNED_SQL, ClusterProfile.KERBEROS_RANGER);
        Optional<String> first = world.principals().stream()
                .filter(principal -> principal.match(user -> true, group -> false, account -> false))
                .map(Principal::name)
                .skip(1)
                .findFirst();
        return new IamSettings(settings.profiles(), first, settings.deployment());
    }

    private static Environment environment(Platform world) {
        Compute cluster = new Cluster("emr-7.14.0", new Instances("m6g.xlarge", 1), new Instances("m6g.xlarge", 2));
        List<Placement> placements = world.pipelines()
                .map(pipeline -> new Placement(
                        pipeline.name(),
                        "s3://arrivals/" + pipeline.name(),
                        new Gibibytes(1),
                        cluster,
                        new TreeMap<>()))
                .toList();
        return new Environment(
                "dev",
                "",
                new Home.Aws("111111111111", "eu-west-1"),
                Optional.empty(),
                Publishing.SINGLE_TABLE,
                placements);
    }

    /** Two pipelines of the first service account; the second account delivers to the first of them. */
    private static Platform withPipeline(Platform world) {
        List<String> accounts = world.principals().stream()
                .filter(principal -> principal.match(user -> false, group -> false, account -> true))
                .filter(principal -> principal.expires().isEmpty())
                .map(Principal::name)
                .toList();
        List<Pipeline> pipelines = accounts.stream()
                .limit(1)
                .flatMap(account -> Stream.of(
                        pipeline("daily", account, accounts.subList(1, accounts.size())),
                        pipeline("weekly", account, List.of())))
                .toList();
        return Worlds.withDomains(
                world,
                world.domains().stream()
                        .map(domain -> new Domain(
                                domain.name(),
                                domain.description(),
                                domain.owner(),
                                domain.datasets(),
                                domain.equals(world.domains().get(0)) ? pipelines : List.of(),
                                domain.grants(),
                                domain.policyTests()))
                        .toList());
    }

    private static Pipeline pipeline(String name, String runAs, List<String> deliveredBy) {
        return new Pipeline(
                name,
                "",
                runAs,
                deliveredBy,
                ZoneId.of("UTC"),
                Optional.empty(),
                Duration.ofHours(1),
                Duration.ofHours(2),
                List.of());
    }
}
