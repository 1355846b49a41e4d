package io.lakewarden.cli.live;

import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.runs.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How far Lake Formation has drifted from the definition, for a person; below it why something was not read. */
public final class DriftText {
    private DriftText() {}

    /** The lines of it, for an environment of that name. */
    public static List<String> lines(String environment, Reading<Drift> drift) {
        return drift.match(
                known -> lines(told(environment, known), known.unread().values()),
                why -> lines("unread", List.of(why)));
    }

    private static List<String> lines(String told, Collection<String> unread) {
        List<String> lines = new ArrayList<>(List.of("", "Lake Formation against the definition", "  " + told));
        if (!unread.isEmpty()) {
            lines.addAll(List.of("", "unread, since"));
            unread.stream().distinct().map(why -> "  " + why).forEach(lines::add);
        }

        return List.copyOf(lines);
    }

    private static String told(String environment, Drift drift) {
        if (drift.isNone()) {
            return "no drift";
        }

        return drift.differences().size() + " differences"
                + (drift.unread().isEmpty() ? "" : ", " + drift.unread().size() + " parts unread")
                + "; ./lakewarden access verify --env " + environment + " tells them";
    }
}
