package io.lakewarden.cli.gameday.alarm;

import io.lakewarden.infra.alarm.AlarmKind;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What CloudWatch makes of executions.
 *
 * @param rang the alarms that ring, and the end of the first period in which each does
 * @param over those of them that are OK again, and the end of the first period in which each is
 * @param rows what it is told of the jobs' records: by job, the numbers by the metrics' names
 */
public record Heard(
        SortedMap<AlarmKind, Instant> rang,
        SortedMap<AlarmKind, Instant> over,
        SortedMap<String, SortedMap<String, Double>> rows) {
    public Heard {
        rang = Collections.unmodifiableSortedMap(new TreeMap<>(rang));
        over = Collections.unmodifiableSortedMap(new TreeMap<>(over));
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** The alarms that ring. */
    public Set<AlarmKind> rung() {
        return rang.keySet();
    }

    /** The end of the first period in which that one rings; empty if it does in none. */
    public Optional<Instant> since(AlarmKind kind) {
        return Optional.ofNullable(rang.get(kind));
    }

    /** The end of the first period from which on that one is OK again; empty if it never rang, or rings on. */
    public Optional<Instant> until(AlarmKind kind) {
        return Optional.ofNullable(over.get(kind));
    }

    /** What it is told of a job; nothing where the job left no record. */
    public Map<String, Double> of(String job) {
        return rows.getOrDefault(job, Collections.emptySortedMap());
    }

    /** The alarms by their words, for people. */
    public String words() {
        return rang.isEmpty() ? "none" : rung().stream().map(AlarmKind::word).collect(Collectors.joining(", "));
    }
}
