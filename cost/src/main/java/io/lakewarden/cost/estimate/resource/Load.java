package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.runtime.ClusterStart;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import io.lakewarden.model.Workload.Volume;
import io.lakewarden.model.cluster.EmrPolling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What one pipeline has to carry in one environment.
 *
 * @param pipeline its name
 * @param workload its volumes
 * @param runtime how long its steps take
 * @param taskCores how many vCPU of an instance type run its tasks
 * @param sla from start to published
 * @param timeout after which a run is ended
 * @param stages steps on its longest way, one after another
 * @param retries how often a step that fails is tried again, at most
 * @param landing the bucket that its files arrive in, if it is one
 * @param records where each of its jobs leaves a record, if that is a bucket
 * @param zones that it reads or writes
 */
public record Load(
        String pipeline,
        Workload workload,
        RuntimeModel runtime,
        ToIntFunction<InstanceType> taskCores,
        Duration sla,
        Duration timeout,
        int stages,
        int retries,
        Optional<String> landing,
        Optional<Records> records,
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

    /**
     * Records of jobs, each an object.
     *
     * @param bucket that they are left in
     * @param perRun how many, one for each job
     */
    public record Records(String bucket, int perRun) {
        /** How the key of each begins. */
        static final String PREFIX = "records/";
    }

    public Load {
        zones = List.copyOf(zones);
    }

    /** The same if it carried something else. */
    public Load carrying(Workload other) {
        return new Load(pipeline, other, runtime, taskCores, sla, timeout, stages, retries, landing, records, zones);
    }

    /** What a run takes beside its jobs. */
    public Overhead overhead() {
        return new Overhead(ClusterStart.ASSUMED, stages, retries, EmrPolling::usuallySeenAfter);
    }

    /** Volume of a run after so many months of growth. */
    public Volume volume(int months) {
        double times = Calendar.growth(workload.growthPercentPerMonth(), months).doubleValue();
        Volume first = workload.volume();
        return new Volume(
                new Gibibytes(times * first.little().value()),
                new Gibibytes(times * first.usual().value()),
                new Gibibytes(times * first.much().value()));
    }
}
