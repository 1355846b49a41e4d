package io.lakewarden.infra.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the JMX exporter of Spark's drivers is told. */
public final class Exporter {
    private static final String RULES = "jmx-exporter.yml";

    private Exporter() {}

    /** Its file, as it is published. */
    public static String rules() {
        try (InputStream rules = Exporter.class.getResourceAsStream(RULES)) {
            return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RULES, e);
        }
    }
}
