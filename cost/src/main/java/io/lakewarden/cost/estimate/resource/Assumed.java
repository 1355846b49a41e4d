package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.draw.Input.About;
import io.lakewarden.cost.runtime.ClusterStart;
import io.lakewarden.cost.runtime.Overhead;
import java.math.BigDecimal;
import java.time.Duration;

/** What is taken where nobody measured; each can be replaced by a measurement. */
final class Assumed {
    private static final String BY_EXPERIENCE = "assumed, not measured";

    /** Until a cluster takes its first step. It is paid, and eats the SLA. */
    static final Input START_MINUTES = of(
                    "cluster start",
                    "Until a cluster takes its first step: machines, bootstrap, Kerberos and TLS",
                    "minutes",
                    minutes(ClusterStart.ASSUMED.little()),
                    minutes(ClusterStart.ASSUMED.usual()),
                    minutes(ClusterStart.ASSUMED.much()))
            .ofEachRun();

    /** Of steps that are tried again. */
    static final Input FAILED_SHARE = of(
            "failed attempts",
            "Attempts at a step that fail, half-way on average, and are tried again",
            "share",
            "0.002",
            String.valueOf(Overhead.FAILED_SHARE),
            "0.05");

    static final Input SPOT_SHARE = of(
            "spot capacity",
            "Spot capacity that comes in time; the rest is bought on demand",
            "share",
            "0.8",
            "0.95",
            "0.999");

    static final Input GETS_PER_FILE = of(
            "reads of a file", "Requests to read one file once: footer and column ranges", "requests", "2", "4", "10");

    static final Input ENDPOINT_GIGABYTES = of(
            "endpoint traffic",
            "Through one interface endpoint: calls and logs, no data",
            "GB a month",
            "1",
            "10",
            "100");

    static final Input LOG_MEBIBYTES = of(
            "state machine logs",
            "What a state machine writes to its log group in a run",
            "MiB a run",
            "0.1",
            "1",
            "10");

    /** What a bucket key leaves of the calls for a key. */
    static final BigDecimal BUCKET_KEY_SHARE = new BigDecimal("0.01");

    private Assumed() {}

    private static String minutes(Duration time) {
        return String.valueOf(time.toMinutes());
    }

    private static Input of(String name, String what, String unit, String p10, String p50, String p90) {
        return Input.positive(
                new About(name, what, unit, BY_EXPERIENCE),
                new BigDecimal(p10),
                new BigDecimal(p50),
                new BigDecimal(p90));
    }
}
