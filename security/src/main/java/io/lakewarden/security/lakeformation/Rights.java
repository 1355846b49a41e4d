package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.MaskedName;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What Lake Formation can give a role of a dataset: never more than its view, but for ALL, which a job needs to write.
 *
 * @param role whose
 * @param dataset of what
 * @param view what the definition says
 * @param select the columns that it reads in all rows
 * @param filtered what it reads in some rows
 * @param masked the masked table that it reads, with the columns and rows that it reads there
 * @param changes what it may do to the table, whole
 * @param gaps what it lacks or has beyond
 */
record Rights(
        Role role,
        Dataset dataset,
        View view,
        SortedSet<String> select,
        Optional<DataCellsFilter> filtered,
        Optional<Masked> masked,
        Set<Permission> changes,
        List<Gap> gaps) {
    /** What is read of a masked table: a filter where rows are missing, or columns. */
    record Masked(MaskedTable table, List<String> columns, Optional<DataCellsFilter> filter) {}

    Rights {
        select = Collections.unmodifiableSortedSet(new TreeSet<>(select));
        changes = Set.copyOf(changes);
        gaps = List.copyOf(gaps);
    }

    /** Whether it reads all columns and rows. */
    boolean whole() {
        return select.size() == dataset.columns().size();
    }

    /** {@code refresher} is the step that writes the dataset, where it has a masked table. */
    static Rights of(Role role, Dataset dataset, View view, Optional<Refresher> refresher) {
        return new Maker(role, dataset, view, refresher).rights();
    }

    /** Who refreshes masked tables. */
    record Refresher(String pipeline, String step, String runAs) {}

    private static final class Maker {
        private final Role role;
        private final Dataset dataset;
        private final View view;
        private final Optional<Refresher> refresher;
        private final List<Gap> gaps = new ArrayList<>();

        Maker(Role role, Dataset dataset, View view, Optional<Refresher> refresher) {
            this.role = role;
            this.dataset = dataset;
            this.view = view;
            this.refresher = refresher;
        }

        Rights rights() {
            return role.pipeline() ? ofPipeline() : ofConsumer();
        }

        private Rights ofPipeline() {
            boolean whole = view.whole(dataset);
            Set<Permission> changes = EnumSet.noneOf(Permission.class);
            if (view.reads() && !whole) {
                gap(GapCode.PIPELINE_READS_WHOLE, "read " + columnsAndRows(), "reads nothing");
            }

            if (view.writes() && whole) {
                changes.add(Permission.ALL);
                if (!view.manages()) {
                    gap(
                            GapCode.WRITE_IMPLIES_SUPER,
                            "read, write",
                            "has ALL: alters it too, and would drop it, from which IAM on Glue keeps it");
                }
            } else if (view.writes()) {
                gap(GapCode.WRITE_NEEDS_WHOLE_TABLE, "write", "writes nothing: ALL would read all of it");
            }

            if (view.manages()) {
                changes.addAll(Set.of(Permission.ALTER, Permission.DROP));
            }

            return rights(whole ? view.plain() : Collections.emptySortedSet(), Optional.empty(), changes);
        }

        private Rights ofConsumer() {
            Set<Permission> changes = EnumSet.noneOf(Permission.class);
            if (view.writes()) {
                changes.addAll(Set.of(Permission.INSERT, Permission.DELETE));
            }

            if (view.manages()) {
                changes.addAll(Set.of(Permission.ALTER, Permission.DROP));
            }

            if (!changes.isEmpty() && view.reads() && !view.whole(dataset)) {
                changes.clear();
                gap(
                        GapCode.WRITE_NEEDS_WHOLE_TABLE,
                        words(view.changes()),
                        "changes nothing, reads " + columnsAndRows());
            }

            Optional<String> rows = view.rows().flatMap(this::expression);
            boolean noRows = view.rows().isPresent() && rows.isEmpty();
            if (noRows) {
                return rights(Collections.emptySortedSet(), Optional.empty(), changes);
            }

            Optional<Masked> masked = view.masks().isEmpty() ? Optional.empty() : masked(rows);
            List<String> shown = List.copyOf(view.unmasked());
            Optional<DataCellsFilter> filter = rows.filter(any -> !shown.isEmpty())
                    .map(text -> filter(dataset.id(), shown, dataset.columns().size(), text));
            return new Rights(role, dataset, view, view.plain(), filter, masked, changes, gaps);
        }

        private Rights rights(SortedSet<String> select, Optional<DataCellsFilter> filter, Set<Permission> changes) {
            return new Rights(role, dataset, view, select, filter, Optional.empty(), changes, gaps);
        }

        private Optional<String> expression(RowFilter rows) {
            List<String> untyped = rows.columns().stream()
                    .filter(name -> dataset.column(name)
                            .map(column -> column.type().kind())
                            .filter(kind -> kind == Kind.DATE || kind == Kind.TIMESTAMP)
                            .isPresent())
                    .toList();
            if (!untyped.isEmpty()) {
                gap(GapCode.ROW_FILTER_TYPE, "read where " + rows, "reads nothing");
                return Optional.empty();
            }

            String text = RowExpression.of(rows);
            if (text.length() >= Quotas.ROW_EXPRESSION_CHARACTERS) {
                gap(
                        GapCode.ROW_FILTER_LONG,
                        "read where a filter of " + text.length() + " characters holds",
                        "reads nothing");
                return Optional.empty();
            }

            return Optional.of(text);
        }

        private Optional<Masked> masked(Optional<String> rows) {
            boolean filteredByMasked = view.rows().stream()
                    .flatMap(filter -> filter.columns().stream())
                    .anyMatch(view.masks()::containsKey);
            String asked = "read "
                    + view.masks().entrySet().stream()
                            .map(mask -> mask.getKey() + " as " + word(mask.getValue()))
                            .collect(Collectors.joining(", "));
            if (refresher.isEmpty() || filteredByMasked) {
                gap(
                        GapCode.MASK_HIDDEN,
                        asked,
                        "does not see " + String.join(", ", view.masks().keySet()));
                return Optional.empty();
            }

            MaskedTable table = maskedTable(refresher.orElseThrow());
            gap(GapCode.MASK_IN_OTHER_TABLE, asked, "sees it so in " + table.id());
            List<String> columns = List.copyOf(view.columns().keySet());
            return Optional.of(new Masked(
                    table,
                    columns,
                    rows.map(text ->
                            filter(table.id(), columns, dataset.columns().size(), text))));
        }

        private MaskedTable maskedTable(Refresher by) {
            SortedMap<String, String> expressions = new TreeMap<>();
            for (Column column : dataset.columns()) {
                expressions.put(
                        column.name(),
                        Optional.ofNullable(view.masks().get(column.name()))
                                .map(mask -> MaskExpression.of(column, mask))
                                .orElse("`" + column.name() + "`"));
            }

            DatasetId id =
                    MaskedName.of(dataset.id(), Fingerprint.of(view.masks().toString()));
            return new MaskedTable(id, dataset.id(), expressions, by.pipeline(), by.step());
        }

        private static DataCellsFilter filter(DatasetId table, List<String> columns, int all, String rows) {
            List<String> named = columns.size() == all ? List.of() : columns;
            return new DataCellsFilter(table, "rows_" + Fingerprint.of(named + " " + rows), named, Optional.of(rows));
        }

        private String columnsAndRows() {
            return String.join(", ", view.columns().keySet())
                    + view.rows().map(rows -> " where " + rows).orElse("");
        }

        private void gap(GapCode code, String asked, String instead) {
            gaps.add(new Gap(Plane.LAKE_FORMATION, code.name(), role.principal(), dataset.id(), asked, instead));
        }

        private static String words(Set<Action> actions) {
            return actions.stream().sorted().map(Maker::word).collect(Collectors.joining(", "));
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
