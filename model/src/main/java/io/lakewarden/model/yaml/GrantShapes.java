package io.lakewarden.model.yaml;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Scope;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of a domain's file that says who may do what. */
final class GrantShapes {
    private static final int MOST = 1000;
    private static final String CLASSIFICATION = "[a-z][a-z0-9_-]{0,31}";
    private static final TextShape<Scope.Classified> CLASSIFIED = TextShape.parsed(
            "a classification, or some joined by AND",
            "pii",
            CLASSIFICATION + "(\\s+AND\\s+" + CLASSIFICATION + "){0,9}",
            400,
            Scope.Classified::of);
    private static final Field<Grant.Effect> EFFECT = Field.withDefault(
            "effect", ChoiceShape.of(Grant.Effect.class), Grant.Effect.ALLOW, "allow, or deny, which wins over it");
    private static final Field<String> TO = Field.required("to", Names.PRINCIPAL, "A user, group or service account");
    private static final Field<List<Action>> ACTIONS = Field.required(
            "actions",
            ListShape.ofNames(ChoiceShape.of(Action.class), 1, Action.values().length),
            "read rows, write rows, manage (create, alter, drop) the table");
    private static final Field<Optional<String>> ZONE =
            Field.optional("zone", Names.ZONE, "Every dataset of a zone, of every domain");
    private static final Field<Optional<DatasetId>> DATASET = Field.optional("dataset", Names.DATASET, "One dataset");
    private static final Field<List<String>> COLUMNS = Field.withDefault(
            "columns", ListShape.ofNames(Names.COLUMN, 1, MOST), List.of(), "Only these columns of the dataset");
    private static final Field<Optional<List<Scope.Classified>>> CLASSIFICATIONS = Field.optional(
            "classifications",
            ListShape.ofNames(CLASSIFIED, 1, MOST),
            "The columns that carry any of these labels, in every dataset; pii AND financial asks for both");
    private static final Field<Optional<RowFilter>> ROWS = Field.optional(
            "rows",
            TextShape.parsed("a row filter", "country IN ('France', 'Belgium')", TextShape.ANY, 2000, RowFilter::of),
            "Which rows are seen: columns compared with values, IN, IS NULL, AND, OR, NOT");
    private static final Field<SortedMap<String, Mask>> MASKS = Field.withDefault(
            "masks",
            new NamedShape<>("a column", Names.COLUMN, ChoiceShape.of(Mask.class), 1, MOST).map(GrantShapes::sorted),
            new TreeMap<>(),
            "What is seen in place of a column's value, by column");
    private static final Field<Optional<LocalDate>> EXPIRES =
            Field.optional("expires", Names.DATE, "The last day on which it holds");

    static final Shape<Grant> SHAPE = new ObjectShape<>(
            "a grant",
            List.of(EFFECT, TO, ACTIONS, ZONE, DATASET, COLUMNS, CLASSIFICATIONS, ROWS, MASKS, EXPIRES),
            List.of(
                    Constraint.exactlyOneOf("zone", "dataset", "classifications"),
                    new Constraint.Needs("columns", "dataset")),
            keys -> new Grant(
                    keys.value(EFFECT),
                    keys.value(TO),
                    Set.copyOf(keys.value(ACTIONS)),
                    scope(keys),
                    keys.value(ROWS),
                    keys.value(MASKS),
                    keys.value(EXPIRES)));

    private GrantShapes() {}

    private static Scope scope(KeyValues keys) {
        Optional<Scope> zone = keys.value(ZONE).map(Scope.OfZone::new);
        List<String> columns = keys.value(COLUMNS);
        Optional<Scope> dataset = keys.value(DATASET).map(id -> new Scope.OfDataset(id, columns));
        Optional<Scope> tags = keys.value(CLASSIFICATIONS).map(Scope.OfTags::new);
        return zone.or(() -> dataset).or(() -> tags).orElse(new Scope.OfTags(List.of()));
    }

    private static SortedMap<String, Mask> sorted(List<Map.Entry<String, Mask>> masks) {
        SortedMap<String, Mask> sorted = new TreeMap<>();
        masks.forEach(mask -> sorted.put(mask.getKey(), mask.getValue()));
        return sorted;
    }
}
