package io.lakewarden.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way to a value in the definition: a file and the keys and indexes down to it, say
 * {@code platform/domains/billing.yaml} and {@code datasets, gold.sales_by_day, columns, net, type}.
 *
 * @param file as in {@link Position#file()}
 * @param keys from the top of the file; empty for the file itself
 */
public record NodePath(String file, List<String> keys) {
    public NodePath {
        keys = List.copyOf(keys);
    }

    /** The top of a file. */
    public static NodePath of(String file, Object... keys) {
        return new NodePath(file, Stream.of(keys).map(Object::toString).toList());
    }

    /** A value inside this one. */
    public NodePath to(Object... more) {
        return new NodePath(
                file,
                Stream.concat(keys.stream(), Stream.of(more).map(Object::toString))
                        .toList());
    }

    /** The value around this one; a file's top is its own. */
    public NodePath parent() {
        return keys.isEmpty() ? this : new NodePath(file, keys.subList(0, keys.size() - 1));
    }

    @Override
    public String toString() {
        return file + "#" + keys.stream().collect(Collectors.joining("/"));
    }
}
