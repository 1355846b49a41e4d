package io.lakewarden.cli.gameday;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Step Functions tells CloudWatch of executions: one line each, when it ends. */
final class Metrics {
    private final List<Ended> all = new ArrayList<>();

    /** An execution that ended. */
    record Ended(String machine, String status, Duration took, Instant at) {}

    synchronized void ended(String machine, String status, Duration took, Instant at) {
        all.add(new Ended(machine, status, took, at));
    }

    synchronized List<Ended> all() {
        return List.copyOf(all);
    }
}
