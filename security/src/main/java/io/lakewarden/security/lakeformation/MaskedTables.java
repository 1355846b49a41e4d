package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.check.CheckedPlatform;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The masked tables that a definition asks for on any day and in any account: what jobs keep, so that what a deployment
 * grants is there whenever it was compiled. The same definition gives the same tables.
 */
public final class MaskedTables {
    private MaskedTables() {}

    /** Sorted by name. */
    public static List<MaskedTable> of(CheckedPlatform checked) {
        return of(checked.platform());
    }

    static List<MaskedTable> of(Platform platform) {
        List<Dataset> datasets =
                platform.datasets().filter(Dataset::maskedTable).toList();
        List<Role> roles = Role.of(platform);
        Refreshers refreshers = new Refreshers(platform);
        return datasets.isEmpty()
                ? List.of()
                : days(platform).stream()
                        .map(day -> new Views(platform, day))
                        .flatMap(views -> datasets.stream().flatMap(dataset -> of(dataset, views, roles, refreshers)))
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static Stream<MaskedTable> of(Dataset dataset, Views views, List<Role> roles, Refreshers refreshers) {
        Map<Role, View> own = views.of(dataset, roles);
        return own.entrySet().stream()
                .map(entry -> Rights.of(entry.getKey(), dataset, entry.getValue(), refreshers.of(dataset, own)))
                .flatMap(rights -> rights.masked().stream())
                .map(Rights.Masked::table);
    }

    /** One of each time between which something ends. */
    private static SortedSet<LocalDate> days(Platform platform) {
        Stream<Optional<LocalDate>> ends = Stream.concat(
                platform.principals().stream().map(Principal::expires),
                platform.domains().stream()
                        .flatMap(domain -> domain.grants().stream())
                        .map(grant -> grant.expires()));
        return Stream.concat(
                        Stream.of(LocalDate.MIN), ends.flatMap(Optional::stream).map(last -> last.plusDays(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
