package io.lakewarden.security.ranger;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.ranger.Entry.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For EMR's own Spark plugin: tables and columns, each reader with what all its grants come to. The plugin has no filters
 * and no masks (EMR Management Guide, emr-ranger-spark): who has one on a dataset does not read it there.
 */
final class EmrSparkEntries {
    private static final String READS_NOTHING = "reads nothing of it";

    /** What one policy can give: nothing, some columns, or all of them. */
    private record Reading(List<String> columns, boolean all) {}

    private final Service service;

    EmrSparkEntries(Service service) {
        this.service = service;
    }

    Stream<Entry> entries(Views.Of view) {
        return Stream.concat(reads(view), changes(view));
    }

    private Stream<Entry> reads(Views.Of view) {
        DatasetId id = view.dataset().id();
        int width = view.dataset().columns().size();
        Timeline<Reading> readings = view.timeline().map(then -> {
            boolean sayable = then.rows().isEmpty() && !then.masks();
            List<String> columns = sayable ? List.copyOf(then.columns().keySet()) : List.of();
            return new Reading(columns, columns.size() == width);
        });
        return readings.spells().stream()
                .filter(spell -> !spell.value().columns().isEmpty())
                .map(spell -> Entry.allow(
                        spell.value().all()
                                ? Target.dataset(service, id)
                                : Target.columns(service, id, spell.value().columns()),
                        spell.period(),
                        Who.user(view.user()),
                        List.of("select"),
                        view.because()));
    }

    private Stream<Entry> changes(Views.Of view) {
        Target target = Target.dataset(service, view.dataset().id());
        return view.timeline().map(EmrSparkEntries::changes).spells().stream()
                .filter(spell -> !spell.value().isEmpty())
                .map(spell ->
                        Entry.allow(target, spell.period(), Who.user(view.user()), spell.value(), view.because()));
    }

    private static List<String> changes(View view) {
        List<String> accesses = new ArrayList<>();
        if (view.writes()) {
            accesses.add("update");
        }

        if (view.manages()) {
            accesses.addAll(List.of("alter", "create", "drop"));
        }

        return accesses;
    }

    Stream<Gap> gaps(Views.Of view) {
        return view.timeline().spells().stream()
                .map(Timeline.Spell::value)
                .flatMap(then -> Stream.concat(
                        then.rows().stream().map(rows -> filtered(view, rows)),
                        then.masks() ? Stream.of(masked(view, then)) : Stream.empty()));
    }

    private static Gap filtered(Views.Of view, RowFilter rows) {
        return gap(view, "ROW_FILTER_NOT_ENFORCED", "read rows where " + rows);
    }

    private static Gap masked(Views.Of view, View then) {
        String masks = then.columns().entrySet().stream()
                .filter(column -> column.getValue().isPresent())
                .map(column -> masks(column))
                .collect(Collectors.joining(", "));
        return gap(view, "MASK_NOT_ENFORCED", "read " + masks);
    }

    private static String masks(Map.Entry<String, Optional<io.lakewarden.model.Mask>> column) {
        return column.getKey()
                + column.getValue().map(mask -> " as " + Words.of(mask)).orElse("");
    }

    private static Gap gap(Views.Of view, String code, String asked) {
        return new Gap(Plane.RANGER_EMR_SPARK, code, view.user(), view.dataset().id(), asked, READS_NOTHING);
    }
}
