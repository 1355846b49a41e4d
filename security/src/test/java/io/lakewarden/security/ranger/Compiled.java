package io.lakewarden.security.ranger;

import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.worlds.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A platform's policies, as files, in Ranger's own engines. */
record Compiled(
        RangerPolicies policies,
        RangerEngine hive,
        RangerEngine emrSpark,
        RangerEngine emrfs,
        Locations locations,
        Set<String> gaps) {
    /** The platform gets probes; see {@link #speaker}. */
    static Compiled of(Platform platform) {
        Locations locations = locations(platform);
        RangerPolicies policies = RangerCompiler.compile(withProbes(platform), locations);
        return of(policies, RangerExport.json(policies), locations);
    }

    static Compiled of(RangerPolicies policies, SortedMap<String, String> files, Locations locations) {
        return new Compiled(
                policies,
                RangerEngine.hive(files),
                RangerEngine.emr("amazon-emr-spark", files),
                RangerEngine.emr("amazon-emr-emrfs", files),
                locations,
                policies.gaps().stream()
                        .map(gap ->
                                gap(gap.plane(), gap.principal(), gap.dataset().toString()))
                        .collect(Collectors.toSet()));
    }

    /** The same with another engine for {@code hive}. */
    Compiled withHive(RangerEngine other) {
        return new Compiled(policies, other, emrSpark, emrfs, locations, gaps);
    }

    boolean hasGap(Plane plane, String principal, String dataset) {
        return gaps.contains(gap(plane, principal, dataset));
    }

    private static String gap(Plane plane, String principal, String dataset) {
        return plane + " " + principal + " " + dataset;
    }

    /** A bucket a zone. */
    static Locations locations(Platform platform) {
        SortedMap<String, String> zones = new TreeMap<>();
        platform.zones().forEach(zone -> zones.put(zone.name(), "s3://lake-" + zone.name()));
        return new Locations(zones);
    }

    /** Each group gets a member that has nothing else, who answers for it: Ranger knows nobody who is only a group. */
    static Platform withProbes(Platform platform) {
        List<Principal> principals = new ArrayList<>();
        for (Principal principal : platform.principals()) {
            principals.addAll(principal.match(
                    List::<Principal>of,
                    group -> List.of(
                            Worlds.group(
                                    group.name(),
                                    Stream.concat(group.members().stream(), Stream.of(probe(group.name())))
                                            .toList()),
                            Worlds.user(probe(group.name()))),
                    List::<Principal>of));
        }

        return Worlds.withPrincipals(platform, principals);
    }

    /** Who asks Ranger in a principal's name. */
    static String speaker(Principal principal) {
        return principal.match(Principal.User::name, group -> probe(group.name()), Principal.ServiceAccount::name);
    }

    private static String probe(String group) {
        return group + "-probe";
    }
}
