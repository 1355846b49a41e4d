package io.lakewarden.model.check;

import io.lakewarden.model.Zone;
import io.lakewarden.model.text.Spelling;
import java.util.List;
import java.util.stream.Stream;

/** What must hold of the workloads of placements. */
final class WorkloadRules {
    private WorkloadRules() {}

    static Stream<Violation> unknownZone(Index index) {
        List<String> zones = index.platform().zones().stream().map(Zone::name).toList();
        return index.platform().environments().stream()
                .flatMap(index::placements)
                .flatMap(placement -> placement.value().workload().expansion().keySet().stream()
                        .filter(zone -> !zones.contains(zone))
                        .map(zone -> new Violation(
                                placement.at().to("workload").to("expansion").to(zone),
                                "Cannot price what is stored in " + zone + ": no such zone",
                                Spelling.remedy(zone, zones))));
    }
}
