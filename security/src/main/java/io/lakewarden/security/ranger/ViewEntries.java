package io.lakewarden.security.ranger;

import io.lakewarden.model.Column;
import io.lakewarden.model.DatasetId;
import io.lakewarden.security.ranger.Entry.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Filters, masks and files. Ranger takes the first filter and the first mask that match, so each reader gets one of its
 * own, made of all its grants; no two that hold at one time name the same reader.
 */
final class ViewEntries {
    private final Service hive;
    private final Locations locations;

    ViewEntries(Service hive, Locations locations) {
        this.hive = hive;
        this.locations = locations;
    }

    Stream<Entry> entries(Views.Of view) {
        return Stream.of(rows(view), masks(view), files(view)).flatMap(entries -> entries);
    }

    private Stream<Entry> rows(Views.Of view) {
        Target target = Target.rows(hive, view.dataset().id());
        return shown(view, target, view.timeline().map(then -> then.rows().map(SparkFilter::of)));
    }

    private Stream<Entry> masks(Views.Of view) {
        DatasetId id = view.dataset().id();
        return view.dataset().columns().stream()
                .map(Column::name)
                .flatMap(column -> shown(
                        view, Target.mask(hive, id, column), view.timeline().map(then -> then.columns()
                                .getOrDefault(column, Optional.empty())
                                .map(HiveAccess::of))));
    }

    private static Stream<Entry> shown(Views.Of view, Target target, Timeline<Optional<String>> shows) {
        return shows.spells().stream().flatMap(spell -> spell.value().stream()
                .map(text -> Entry.show(target, spell.period(), Who.user(view.user()), text, view.because())));
    }

    private Stream<Entry> files(Views.Of view) {
        DatasetId id = view.dataset().id();
        Timeline<List<String>> accesses = view.timeline().map(ViewEntries::fileAccesses);
        return locations.of(id).stream().flatMap(path -> accesses.spells().stream()
                .filter(spell -> !spell.value().isEmpty())
                .map(spell -> Entry.allow(
                        Target.files(hive, id, "url", path),
                        spell.period(),
                        Who.user(view.user()),
                        spell.value(),
                        view.because())));
    }

    private static List<String> fileAccesses(View view) {
        List<String> accesses = new ArrayList<>();
        if (view.whole()) {
            accesses.add("read");
        }

        if (view.writes()) {
            accesses.add("write");
        }

        return accesses;
    }
}
