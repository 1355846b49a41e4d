package io.lakewarden.model.yaml;

import io.lakewarden.model.cluster.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the definition says about where metrics go. */
final class MetricsShape {
    private static final int GANGLIA_PORT = 8649;
    private static final List<String> OF_PROMETHEUS = List.of("jmxPort");
    private static final List<String> OF_GANGLIA = List.of("host", "port", "jar");

    private enum Sink {
        NONE,
        PROMETHEUS,
        GANGLIA,
        DATADOG
    }

    static final Shape<Metrics> SHAPE = shape();

    private MetricsShape() {}

    private static Shape<Metrics> shape() {
        Field<Sink> sink = Field.required(
                "sink",
                ChoiceShape.of(Sink.class),
                "none: EMR's own in CloudWatch; prometheus: a managed workspace; ganglia: one's own, with one's own jar;"
                        + " datadog: by its agent on every node");
        Field<Optional<Integer>> jmxPort = Field.optional(
                "jmxPort",
                NumberShape.whole(1024, 65_000),
                "no JMX exporter",
                "Of prometheus: where drivers of pipelines serve their JVM's metrics too; those of steps at once on the next ports");
        Field<Optional<String>> host = Field.optional(
                "host",
                TextShape.of("the name or address of a host", "ganglia.example.com", "[A-Za-z0-9.-]{1,253}", 253),
                "Of ganglia: who listens, in the network");
        Field<Integer> port = Field.withDefault(
                "port", NumberShape.whole(1, 65_535), GANGLIA_PORT, "Of ganglia: on which port, over UDP");
        Field<Optional<String>> jar = Field.optional(
                "jar",
                ClusterShapes.S3_ADDRESS,
                "Of ganglia: what holds org.apache.spark.metrics.sink.GangliaSink, which Spark does not ship");
        DatadogFields datadog = new DatadogFields();
        return new ObjectShape<>(
                "the metrics",
                together(List.of(sink, jmxPort, host, port, jar), datadog.all()),
                List.of(
                        of("none", List.of(), List.of(OF_PROMETHEUS, OF_GANGLIA, DatadogFields.KEYS)),
                        of("prometheus", List.of(), List.of(OF_GANGLIA, DatadogFields.KEYS)),
                        of("ganglia", List.of("host"), List.of(OF_PROMETHEUS, DatadogFields.KEYS)),
                        of("datadog", DatadogFields.REQUIRED, List.of(OF_PROMETHEUS, OF_GANGLIA))),
                keys -> {
                    Metrics prometheus = new Metrics.Prometheus(keys.value(jmxPort));
                    Metrics ganglia =
                            new Metrics.Ganglia(keys.value(host).orElse(""), keys.value(port), keys.value(jar));
                    Metrics toDatadog = datadog.read(keys);
                    return switch (keys.value(sink)) {
                        case NONE -> new Metrics.None();
                        case PROMETHEUS -> prometheus;
                        case GANGLIA -> ganglia;
                        case DATADOG -> toDatadog;
                    };
                });
    }

    private static Constraint of(String sink, List<String> required, List<List<String>> ofOthers) {
        return new Constraint.When(
                "sink", sink, required, ofOthers.stream().flatMap(List::stream).toList());
    }

    private static List<Field<?>> together(List<Field<?>> some, List<Field<?>> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }
}
