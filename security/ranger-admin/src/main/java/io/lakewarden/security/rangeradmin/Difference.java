package io.lakewarden.security.rangeradmin;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What leaves and what comes, for a person. */
final class Difference {
    private Difference() {}

    static String of(Collection<String> before, Collection<String> after) {
        List<String> parts = Stream.concat(
                        before.stream().filter(one -> !after.contains(one)).map(one -> "-" + one),
                        after.stream().filter(one -> !before.contains(one)).map(one -> "+" + one))
                .toList();
        return parts.isEmpty() ? "the same" : parts.stream().collect(Collectors.joining(", "));
    }
}
