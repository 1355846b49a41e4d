package io.lakewarden.security.worlds;

import io.lakewarden.model.Classification;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How platforms are made, changed and looked at in tests. */
public final class Worlds {
    private Worlds() {}

    /** A platform of one domain. */
    public static Platform platform(
            List<String> classifications, List<Principal> principals, List<Dataset> datasets, List<Grant> grants) {
        List<Zone> zones = datasets.stream()
                .map(dataset -> dataset.id().zone())
                .distinct()
                .map(Worlds::zone)
                .toList();
        return new Platform(
                "world",
                "A world",
                zones,
                classifications.stream().map(Worlds::classification).toList(),
                principals,
                List.of(domain("domain", datasets, grants)),
                List.of());
    }

    static Zone zone(String name) {
        return new Zone(name, "A zone", 1);
    }

    static Classification classification(String name) {
        return new Classification(name, "A classification");
    }

    static Domain domain(String name, List<Dataset> datasets, List<Grant> grants) {
        return new Domain(name, "A domain", "owner", datasets, List.of(), grants, List.of());
    }

    static Dataset dataset(String id, Column... columns) {
        return dataset(DatasetId.of(id), List.of(columns));
    }

    static Dataset dataset(DatasetId id, List<Column> columns) {
        return new Dataset(id, "A dataset", columns, List.of(), 1, List.of());
    }

    static Column column(String name, String... classifications) {
        return new Column(name, ColumnType.of("string"), false, List.of(classifications), "");
    }

    /** A person. */
    public static Principal user(String name) {
        return user(name, Optional.empty());
    }

    static Principal user(String name, Optional<LocalDate> expires) {
        return new Principal.User(name, "A user", expires);
    }

    /** A closed list of users. */
    public static Principal group(String name, List<String> members) {
        return new Principal.Group(name, "A group", members);
    }

    static Principal account(String name, Optional<LocalDate> expires) {
        return new Principal.ServiceAccount(name, "An account", expires);
    }

    /** All grants of all domains. */
    public static List<Grant> grants(Platform platform) {
        return platform.domains().stream()
                .flatMap(domain -> domain.grants().stream())
                .toList();
    }

    /** Its last days: of grants and of principals. */
    public static SortedSet<LocalDate> lastDays(Platform platform) {
        return Stream.concat(
                        platform.principals().stream().map(Principal::expires),
                        grants(platform).stream().map(Grant::expires))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same with other principals. */
    public static Platform withPrincipals(Platform platform, List<Principal> principals) {
        return new Platform(
                platform.name(),
                platform.description(),
                platform.zones(),
                platform.classifications(),
                principals,
                platform.domains(),
                platform.environments());
    }

    /** The same with other domains. */
    public static Platform withDomains(Platform platform, List<Domain> domains) {
        return new Platform(
                platform.name(),
                platform.description(),
                platform.zones(),
                platform.classifications(),
                platform.principals(),
                domains,
                platform.environments());
    }

    /** The same with other grants in a domain. */
    public static Domain withGrants(Domain domain, List<Grant> grants) {
        return new Domain(
                domain.name(),
                domain.description(),
                domain.owner(),
                domain.datasets(),
                domain.pipelines(),
                grants,
                domain.policyTests());
    }

    /** Platforms side by side, none of whose names meet; see {@link Numbered}. */
    public static Platform joined(List<Platform> platforms) {
        return new Platform(
                "world",
                "Worlds side by side",
                platforms.stream().flatMap(world -> world.zones().stream()).toList(),
                platforms.stream()
                        .flatMap(world -> world.classifications().stream())
                        .toList(),
                platforms.stream().flatMap(world -> world.principals().stream()).toList(),
                platforms.stream().flatMap(world -> world.domains().stream()).toList(),
                List.of());
    }
}
