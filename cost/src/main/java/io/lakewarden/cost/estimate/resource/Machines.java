package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.NodeGroup.Volume;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.model.Gibibytes;
import java.util.List;

/** What nodes have on EMR. */
public final class Machines {
    private Machines() {}

    /**
     * A node of a type with its own disks, as far as they are known.
     *
     * @param volumes of the cluster; none leaves them to what EMR gives the type
     * @param taskCores how many of its vCPU run tasks
     */
    public static Machine of(InstanceType type, List<Volume> volumes, int taskCores) {
        double attached = (volumes.isEmpty() ? DefaultVolumes.of(type) : volumes)
                .stream()
                        .mapToDouble(volume -> volume.gibibytes().doubleValue())
                        .sum();
        double local = LocalDisks.of(type).map(Gibibytes::value).orElse(0.0);
        return new Machine(type.name(), type.vcpus(), type.memory(), new Gibibytes(attached + local), taskCores);
    }
}
