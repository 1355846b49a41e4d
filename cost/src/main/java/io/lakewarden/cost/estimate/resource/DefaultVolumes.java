package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.NodeGroup.Volume;
import io.lakewarden.cost.price.InstanceType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The volumes that EMR attaches to a node whose type has no disks of its own, where a cluster does not say. */
public final class DefaultVolumes {
    private DefaultVolumes() {}

    public static List<Volume> of(InstanceType type) {
        if (type.hasLocalDisks()) {
            return List.of();
        }

        return switch (type.size()) {
            case "medium", "large" -> volumes(1, 32);
            case "xlarge" -> volumes(2, 32);
            case "2xlarge" -> volumes(4, 32);
            case "4xlarge" -> volumes(4, 64);
            case "8xlarge", "9xlarge", "10xlarge" -> volumes(4, 128);
            case "12xlarge" -> volumes(4, 192);
            case "16xlarge", "18xlarge" -> volumes(4, 256);
            default -> volumes(4, 384);
        };
    }

    private static List<Volume> volumes(int count, int gibibytes) {
        return Collections.nCopies(
                count, new Volume("gp2", BigDecimal.valueOf(gibibytes), Optional.empty(), Optional.empty()));
    }
}
