package io.lakewarden.cli.live;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.metrics.OwnMetrics;
import io.lakewarden.infra.alarm.AccessMetric;
import io.lakewarden.infra.frame.Site;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a look at Lake Formation found, where the alarms {@code access-drift} and {@code access-unverified} see it. */
public final class DriftMetrics {
    private DriftMetrics() {}

    /** What differs and what was unread together, as what was not read may differ; and the latter alone. */
    public static SortedMap<String, Integer> counts(Drift drift) {
        int unread = drift.unread().size();
        return new TreeMap<>(Map.of(
                AccessMetric.DRIFT.metric(),
                drift.differences().size() + unread,
                AccessMetric.UNREAD.metric(),
                unread));
    }

    /**
     * Puts them.
     *
     * @throws AccountTrouble if CloudWatch does not take them
     */
    public static void put(AwsSession session, Site site, Drift drift) {
        new OwnMetrics(AccessMetric.NAMESPACE, AccessMetric.DIMENSION, site.prefix()).put(session, counts(drift));
    }
}
