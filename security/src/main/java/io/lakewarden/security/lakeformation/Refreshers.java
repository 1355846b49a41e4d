package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.security.lakeformation.Rights.Refresher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which step writes which dataset, and whether its account can keep masked tables of it. */
final class Refreshers {
    private final Map<DatasetId, Refresher> writers = new TreeMap<>();

    Refreshers(Platform platform) {
        platform.pipelines().forEach(pipeline -> pipeline.steps().forEach(step -> step.writes()
                .forEach(id -> writers.put(id, new Refresher(pipeline.name(), step.name(), pipeline.runAs())))));
    }

    /** The accounts that keep masked tables of these datasets. */
    Set<String> keepers(List<Dataset> datasets) {
        return datasets.stream()
                .filter(Dataset::maskedTable)
                .flatMap(dataset -> Optional.ofNullable(writers.get(dataset.id())).stream())
                .map(Refresher::runAs)
                .collect(Collectors.toSet());
    }

    /** Of a dataset that has masked tables, and whose views those are. Only who reads it whole can keep them. */
    Optional<Refresher> of(Dataset dataset, Map<Role, View> views) {
        return Optional.ofNullable(writers.get(dataset.id()))
                .filter(any -> dataset.maskedTable())
                .filter(refresher -> views.entrySet().stream()
                        .filter(own -> own.getKey().principal().equals(refresher.runAs()))
                        .map(Map.Entry::getValue)
                        .anyMatch(view -> view.whole(dataset) && view.writes()));
    }
}
