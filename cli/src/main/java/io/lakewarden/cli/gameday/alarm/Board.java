package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.runbook.AlarmName;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Pipeline;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import io.lakewarden.stepfunctions.compile.RecordMetric.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The alarms of an environment, by its templates. One for which silence is bad is not asked: before a rehearsal there was
 * nothing to be heard.
 */
public final class Board {
    private final Site site;
    private final List<MetricAlarm> alarms;
    private final SortedMap<String, List<String>> composites = new TreeMap<>();
    private final Telling telling;

    private Board(Site site, List<AlarmTemplate> templates, Telling telling) {
        this.site = site;
        this.alarms = templates.stream()
                .flatMap(template -> template.alarms().stream())
                .filter(alarm -> alarm.missing() != AlarmState.Missing.BREACHING)
                .toList();
        templates.forEach(template -> composites.putAll(template.composites()));
        this.telling = telling;
    }

    /** From what its synthesis wrote into a folder. */
    public static Board of(Site site, Path assembly) {
        return of(
                site,
                resources(assembly.resolve(site.prefix() + "-pipelines.template.json")),
                resources(assembly.resolve(site.prefix() + "-operations.template.json")));
    }

    static Board of(Site site, JsonNode pipelines, JsonNode operations) {
        return new Board(
                site, Stream.of(pipelines, operations).map(AlarmTemplate::new).toList(), new Telling(site, operations));
    }

    static JsonNode resources(Path template) {
        try {
            return Json.read(Files.readString(template)).path("Resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told of an execution of a pipeline, and what rings then. */
    public Heard hear(Pipeline pipeline, Ended execution) {
        Metrics metrics = new Metrics();
        execution.tell(PipelinesStack.machine(site, pipeline), metrics);
        execution.records().forEach(record -> telling.tell(record, key(pipeline, record), execution.end(), metrics));
        return new Heard(kinds(metrics), metrics.latest(RecordMetric.NAMESPACE, Dimension.JOB.key()));
    }

    /** Where a cluster leaves the numbers of a job, in the bucket of logs: a folder of the pipeline's, in which jobs make another. */
    static String key(Pipeline pipeline, Path record) {
        return String.join(
                "/",
                "records",
                pipeline.name(),
                pipeline.name(),
                record.getParent().getFileName().toString(),
                record.getFileName().toString());
    }

    private SortedMap<AlarmKind, Instant> kinds(Metrics metrics) {
        SortedMap<String, Instant> ringing = new TreeMap<>();
        alarms.forEach(alarm -> alarm.rings(metrics).ifPresent(since -> ringing.put(alarm.name(), since)));
        composites.forEach((name, parts) -> parts.stream()
                .flatMap(part -> Optional.ofNullable(ringing.get(part)).stream())
                .min(Comparator.naturalOrder())
                .ifPresent(since -> ringing.put(name, since)));
        SortedMap<AlarmKind, Instant> kinds = new TreeMap<>();
        ringing.forEach(
                (name, since) -> kinds.merge(kind(name), since, (one, other) -> one.isBefore(other) ? one : other));
        return kinds;
    }

    private AlarmKind kind(String name) {
        AlarmName found = AlarmName.find(site.platform(), name).orElseThrow();
        return Stream.of(AlarmKind.values())
                .filter(kind -> kind.word().equals(found.kind()))
                .findFirst()
                .orElseThrow();
    }
}
