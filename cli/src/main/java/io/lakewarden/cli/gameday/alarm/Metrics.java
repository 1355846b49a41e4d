package io.lakewarden.cli.gameday.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was told, and when; not for several threads. */
final class Metrics {
    private final Map<MetricKey, List<Sample>> samples = new LinkedHashMap<>();

    private record Sample(Instant at, double value) {}

    /** How many numbers of a period become one. */
    enum Statistic {
        MAXIMUM,
        MINIMUM,
        SAMPLECOUNT,
        SUM;

        /** Of CloudWatch's word, say {@code Sum}; an {@link IllegalArgumentException} for one that no alarm of ours uses. */
        static Statistic of(String written) {
            return Stream.of(values())
                    .filter(statistic -> statistic.name().equalsIgnoreCase(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Cannot evaluate the statistic " + written));
        }
    }

    void tell(MetricKey key, Instant at, double value) {
        samples.computeIfAbsent(key, metric -> new ArrayList<>()).add(new Sample(at, value));
    }

    /** The one number of a metric from a time on and before another; empty where nothing was told. */
    Optional<Double> value(MetricKey key, Statistic statistic, Instant from, Instant before) {
        Stream<Double> told = samples.getOrDefault(key, List.of()).stream()
                .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(before))
                .map(Sample::value);
        return switch (statistic) {
            case MAXIMUM -> told.max(Double::compare);
            case MINIMUM -> told.min(Double::compare);
            case SAMPLECOUNT -> Optional.of((double) told.count()).filter(count -> count > 0);
            case SUM -> told.reduce(Double::sum);
        };
    }

    /** The last number of each metric of a namespace, by one of its dimensions and by its name. */
    SortedMap<String, SortedMap<String, Double>> latest(String namespace, String dimension) {
        SortedMap<String, SortedMap<String, Double>> latest = new TreeMap<>();
        samples.forEach((key, told) -> {
            if (key.namespace().equals(namespace)) {
                latest.computeIfAbsent(key.dimensions().get(dimension), value -> new TreeMap<>())
                        .put(key.name(), told.get(told.size() - 1).value());
            }
        });
        return latest;
    }

    /** When the first number was told; empty where none was. */
    Optional<Instant> first() {
        return times().min(Instant::compareTo);
    }

    /** When the last number was told; empty where none was. */
    Optional<Instant> last() {
        return times().max(Instant::compareTo);
    }

    private Stream<Instant> times() {
        return samples.values().stream().flatMap(List::stream).map(Sample::at);
    }
}
