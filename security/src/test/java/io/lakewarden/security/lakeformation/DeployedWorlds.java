package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Environment.Publishing;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Retry;
import io.lakewarden.model.Step;
import io.lakewarden.security.worlds.Worlds;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Worlds as they are in an account: as they are, and with shared roles and masked tables. */
final class DeployedWorlds {
    static final Environment DEV = new Environment(
            "dev", "", new Home.Aws("111111111111", "eu-west-1"), Optional.empty(), Publishing.SINGLE_TABLE, List.of());

    private DeployedWorlds() {}

    static Stream<Platform> variants(Platform world) {
        return Stream.of(world, withMaskedTables(withSharedRoles(world)));
    }

    /** The checker refuses the others. */
    static boolean filtersByColumnsThatExist(Platform world) {
        return Worlds.grants(world).stream()
                .filter(grant -> grant.rows().isPresent())
                .allMatch(grant -> grant.scope()
                        .match(
                                zone -> true,
                                one -> world.dataset(one.dataset()).orElseThrow().columns().stream()
                                        .map(Column::name)
                                        .toList()
                                        .containsAll(grant.rows().orElseThrow().columns()),
                                tags -> true));
    }

    /** Each group whose members do not end has a role that they share. */
    static Platform withSharedRoles(Platform world) {
        return Worlds.withPrincipals(
                world,
                world.principals().stream()
                        .map(principal -> principal.match(
                                user -> (Principal) user,
                                group -> endless(world, group)
                                        ? new Principal.Group(
                                                group.name(),
                                                group.description(),
                                                group.members(),
                                                Optional.of("shared/" + group.name()))
                                        : group,
                                account -> account))
                        .toList());
    }

    private static boolean endless(Platform world, Principal.Group group) {
        return world.principals().stream()
                .filter(principal -> group.members().contains(principal.name()))
                .allMatch(principal -> principal.expires().isEmpty());
    }

    /** Each dataset is written by a step and served masked. */
    static Platform withMaskedTables(Platform world) {
        return Worlds.withDomains(
                world,
                world.domains().stream()
                        .map(domain -> new Domain(
                                domain.name(),
                                domain.description(),
                                domain.owner(),
                                domain.datasets().stream()
                                        .map(DeployedWorlds::masked)
                                        .toList(),
                                List.of(pipeline(domain.datasets())),
                                domain.grants(),
                                domain.policyTests()))
                        .toList());
    }

    private static Dataset masked(Dataset dataset) {
        return new Dataset(
                dataset.id(),
                dataset.description(),
                dataset.columns(),
                dataset.partitionedBy(),
                dataset.retentionDays(),
                dataset.quality(),
                true);
    }

    private static Pipeline pipeline(List<Dataset> datasets) {
        Step step = new Step(
                "write",
                "Write",
                "job",
                List.of(),
                List.of(),
                datasets.stream().map(Dataset::id).toList(),
                Duration.ofMinutes(1),
                Retry.DEFAULT);
        return new Pipeline(
                "daily",
                "",
                "runner",
                ZoneId.of("UTC"),
                Optional.empty(),
                Duration.ofHours(1),
                Duration.ofHours(2),
                List.of(step));
    }
}
