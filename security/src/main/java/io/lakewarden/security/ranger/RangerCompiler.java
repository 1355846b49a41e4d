package io.lakewarden.security.ranger;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.ranger.RangerPolicies.ColumnId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiles grants to Ranger's policies. One compilation answers for every day, since Ranger knows from when and until when
 * a policy holds: the same definition gives the same policies whenever it is compiled.
 */
public final class RangerCompiler {
    private final Platform platform;
    private final Locations locations;

    private RangerCompiler(Platform platform, Locations locations) {
        this.platform = platform;
        this.locations = locations;
    }

    /**
     * The policies of a platform, with paths where an environment's files are. Grants that do not fit together are an
     * {@link IllegalArgumentException}: no policy says what they ask.
     */
    public static RangerPolicies compile(CheckedPlatform checked, Locations locations) {
        return compile(checked.platform(), locations);
    }

    static RangerPolicies compile(Platform platform, Locations locations) {
        if (!AccessCheck.consistent(platform)) {
            throw new IllegalArgumentException("Cannot compile grants that do not fit together: check them first");
        }

        return new RangerCompiler(platform, locations).policies();
    }

    private RangerPolicies policies() {
        Service hive = Service.hive(platform.name());
        List<Views.Of> views = Views.of(platform);
        List<Entry> access = new AccessEntries(platform).entries().toList();
        ViewEntries shown = new ViewEntries(hive, locations);
        EmrSparkEntries emrSpark = new EmrSparkEntries(Service.emrSpark(platform.name()));
        EmrfsEntries emrfs = new EmrfsEntries(Service.emrfs(platform.name()), locations);
        Stream<Gap> gaps = views.stream().flatMap(view -> Stream.concat(emrSpark.gaps(view), emrfs.gaps(view)));
        return new RangerPolicies(
                platform.name(),
                book(Stream.of(
                                of(hive, access),
                                views.stream().flatMap(shown::entries),
                                new MaskedTableEntries(platform, hive).entries(views))
                        .flatMap(entries -> entries)),
                book(of(Service.tag(platform.name()), access)),
                tags(),
                roles(),
                book(views.stream().flatMap(emrSpark::entries)),
                book(views.stream().flatMap(emrfs::entries)),
                gaps.toList());
    }

    private static Stream<Entry> of(Service service, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.target().service().equals(service));
    }

    private static List<Policy> book(Stream<Entry> entries) {
        return PolicyBook.of(entries.toList());
    }

    private SortedMap<ColumnId, List<String>> tags() {
        SortedMap<ColumnId, List<String>> tags = new TreeMap<>();
        for (Dataset dataset : platform.datasets().toList()) {
            for (Column column : dataset.columns()) {
                if (!column.classifications().isEmpty()) {
                    tags.put(new ColumnId(dataset.id(), column.name()), column.classifications());
                }
            }
        }

        return tags;
    }

    private SortedMap<String, List<String>> roles() {
        SortedMap<String, List<String>> roles = new TreeMap<>();
        platform.principals().stream()
                .flatMap(RangerCompiler::group)
                .forEach(group -> roles.put(group.name(), group.members()));
        return roles;
    }

    private static Stream<Principal.Group> group(Principal principal) {
        return principal.match(user -> Stream.empty(), Stream::of, account -> Stream.empty());
    }
}
