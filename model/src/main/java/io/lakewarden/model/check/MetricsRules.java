package io.lakewarden.model.check;

import io.lakewarden.model.cluster.Metrics;
import java.util.stream.Stream;

/** What must hold of where an environment's metrics go. */
final class MetricsRules {
    private MetricsRules() {}

    /**
     * Spark leaves out the class for its license (https://spark.apache.org/docs/3.5.5/monitoring.html), and no release of
     * emr-7 has Ganglia (EMR Release Guide, emr-700-release).
     */
    static Stream<Violation> gangliaWithoutJar(Index index) {
        return index.platform().environments().stream()
                .filter(environment -> environment.metrics() instanceof Metrics.Ganglia ganglia
                        && ganglia.jar().isEmpty())
                .map(environment -> new Violation(
                        Index.file(environment).to("metrics", "sink"),
                        "Cannot send metrics of " + environment.name()
                                + " to Ganglia: EMR 7 has no Ganglia, and Spark does not ship its sink's class (Spark's"
                                + " Monitoring page; EMR Release Guide, emr-700-release)",
                        "name your own jar in metrics.jar, or take sink: prometheus"));
    }
}
