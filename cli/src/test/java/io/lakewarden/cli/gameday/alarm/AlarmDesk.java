package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Pipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The alarms of an environment as its templates define them, over what is told of many executions and of their clusters. */
public final class AlarmDesk {
    private final List<MetricAlarm> alarms;
    private final Telling telling;
    private final ClusterWatch clusters;
    private final Metrics metrics = new Metrics();

    private AlarmDesk(List<MetricAlarm> alarms, Telling telling, ClusterWatch clusters) {
        this.alarms = alarms;
        this.telling = telling;
        this.clusters = clusters;
    }

    /** From what the environment's synthesis wrote into a folder. */
    public static AlarmDesk of(Site site, Path assembly, String pipeline) {
        JsonNode operations = resources(site, assembly, "operations");
        return new AlarmDesk(
                Stream.of(resources(site, assembly, "pipelines"), operations)
                        .flatMap(resources -> new AlarmTemplate(resources).alarms().stream())
                        .toList(),
                new Telling(site, operations),
                new ClusterWatch(site, operations, pipeline));
    }

    private static JsonNode resources(Site site, Path assembly, String stack) {
        return Board.resources(assembly.resolve(site.prefix() + "-" + stack + ".template.json"));
    }

    /** A pipeline's job has left its numbers. */
    public void left(Pipeline pipeline, Path numbers, Instant at) {
        telling.tell(numbers, Board.key(pipeline, numbers), at, metrics);
    }

    /** A machine's execution has ended with these events. */
    public void ended(String machine, JsonNode history) {
        new Ended(history, List.of()).tell(machine, metrics);
    }

    /** A cluster that started then is looked at until now. */
    public void cluster(String id, Instant started, Instant now, Predicate<Instant> isUp) {
        clusters.tell(id, started, now, isUp, metrics);
    }

    /** What CloudWatch says of an alarm at a moment, by the alarm's name. */
    public String state(String name, Instant now) {
        return alarms.stream()
                .filter(alarm -> alarm.name().equals(name))
                .findFirst()
                .map(alarm -> alarm.at(alarm.endOf(now), metrics).name())
                .orElseThrow(() -> new IllegalArgumentException("No template has the alarm " + name));
    }
}
