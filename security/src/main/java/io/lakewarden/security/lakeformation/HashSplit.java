package io.lakewarden.security.lakeformation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Items cut into parts that fit, by a hash of their names: a part that is too large is cut in two by the next bit of the
 * hash, and the half with a zero there keeps its number. So an item that comes or goes moves no other, unless it makes a
 * part too large, or two small enough to be one again: then a part of that part moves, and all else stays.
 */
final class HashSplit<T> {
    private static final int BITS = 32;

    /**
     * What is together.
     *
     * @param number from 1 on, with gaps
     * @param bits how many bits of the hash decide what is in it
     * @param items in the order in which they came; none only where nothing else is there to be cut
     */
    record Part<T>(long number, int bits, List<T> items) {
        Part {
            items = List.copyOf(items);
        }

        private boolean holds(long hash) {
            return (hash & ((1L << bits) - 1)) == number - 1;
        }
    }

    private final List<Part<T>> parts = new ArrayList<>();
    private final Function<T, String> name;
    private final Predicate<List<T>> fits;

    private HashSplit(Function<T, String> name, Predicate<List<T>> fits) {
        this.name = name;
        this.fits = fits;
    }

    /** Items of one name are never cut, even if they do not fit. */
    static <T> HashSplit<T> of(List<T> items, Function<T, String> name, Predicate<List<T>> fits) {
        HashSplit<T> split = new HashSplit<>(name, fits);
        split.cut(new Part<>(1, 0, items));
        split.parts.sort(Comparator.comparing(Part::number));
        return split;
    }

    private void cut(Part<T> part) {
        if (part.bits() == BITS || fits.test(part.items())) {
            parts.add(part);
            return;
        }

        long bit = 1L << part.bits();
        Map<Boolean, List<T>> halves =
                part.items().stream().collect(Collectors.partitioningBy(item -> (hash(name.apply(item)) & bit) != 0));
        cut(new Part<>(part.number(), part.bits() + 1, halves.get(false)));
        cut(new Part<>(part.number() + bit, part.bits() + 1, halves.get(true)));
    }

    /** By number; none empty. */
    List<Part<T>> parts() {
        return parts.stream().filter(part -> !part.items().isEmpty()).toList();
    }

    /** The part that a part's items were in when there were fewer, if that still has any; it has a lower number. */
    Optional<Part<T>> cutFrom(Part<T> part) {
        return Stream.iterate(part.number(), number -> number > 0, HashSplit::cutFrom)
                .skip(1)
                .flatMap(number -> parts().stream().filter(other -> other.number() == number))
                .findFirst();
    }

    private static long cutFrom(long number) {
        return number == 1 ? 0 : number - Long.highestOneBit(number - 1);
    }

    /** The part in which an item of that name is, or would be beside others. */
    Optional<Part<T>> partOf(String one) {
        return parts().stream().filter(part -> part.holds(hash(one))).findFirst();
    }

    private static long hash(String name) {
        return Long.parseLong(Fingerprint.of(name), 16);
    }
}
