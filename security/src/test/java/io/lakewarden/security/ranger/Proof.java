package io.lakewarden.security.ranger;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.access.Access;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares the reference decision with Ranger's engine, question by question. */
final class Proof {
    /** Before and after everything that expires. */
    static final Set<LocalDate> EDGES = Set.of(LocalDate.of(1999, 12, 31), LocalDate.of(2100, 1, 1));

    private final List<String> differences = new ArrayList<>();
    private long decisions;

    /** Each group gets a member that has nothing else, who answers for it: Ranger knows nobody who is only a group. */
    static Platform withProbes(Platform platform) {
        List<Principal> principals = new ArrayList<>();
        for (Principal principal : platform.principals()) {
            principals.addAll(principal.match(
                    List::<Principal>of,
                    group -> {
                        List<String> members = Stream.concat(group.members().stream(), Stream.of(probe(group.name())))
                                .toList();
                        return List.<Principal>of(
                                new Principal.Group(group.name(), group.description(), members),
                                new Principal.User(probe(group.name()), "Answers for its group", Optional.empty()));
                    },
                    List::<Principal>of));
        }

        return with(platform, principals, platform.domains());
    }

    static Platform with(Platform platform, List<Principal> principals, List<Domain> domains) {
        return new Platform(
                platform.name(),
                platform.description(),
                platform.zones(),
                platform.classifications(),
                principals,
                domains,
                platform.environments());
    }

    /** Who asks Ranger in a principal's name. */
    static String speaker(Principal principal) {
        return principal.match(Principal.User::name, group -> probe(group.name()), Principal.ServiceAccount::name);
    }

    private static String probe(String group) {
        return group + "-probe";
    }

    /** The last day of everything that expires, the day after, and the edges. */
    static SortedSet<LocalDate> days(Platform platform) {
        SortedSet<LocalDate> days = new TreeSet<>(EDGES);
        Stream.concat(
                        platform.principals().stream().map(Principal::expires),
                        platform.domains().stream()
                                .flatMap(domain -> domain.grants().stream())
                                .map(Grant::expires))
                .flatMap(Optional::stream)
                .forEach(last -> days.addAll(List.of(last, last.plusDays(1))));
        return days;
    }

    /** The engine must have been made of the platform with its probes. */
    Proof compare(Platform reference, RangerEngine engine, Set<LocalDate> days) {
        for (LocalDate day : days) {
            Access access = Access.of(reference, day);
            for (Principal principal : reference.principals()) {
                for (Dataset dataset : reference.datasets().toList()) {
                    Sight expected = Sight.of(access, principal.name(), dataset);
                    for (Instant at : moments(day)) {
                        Sight found = Sight.of(engine, speaker(principal), dataset, at);
                        decisions += found.decisions();
                        if (!found.equals(expected)) {
                            differences.add(principal.name() + " " + dataset.id() + " at " + at + ": expected "
                                    + expected + ", Ranger says " + found);
                        }
                    }
                }
            }
        }

        return this;
    }

    /** Ranger keeps an ending policy for the first millisecond of the next day. */
    static List<Instant> moments(LocalDate day) {
        return List.of(RangerEngine.firstMoment(day).plusMillis(1), RangerEngine.lastMoment(day));
    }

    List<String> differences() {
        return differences;
    }

    long decisions() {
        return decisions;
    }
}
