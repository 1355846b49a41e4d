package io.lakewarden.infra.dashboards;

import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.frame.Site;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Grafana's dashboards of an environment, over CloudWatch. They ask what the alarms ask and draw the lines at which these
 * ring, which only the definition knows: so they are of one environment each, and are written anew with it.
 */
public final class AccountDashboards {
    private AccountDashboards() {}

    /** File names with their texts: the same bytes each time. */
    public static SortedMap<String, String> of(Site site, Budgets budgets) {
        SortedMap<String, String> files = new TreeMap<>();
        Stream.of(
                        PipelineBoard.of(site, budgets),
                        FleetBoard.of(site, budgets),
                        GovernanceBoard.of(site),
                        CostBoard.of(site, budgets))
                .forEach(board -> files.put(board.word() + ".json", board.toJson(site)));
        return files;
    }
}
