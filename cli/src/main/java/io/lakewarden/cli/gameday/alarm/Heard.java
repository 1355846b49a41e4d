package io.lakewarden.cli.gameday.alarm;

import io.lakewarden.infra.alarm.AlarmKind;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What CloudWatch makes of an execution.
 *
 * @param rung the alarms that ring
 * @param rows what it is told of the jobs' records: by job, the numbers by the metrics' names
 */
public record Heard(SortedSet<AlarmKind> rung, SortedMap<String, SortedMap<String, Double>> rows) {
    public Heard {
        rung = Collections.unmodifiableSortedSet(new TreeSet<>(rung));
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** What it is told of a job; nothing where the job left no record. */
    public Map<String, Double> of(String job) {
        return rows.getOrDefault(job, Collections.emptySortedMap());
    }

    /** The alarms by their words, for people. */
    public String words() {
        return rung.isEmpty() ? "none" : rung.stream().map(AlarmKind::word).collect(Collectors.joining(", "));
    }
}
