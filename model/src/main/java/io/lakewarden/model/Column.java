package io.lakewarden.model;

import java.util.List;

/**
 * A column of a dataset.
 *
 * @param name lower case with underscores
 * @param type its type
 * @param required whether every row must have a value
 * @param classifications the labels it carries, sorted
 * @param description what it holds; may be empty
 */
public record Column(String name, ColumnType type, boolean required, List<String> classifications, String description) {
    public Column {
        classifications = classifications.stream().sorted().toList();
    }
}
