package io.lakewarden.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a grant covers. */
public sealed interface Scope {
    /** Every dataset of a zone, of every domain. */
    record OfZone(String zone) implements Scope {}

    /** One dataset, all its columns where none are named. */
    record OfDataset(DatasetId dataset, List<String> columns) implements Scope {
        public OfDataset {
            columns = columns.stream().sorted().toList();
        }
    }

    /** The columns whose classifications meet any of these conditions, in every dataset. */
    record OfTags(List<Classified> anyOf) implements Scope {
        public OfTags {
            anyOf = anyOf.stream()
                    .sorted(Comparator.comparing(Classified::toString))
                    .toList();
        }

        @Override
        public String toString() {
            return anyOf.stream().map(Classified::toString).collect(Collectors.joining(", "));
        }
    }

    /** Carries all of these classifications; as text {@code financial AND pii}. */
    record Classified(List<String> all) {
        private static final Pattern AND = Pattern.compile("\\s+AND\\s+");

        public Classified {
            all = all.stream().sorted().distinct().toList();
            if (all.isEmpty()) {
                throw new IllegalArgumentException("Invalid classifications: got none, expected at least one");
            }
        }

        /** Reads {@code pii} or {@code financial AND pii}. */
        public static Classified of(String text) {
            return new Classified(List.of(AND.split(text)));
        }

        @Override
        public String toString() {
            return String.join(" AND ", all);
        }
    }

    /** Whether it covers a column of a dataset. */
    default boolean covers(Dataset dataset, Column column) {
        return match(
                zone -> zone.zone().equals(dataset.id().zone()),
                one -> one.dataset().equals(dataset.id())
                        && (one.columns().isEmpty() || one.columns().contains(column.name())),
                tags -> tags.anyOf().stream()
                        .anyMatch(classified -> column.classifications().containsAll(classified.all())));
    }

    /** Whether it covers any column of a dataset. */
    default boolean coversAny(Dataset dataset) {
        return match(
                zone -> zone.zone().equals(dataset.id().zone()),
                one -> one.dataset().equals(dataset.id()),
                tags -> dataset.columns().stream().anyMatch(column -> tags.covers(dataset, column)));
    }

    /** Whether it covers a dataset whole, with columns that come later. */
    default boolean coversWhole(Dataset dataset) {
        return match(
                zone -> zone.zone().equals(dataset.id().zone()),
                one -> one.dataset().equals(dataset.id()) && one.columns().isEmpty(),
                tags -> false);
    }

    /** One answer per kind of scope. */
    default <R> R match(Function<OfZone, R> zone, Function<OfDataset, R> dataset, Function<OfTags, R> tags) {
        if (this instanceof OfZone ofZone) {
            return zone.apply(ofZone);
        }

        if (this instanceof OfDataset ofDataset) {
            return dataset.apply(ofDataset);
        }

        return tags.apply((OfTags) this);
    }
}
