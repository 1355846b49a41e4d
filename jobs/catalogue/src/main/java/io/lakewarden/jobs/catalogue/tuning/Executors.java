package io.lakewarden.jobs.catalogue.tuning;

/**
 * How a cluster's core nodes are cut into executors.
 *
 * @param cores tasks at a time in one executor
 * @param heapGibibytes heap of one executor
 * @param overheadGibibytes memory beside the heap of one executor
 * @param perNode executors on one node
 * @param nodes core nodes
 */
record Executors(int cores, int heapGibibytes, int overheadGibibytes, int perNode, int nodes) {
    /** More tasks than this in one executor contend for its heap and its connections. */
    private static final int MOST_CORES = 5;

    private static final int FEWEST_CORES = 4;

    /** The share beside the heap; Spark's own default, 0.1, is short for shuffles of wide rows and for TLS. */
    private static final double OVERHEAD_SHARE = 0.15;

    static Executors of(InstanceType type, int nodes) {
        int usable = type.vcpus() - 1;
        int cores = usable <= MOST_CORES ? Math.max(1, usable) : coresWithLeastLeft(usable);
        int perNode = Math.max(1, usable / cores);
        int container = (int) Math.floor((double) type.yarnGibibytes() / perNode);
        int overhead = Math.max(1, (int) Math.ceil(container * OVERHEAD_SHARE));
        return new Executors(cores, Math.max(1, container - overhead), overhead, perNode, nodes);
    }

    /** Executors of the whole cluster; one container's room is left to the driver, which runs on a core node too. */
    int instances() {
        return Math.max(1, perNode * nodes - 1);
    }

    int totalCores() {
        return instances() * cores;
    }

    private static int coresWithLeastLeft(int usable) {
        return usable % MOST_CORES <= usable % FEWEST_CORES ? MOST_CORES : FEWEST_CORES;
    }
}
