package io.lakewarden.model.cluster;

/**
 * The EBS volumes of a node, gp3.
 *
 * @param volumes beside the root volume, 0 to 25; none leaves them to what EMR gives the instance type
 * @param sizeGibibytes of each, 10 to 16,384 GiB; of no meaning without volumes
 */
public record Disk(int volumes, int sizeGibibytes) {
    /** What EMR gives the instance type. */
    public static Disk ofType() {
        return new Disk(0, 0);
    }
}
