package io.lakewarden.infra;

import java.nio.file.Path;
import java.util.List;

/**
 * The files that clusters run, as they were built.
 *
 * @param jobs the jar of the bundled jobs
 * @param jmxExporter the jar of Prometheus' JMX exporter
 * @param enforcement the jars of the authorizer, of what it needs beside Spark, and of the SQL endpoint
 */
public record Artifacts(Path jobs, Path jmxExporter, List<Path> enforcement) {
    public Artifacts {
        enforcement = List.copyOf(enforcement);
    }
}
