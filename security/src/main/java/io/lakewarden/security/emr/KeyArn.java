package io.lakewarden.security.emr;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ARN of a key as a deployment fills it in. */
final class KeyArn {
    /** What locks the disks of clusters. */
    static final String DISKS = of("disks");

    /** What locks the records and logs that clusters leave. */
    static final String LOGS = of("logs");

    private KeyArn() {}

    /** Of a zone or another purpose: {@code ${BronzeKeyArn}}. */
    static String of(String purpose) {
        return Stream.of(purpose.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "${", "KeyArn}"));
    }
}
