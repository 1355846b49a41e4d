package io.lakewarden.security.ranger;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.access.Access;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What everyone who can log in has of every dataset, and when. */
final class Views {
    /** One principal, one dataset; {@code because} says which grants it comes from. */
    record Of(String user, Dataset dataset, Timeline<View> timeline, String because) {}

    private Views() {}

    /** Sorted by dataset, then by principal; whoever never has anything of a dataset is left out. */
    static List<Of> of(Platform platform) {
        List<Period> periods = Timeline.periods(platform);
        SortedMap<LocalDate, Access> days = new TreeMap<>();
        periods.forEach(period -> days.put(period.day(), Access.of(platform, period.day())));
        List<Of> views = new ArrayList<>();
        for (Dataset dataset : platform.datasets().toList()) {
            for (String user : users(platform)) {
                List<Grant> grants = giving(platform, user, dataset);
                if (!grants.isEmpty()) {
                    Timeline<View> timeline =
                            Timeline.of(periods, period -> View.of(days.get(period.day()), user, dataset));
                    views.add(new Of(user, dataset, timeline, Words.list(grants)));
                }
            }
        }

        return views;
    }

    private static SortedSet<String> users(Platform platform) {
        return platform.principals().stream()
                .filter(principal -> principal.match(user -> true, group -> false, account -> true))
                .map(Principal::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Grant> giving(Platform platform, String user, Dataset dataset) {
        Set<String> names = platform.principals().stream()
                .filter(principal -> principal.name().equals(user)
                        || principal.match(
                                self -> false, group -> group.members().contains(user), account -> false))
                .map(Principal::name)
                .collect(Collectors.toSet());
        return platform.domains().stream()
                .flatMap(domain -> domain.grants().stream())
                .filter(grant -> grant.effect() == Grant.Effect.ALLOW
                        && names.contains(grant.to())
                        && dataset.columns().stream()
                                .anyMatch(column -> grant.scope().covers(dataset, column)))
                .toList();
    }
}
