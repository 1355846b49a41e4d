package io.lakewarden.model.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /**
     * Those of machines, HDFS, YARN and Spark to Datadog, by its agent on every node.
     *
     * @param site where the account is
     * @param apiKeySecret the secret of Secrets Manager that is the API key, by its name
     * @param apiKeyKmsKey the ARN of the key that locks the secret, where it is not AWS's own
     * @param packages the agent, by the processor that it is for; one at least
     * @param privateLink the name of Datadog's endpoint service for metrics, where they leave through it
     */
    record Datadog(
            DatadogSite site,
            String apiKeySecret,
            Optional<String> apiKeyKmsKey,
            SortedMap<Architecture, Package> packages,
            Optional<String> privateLink)
            implements Metrics {
        public Datadog {
            packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        }

        /**
         * A file that is installed as root, so it is compared with what it must be.
         *
         * @param uri an {@code s3://} address
         * @param sha256 of it, in hexadecimal
         */
        public record Package(String uri, String sha256) {}

        /**
         * The address that metrics are sent to through an endpoint; else the agent's own for its site. From
         * https://docs.datadoghq.com/agent/guide/private-link/, where an endpoint answers to that name.
         */
        public Optional<String> intake() {
            return privateLink.map(service -> "https://metrics.agent." + site.address());
        }

        /** The region in which Datadog offers the endpoint service. */
        public Optional<String> privateLinkRegion() {
            return privateLink.map(service -> service.split("[.]")[3]);
        }
    }

    /** One answer per kind. */
    default <R> R match(
            Function<None, R> none,
            Function<Prometheus, R> prometheus,
            Function<Ganglia, R> ganglia,
            Function<Datadog, R> datadog) {
        if (this instanceof None nothing) {
            return none.apply(nothing);
        }

        if (this instanceof Prometheus its) {
            return prometheus.apply(its);
        }

        return this instanceof Ganglia its ? ganglia.apply(its) : datadog.apply((Datadog) this);
    }

    /** Whether a workspace of Prometheus takes them. */
    default boolean toPrometheus() {
        return this instanceof Prometheus;
    }

    /** The port of the JMX exporter, if there is one. */
    default Optional<Integer> exporterPort() {
        return match(
                none -> Optional.empty(),
                Prometheus::jmxPort,
                ganglia -> Optional.empty(),
                datadog -> Optional.empty());
    }

    /** The jar that the definition brings along for its sink. */
    default Optional<String> ownJar() {
        return match(
                none -> Optional.empty(), prometheus -> Optional.empty(), Ganglia::jar, datadog -> Optional.empty());
    }

    /** Datadog, if it takes them. */
    default Optional<Datadog> toDatadog() {
        return match(
                none -> Optional.empty(), prometheus -> Optional.empty(), ganglia -> Optional.empty(), Optional::of);
    }

    /** The files that machines install for it, as {@code s3://} addresses. */
    default List<String> installed() {
        return toDatadog().stream()
                .flatMap(datadog -> datadog.packages().values().stream())
                .map(Datadog.Package::uri)
                .toList();
    }
}
