package io.lakewarden.security.ranger;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.access.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What everyone who can log in has of every dataset, and when. */
final class Views {
    /** One principal, one dataset; {@code because} says which grants it comes from. */
    record Of(String user, Dataset dataset, Timeline<View> timeline, String because) {}

    private Views() {}

    /** Sorted by dataset, then by principal; whoever never has anything of a dataset is left out. */
    static List<Of> of(Platform platform) {
        List<Period> periods = Timeline.periods(platform);
        Map<Period, Access> days = periods.stream()
                .collect(Collectors.toMap(Function.identity(), period -> Access.of(platform, period.day())));
        Access beforeAnyEnd = days.get(periods.get(0));
        SortedSet<String> users = users(platform);
        List<Of> views = new ArrayList<>();
        for (Dataset dataset : platform.datasets().toList()) {
            for (String user : users) {
                List<Grant> giving = giving(beforeAnyEnd.grants(user), dataset);
                if (!giving.isEmpty()) {
                    Timeline<View> timeline = Timeline.of(periods, period -> View.of(days.get(period), user, dataset));
                    views.add(new Of(user, dataset, timeline, Words.list(giving)));
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

    private static List<Grant> giving(List<Grant> grants, Dataset dataset) {
        return grants.stream()
                .filter(grant -> grant.effect() == Grant.Effect.ALLOW)
                .filter(grant -> dataset.columns().stream()
                        .anyMatch(column -> grant.scope().covers(dataset, column)))
                .toList();
    }
}
