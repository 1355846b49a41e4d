package io.lakewarden.infra.frame;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids of constructs from names of the definition. An id is a contract: another one is another resource. */
public final class ConstructId {
    private ConstructId() {}

    /** {@code dim_calendar} and {@code dim-calendar} as {@code DimCalendar}. */
    public static String of(String name) {
        return Stream.of(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
