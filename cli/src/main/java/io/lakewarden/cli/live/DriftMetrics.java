package io.lakewarden.cli.live;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.metrics.OwnMetrics;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.AlarmKind.Source;
import io.lakewarden.infra.frame.Site;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a look at Lake Formation found, where the alarms {@code access-drift} and {@code access-unverified} see it. */
public final class DriftMetrics {
    private static final String UNREAD = "AccessUnread";

    private DriftMetrics() {}

    /** What differs and what was unread together, as what was not read may differ; and the latter alone. */
    public static SortedMap<String, Integer> counts(Drift drift) {
        int unread = drift.unread().size();
        return new TreeMap<>(
                Map.of(AlarmKind.ACCESS_DRIFT.metric(), drift.differences().size() + unread, UNREAD, unread));
    }

    /**
     * Puts them.
     *
     * @throws AccountTrouble if CloudWatch does not take them
     */
    public static void put(AwsSession session, Site site, Drift drift) {
        Source source = AlarmKind.ACCESS_DRIFT.source();
        new OwnMetrics(source.namespace(), source.dimension(), site.prefix()).put(session, counts(drift));
    }
}
