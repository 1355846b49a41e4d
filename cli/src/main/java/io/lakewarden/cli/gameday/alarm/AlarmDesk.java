package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.standin.MetricsStandIn.Datum;
import io.lakewarden.infra.frame.Site;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The alarms of an environment as its templates define them, over what CloudWatch is told in the course of time; not for several
 * threads.
 */
public final class AlarmDesk {
    private final List<MetricAlarm> alarms;
    private final Metrics metrics = new Metrics();

    private AlarmDesk(List<MetricAlarm> alarms) {
        this.alarms = alarms;
    }

    /** From what the environment's synthesis wrote into a folder. */
    public static AlarmDesk of(Site site, Path assembly) {
        return of(Stream.of("pipelines", "operations")
                .map(stack -> assembly.resolve(site.prefix() + "-" + stack + ".template.json"))
                .toList());
    }

    /** From templates. */
    public static AlarmDesk of(List<Path> templates) {
        return new AlarmDesk(templates.stream()
                .map(Board::resources)
                .flatMap(resources -> new AlarmTemplate(resources).alarms().stream())
                .toList());
    }

    /** What it was told so far. */
    Metrics metrics() {
        return metrics;
    }

    /** A machine's execution has ended with these events. */
    public void ended(String machine, JsonNode history) {
        new Ended(history, List.of()).tell(machine, metrics);
    }

    /** A number was put, by one dimension. */
    public void put(Datum datum) {
        SortedMap<String, String> dimensions = new TreeMap<>(Map.of(datum.dimension(), datum.thing()));
        metrics.tell(new MetricKey(datum.namespace(), datum.metric(), dimensions), datum.at(), datum.value());
    }

    /** The name of the first alarm whose name begins like that, if there is one. */
    public Optional<String> named(String beginning) {
        return alarms.stream()
                .map(MetricAlarm::name)
                .filter(name -> name.startsWith(beginning))
                .min(Comparator.naturalOrder());
    }

    /** What CloudWatch says of an alarm at a moment, by the alarm's name, which a template must have. */
    public String state(String name, Instant now) {
        MetricAlarm alarm = required(name);
        return alarm.at(alarm.endOf(now), metrics).name();
    }

    /** When the period ends of which {@link #state} tells. */
    public Instant endOfPeriod(String name, Instant now) {
        return required(name).endOf(now);
    }

    private MetricAlarm required(String name) {
        return alarms.stream()
                .filter(alarm -> alarm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No template has the alarm " + name));
    }
}
