package io.lakewarden.infra.dashboards;

import io.lakewarden.infra.alarm.AccessMetric;
import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.alarm.Query;
import io.lakewarden.infra.alarm.Source;
import io.lakewarden.infra.compute.ClusterAlarms;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.operations.AccessAlarms;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.security.iam.compile.IamSettings;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether who may see what is as defined: first what is open that should not be, then whether anybody looked. */
final class GovernanceBoard {
    private final Site site;

    private GovernanceBoard(Site site) {
        this.site = site;
    }

    static Board of(Site site) {
        GovernanceBoard board = new GovernanceBoard(site);
        return new Board(
                "Governance",
                "now-7d",
                false,
                Stream.of(board.breakGlass(), board.policies(), board.drift(), board.unread(), board.looks())
                        .filter(Predicate.not(Panel::isEmpty))
                        .toList());
    }

    private Panel breakGlass() {
        Panel panel = Panel.overTime(
                "Uses of the role for emergencies",
                "short",
                "Calls that wait until somebody has looked at them. Without a trail of the account this is deaf.");
        return IamSettings.of(site.platform(), site.environment()).breakGlass().isEmpty()
                ? panel
                : panel.ringing(
                        site,
                        Alarm.atOnce(
                                AlarmKind.BREAK_GLASS_USED,
                                "break-glass",
                                Names.queue(site, AlarmKind.BREAK_GLASS_USED)),
                        "calls");
    }

    private Panel policies() {
        Panel panel = Panel.overTime(
                "Policies that did not come onto a cluster",
                "short",
                "Steps that wait until somebody has looked: what new policies take away is still open there.");
        for (Cluster cluster : site.environment().clusters()) {
            if (ClusterAlarms.hasPolicies(cluster)) {
                panel = panel.ringing(
                        site,
                        Alarm.atOnce(
                                AlarmKind.POLICIES_NOT_INSTALLED,
                                cluster.name(),
                                ClusterAlarms.queueOfPolicies(site, cluster.name())),
                        cluster.name());
            }
        }

        return panel;
    }

    private Panel drift() {
        Panel panel = Panel.overTime(
                        "Lake Formation otherwise than defined",
                        "short",
                        "Differences, and what could not be read, which may differ. Told when somebody looks, with"
                                + " ./lakewarden access verify --publish; what was told last holds until then.")
                .with("differences", access(AccessMetric.DRIFT, Statistic.MAXIMUM, Duration.ofMinutes(5)));
        return marked(panel, AlarmKind.ACCESS_DRIFT);
    }

    private Panel unread() {
        return Panel.overTime("Lake Formation not read", "short", "What could not be read when somebody looked.")
                .with("unread", access(AccessMetric.UNREAD, Statistic.MAXIMUM, Duration.ofMinutes(5)));
    }

    private Panel looks() {
        Panel panel = Panel.overTime(
                        "Looks at Lake Formation",
                        "short",
                        "How often somebody looked within an hour. Between two looks nothing is told.")
                .with("looks", access(AccessMetric.DRIFT, Statistic.COUNT, Duration.ofHours(1)));
        return marked(panel, AlarmKind.ACCESS_UNVERIFIED);
    }

    private Panel marked(Panel panel, AlarmKind kind) {
        return AccessAlarms.of(site).stream()
                .filter(alarm -> alarm.kind() == kind)
                .findFirst()
                .map(panel::marked)
                .orElse(panel);
    }

    private Query.Metric access(AccessMetric metric, Statistic statistic, Duration period) {
        return Query.Metric.of(
                Source.ACCESS, metric.metric(), statistic, period, Source.ACCESS.dimensions(site, "", site.prefix()));
    }
}
