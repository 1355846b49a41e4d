package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.model.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one pipeline has to carry in one environment.
 *
 * @param pipeline its name
 * @param workload its volumes
 * @param runtime how long its steps take
 * @param sla from start to published
 * @param timeout after which a run is ended
 * @param stages steps on its longest way, one after another
 * @param landing the bucket that its files arrive in, if it is one
 * @param zones that it reads or writes
 */
public record Load(
        String pipeline,
        Workload workload,
        RuntimeModel runtime,
        Duration sla,
        Duration timeout,
        int stages,
        Optional<String> landing,
        List<Flow> zones) {
    /**
     * What a pipeline does with a zone.
     *
     * @param zone its name
     * @param bucket that holds it
     * @param retentionDays how long data stays
     * @param reads how many steps read the run's data in it
     * @param isWritten whether a step writes the run's data into it
     */
    public record Flow(String zone, String bucket, int retentionDays, int reads, boolean isWritten) {}

    public Load {
        zones = List.copyOf(zones);
    }
}
