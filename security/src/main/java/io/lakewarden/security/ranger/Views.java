package io.lakewarden.security.ranger;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.security.access.Access;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What everyone who can log in has of every dataset, and when. */
final class Views {
    /** One principal, one dataset; {@code because} says which grants it comes from. */
    record Of(String user, Dataset dataset, Timeline<View> timeline, String because) {}

    private Views() {}

    /** Sorted by dataset, then by principal; whoever never has anything of a dataset is left out. */
    static List<Of> of(Platform platform) {
        Access beforeAnyEnd = Access.of(platform, LocalDate.MIN);
        Map<LocalDate, Access> days = new HashMap<>();
        SortedMap<String, List<Period>> users = users(platform, beforeAnyEnd);
        List<Of> views = new ArrayList<>();
        for (Dataset dataset : platform.datasets().toList()) {
            users.forEach((user, periods) -> {
                List<Grant> giving = giving(beforeAnyEnd.grants(user), dataset);
                if (!giving.isEmpty()) {
                    Timeline<View> timeline = Timeline.of(
                            periods,
                            period -> View.of(
                                    days.computeIfAbsent(period.day(), day -> Access.of(platform, day)),
                                    user,
                                    dataset));
                    views.add(new Of(user, dataset, timeline, Words.list(giving)));
                }
            });
        }

        return views;
    }

    /** Users and service accounts, each with the periods between which nothing of it ends. */
    private static SortedMap<String, List<Period>> users(Platform platform, Access beforeAnyEnd) {
        SortedMap<String, List<Period>> users = new TreeMap<>();
        platform.principals().stream()
                .filter(principal -> principal.match(user -> true, group -> false, account -> true))
                .forEach(principal -> {
                    Stream<Optional<LocalDate>> ends = Stream.concat(
                            Stream.of(principal.expires()),
                            beforeAnyEnd.grants(principal.name()).stream().map(Grant::expires));
                    users.put(principal.name(), Timeline.periods(ends.flatMap(Optional::stream)));
                });
        return users;
    }

    private static List<Grant> giving(List<Grant> grants, Dataset dataset) {
        return grants.stream()
                .filter(grant -> grant.effect() == Grant.Effect.ALLOW)
                .filter(grant -> grant.scope().coversAny(dataset))
                .toList();
    }
}
