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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
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

    /** What is told of one execution of a pipeline, and what rings then. */
    public Heard hear(Pipeline pipeline, Ended execution) {
        Story story = story(pipeline);
        story.add(execution);
        return story.heard();
    }

    /** Of a pipeline, and nothing was told yet. */
    public Story story(Pipeline pipeline) {
        return new Story(pipeline);
    }

    /** What is told of executions of a pipeline, one after the other; not for several threads. */
    public final class Story {
        private final Pipeline pipeline;
        private final Metrics metrics = new Metrics();

        private Story(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        /** One more has ended, later than those before. */
        public void add(Ended execution) {
            execution.tell(PipelinesStack.machine(site, pipeline), metrics);
            execution
                    .records()
                    .forEach(record -> telling.tell(record, key(pipeline, record), execution.end(), metrics));
        }

        /** What CloudWatch makes of all of them. */
        public Heard heard() {
            return new Heard(rang(metrics), over(metrics), metrics.latest(RecordMetric.NAMESPACE, Dimension.JOB.key()));
        }
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

    private SortedMap<AlarmKind, Instant> rang(Metrics metrics) {
        SortedMap<String, Instant> ringing = new TreeMap<>();
        alarms.forEach(alarm -> alarm.rings(metrics).ifPresent(since -> ringing.put(alarm.name(), since)));
        return kinds(ringing, BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    /** Of those that rang; one that is made of others is over when each of them is that rang. */
    private SortedMap<AlarmKind, Instant> over(Metrics metrics) {
        SortedMap<String, Instant> over = new TreeMap<>();
        Set<String> ringOn = new TreeSet<>();
        alarms.stream().filter(alarm -> alarm.rings(metrics).isPresent()).forEach(alarm -> alarm.isOver(metrics)
                .ifPresentOrElse(end -> over.put(alarm.name(), end), () -> ringOn.add(alarm.name())));
        SortedMap<AlarmKind, Instant> kinds = kinds(over, BinaryOperator.maxBy(Comparator.naturalOrder()));
        composites.forEach((name, parts) -> {
            if (parts.stream().anyMatch(ringOn::contains)) {
                kinds.remove(kind(name));
            }
        });
        ringOn.forEach(name -> kinds.remove(kind(name)));
        return kinds;
    }

    /** By kinds, with those that are made of others. */
    private SortedMap<AlarmKind, Instant> kinds(SortedMap<String, Instant> ofAlarms, BinaryOperator<Instant> merged) {
        SortedMap<String, Instant> all = new TreeMap<>(ofAlarms);
        composites.forEach((name, parts) -> parts.stream()
                .flatMap(part -> Optional.ofNullable(ofAlarms.get(part)).stream())
                .reduce(merged)
                .ifPresent(when -> all.put(name, when)));
        SortedMap<AlarmKind, Instant> kinds = new TreeMap<>();
        all.forEach((name, when) -> kinds.merge(kind(name), when, merged));
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
