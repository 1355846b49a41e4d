package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Scope;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.lakeformation.Rights.Refresher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles grants to Lake Formation: what the reference decision gives on one day, and nothing of what has ended. Denials
 * are said by leaving out. The same definition, environment and day give the same result.
 */
public final class LakeFormationCompiler {
    private static final String DEPLOYMENT_ROLE = "${DeploymentRoleArn}";
    private static final String REGISTRATION_ROLE = "${RegistrationRoleArn}";
    private static final String SESSION_TAG = "Amazon EMR";

    private final Platform platform;
    private final Environment environment;
    private final Aws home;
    private final LocalDate on;
    private final List<Role> roles;
    private final Refreshers refreshers;

    private LakeFormationCompiler(Platform platform, Environment environment, Aws home, LocalDate on) {
        this.platform = platform;
        this.environment = environment;
        this.home = home;
        this.on = on;
        this.roles = Role.of(platform, environment);
        this.refreshers = new Refreshers(platform);
    }

    /** For an environment in an account; any other is an {@link IllegalArgumentException}. */
    public static LakeFormation compile(CheckedPlatform checked, Environment environment, LocalDate on) {
        return compile(checked.platform(), environment, on);
    }

    static LakeFormation compile(Platform platform, Environment environment, LocalDate on) {
        if (environment.home() instanceof Aws home) {
            LakeFormation compiled = new LakeFormationCompiler(platform, environment, home, on).compiled();
            boolean endpoint =
                    environment.allClusters().map(Cluster::profile).anyMatch(ClusterProfile.KERBEROS_RANGER::equals);
            return endpoint ? SqlEndpoint.in(compiled, platform, environment) : compiled;
        }

        throw new IllegalArgumentException(
                "Cannot compile for " + environment.name() + ": Lake Formation is in accounts, and it is this machine");
    }

    private LakeFormation compiled() {
        Views views = new Views(platform, on);
        Gaps gaps = new Gaps(platform, views);
        List<ZoneRights> zones = platform.zones().stream()
                .map(zone -> zone(zone.name(), views, gaps))
                .filter(zone -> !zone.datasets().isEmpty())
                .toList();
        zones.forEach(gaps::creation);
        LakeLocations locations = new LakeLocations(platform, environment);
        Packing packing = new Packing(LakeFormation.tagKey(environment.name()), zones, distinguishing(), locations);
        packing.maskedTables()
                .forEach(table -> writer(table.pipeline()).ifPresent(role -> packing.writes(role, table.id())));
        return new LakeFormation(
                environment.name(),
                home.account(),
                home.region(),
                on,
                settings(),
                zones.stream()
                        .map(zone -> new RegisteredLocation(locations.of(zone.zone()), REGISTRATION_ROLE, false))
                        .toList(),
                packing.tags(),
                packing.associations(),
                packing.filters(),
                packing.permissions(),
                packing.maskedTables(),
                gaps.all(),
                zones.stream().mapToInt(ZoneRights::named).sum());
    }

    private ZoneRights zone(String name, Views views, Gaps gaps) {
        List<Dataset> datasets = platform.datasets()
                .filter(dataset -> dataset.id().zone().equals(name))
                .toList();
        List<Rights> rights = new ArrayList<>();
        for (Dataset dataset : datasets) {
            Map<Role, View> own = views.of(dataset, roles);
            Optional<Refresher> refresher = refreshers.of(dataset, own);
            own.forEach((role, view) -> {
                Rights one = Rights.of(role, dataset, view, refresher);
                rights.add(one);
                gaps.of(one);
            });
            gaps.expiry(dataset, roles, own);
            gaps.sharedRoles(dataset, roles);
        }

        return new ZoneRights(name, datasets, rights, refreshers.keepers(datasets));
    }

    private Optional<Role> writer(String pipeline) {
        return platform.pipeline(pipeline).map(Pipeline::runAs).flatMap(account -> roles.stream()
                .filter(role -> role.principal().equals(account))
                .findFirst());
    }

    /** The classifications that somebody's reading depends on. */
    private Set<String> distinguishing() {
        return platform.domains().stream()
                .flatMap(domain -> domain.grants().stream())
                .flatMap(grant -> grant.scope()
                        .<Stream<Scope.OfTags>>match(zone -> Stream.empty(), dataset -> Stream.empty(), Stream::of))
                .flatMap(tags -> tags.anyOf().stream())
                .flatMap(classified -> classified.all().stream())
                .collect(Collectors.toSet());
    }

    private Settings settings() {
        return new Settings(
                List.of(DEPLOYMENT_ROLE),
                true,
                List.of(home.account()),
                roles.stream().anyMatch(Role::pipeline),
                List.of(SESSION_TAG),
                List.of(),
                List.of());
    }
}
