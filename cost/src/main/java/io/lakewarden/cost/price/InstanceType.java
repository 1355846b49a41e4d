package io.lakewarden.cost.price;

import io.lakewarden.model.Gibibytes;

/**
 * A kind of EC2 instance.
 *
 * @param name EC2's, such as {@code m6gd.4xlarge}
 * @param vcpus how many
 * @param memory of the machine
 * @param emr whether EMR takes it
 */
public record InstanceType(String name, int vcpus, Gibibytes memory, boolean emr) {
    /** Such as {@code m6gd}. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Such as {@code 4xlarge}. */
    public String size() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Whether it brings disks of its own, so that EMR attaches none. */
    public boolean hasLocalDisks() {
        return family().matches("[a-z]+\\d+[a-z]*d[a-z]*|(i|d|im|is|h|x|z)\\d.*");
    }
}
