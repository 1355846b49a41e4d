package io.lakewarden.model;

import java.util.List;
import java.util.function.Function;

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

    /** The columns that carry any of these classifications, in every dataset. */
    record OfTags(List<String> anyOf) implements Scope {
        public OfTags {
            anyOf = anyOf.stream().sorted().toList();
        }
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
