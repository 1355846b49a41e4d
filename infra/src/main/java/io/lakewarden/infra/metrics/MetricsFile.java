package io.lakewarden.infra.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is published for clusters that send metrics. */
public enum MetricsFile {
    /** The script by which a node installs Datadog's agent. */
    DATADOG_AGENT("datadog-agent.sh"),
    /** What the JMX exporter of Spark's drivers is told. */
    EXPORTER_RULES("jmx-exporter.yml");

    private final String file;

    MetricsFile(String file) {
        this.file = file;
    }

    /** What it is called. */
    public String file() {
        return file;
    }

    /** Its text. */
    public String text() {
        try (InputStream text = MetricsFile.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
