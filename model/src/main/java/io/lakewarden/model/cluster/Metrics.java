package io.lakewarden.model.cluster;

import java.util.Optional;
import java.util.function.Function;

/** Where the metrics of Spark, of Hadoop and of the machines go, besides those that EMR itself sends to CloudWatch. */
public sealed interface Metrics {
    /** Nowhere: EMR's own, every five minutes, are all there are. */
    record None() implements Metrics {}

    /**
     * Hadoop's and the machines' to a workspace of Amazon Managed Service for Prometheus, which the environment brings;
     * each Spark driver serves its own beside its user interface, in Prometheus' text format.
     *
     * @param jmxPort where a pipeline's drivers serve their JVM's too, by the JMX exporter, those of steps that run at
     *     once on the next ones; 1024 to 65000
     */
    record Prometheus(Optional<Integer> jmxPort) implements Metrics {}

    /**
     * Those of pipelines' Spark drivers to a Ganglia of one's own.
     *
     * @param host which listens, by name or address
     * @param port on which it does, 1 to 65535, over UDP
     * @param jar an {@code s3://} address of what holds Spark's sink for it, which Spark's own releases do not
     */
    record Ganglia(String host, int port, Optional<String> jar) implements Metrics {}

    /** One answer per kind. */
    default <R> R match(Function<None, R> none, Function<Prometheus, R> prometheus, Function<Ganglia, R> ganglia) {
        if (this instanceof None nothing) {
            return none.apply(nothing);
        }

        return this instanceof Prometheus its ? prometheus.apply(its) : ganglia.apply((Ganglia) this);
    }

    /** Whether a workspace of Prometheus takes them. */
    default boolean toPrometheus() {
        return this instanceof Prometheus;
    }

    /** The port of the JMX exporter, if there is one. */
    default Optional<Integer> exporterPort() {
        return match(none -> Optional.empty(), Prometheus::jmxPort, ganglia -> Optional.empty());
    }

    /** The jar that the definition brings along for its sink. */
    default Optional<String> ownJar() {
        return match(none -> Optional.empty(), prometheus -> Optional.empty(), Ganglia::jar);
    }
}
