package io.lakewarden.security.ranger;

import io.lakewarden.model.DatasetId;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.ranger.Entry.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * For EMR's own plugin for files: a folder a policy, so never more than the three that it takes, and no denials, which it
 * does not know (OLD/emr-ranger-emrfs). Files show everything, so only who reads a dataset whole gets them; putting and
 * deleting ask for reading too.
 */
final class EmrfsEntries {
    private static final String SCHEME = "s3://";

    private final Service service;
    private final Locations locations;

    EmrfsEntries(Service service, Locations locations) {
        this.service = service;
        this.locations = locations;
    }

    Stream<Entry> entries(Views.Of view) {
        DatasetId id = view.dataset().id();
        return key(id).flatMap(key -> view.timeline().map(EmrfsEntries::accesses).spells().stream()
                .filter(spell -> !spell.value().isEmpty())
                .map(spell -> Entry.allow(
                        Target.files(service, id, "sthreeresource", key),
                        spell.period(),
                        Who.user(view.user()),
                        spell.value(),
                        view.because())));
    }

    private Stream<String> key(DatasetId id) {
        return locations.of(id).stream()
                .filter(path -> path.startsWith(SCHEME))
                .map(path -> path.substring(SCHEME.length()));
    }

    private static List<String> accesses(View view) {
        List<String> accesses = new ArrayList<>();
        if (view.whole()) {
            accesses.addAll(List.of("GetObject", "ListObjects"));
        }

        if (view.whole() && view.writes()) {
            accesses.addAll(List.of("DeleteObject", "PutObject"));
        }

        return accesses;
    }

    Stream<Gap> gaps(Views.Of view) {
        return key(view.dataset().id()).flatMap(key -> view.timeline().spells().stream()
                .map(Timeline.Spell::value)
                .filter(then -> !then.whole())
                .flatMap(then -> Stream.concat(
                        then.reads()
                                ? Stream.of(gap(view, "FILES_SHOW_EVERYTHING", "read a part of it"))
                                : Stream.empty(),
                        then.writes()
                                ? Stream.of(gap(view, "WRITING_NEEDS_READING", "write without reading it whole"))
                                : Stream.empty())));
    }

    private static Gap gap(Views.Of view, String code, String asked) {
        return new Gap(Plane.RANGER_EMRFS, code, view.user(), view.dataset().id(), asked, "no files of it");
    }
}
