package io.lakewarden.cost.runtime;

/** A part of a job's time; a coefficient times this. In this order, of equally good explanations the first wins. */
enum Term {
    /** What a node does of the data. */
    SHARE {
        @Override
        double of(double nodes, double workers, double gibibytes) {
            return gibibytes / workers;
        }
    },
    /** What is the same always. */
    FIXED {
        @Override
        double of(double nodes, double workers, double gibibytes) {
            return 1;
        }
    },
    /** What no node takes from another: a listing, a commit, a result on the driver. */
    DATA {
        @Override
        double of(double nodes, double workers, double gibibytes) {
            return gibibytes;
        }
    },
    /** Aggregation in a tree. */
    TREE {
        @Override
        double of(double nodes, double workers, double gibibytes) {
            return Math.log(nodes);
        }
    },
    /** What each node adds: a container to start, a connection to every other. */
    NODES {
        @Override
        double of(double nodes, double workers, double gibibytes) {
            return nodes;
        }
    };

    /**
     * Its value.
     *
     * @param nodes core nodes
     * @param workers those of them that do the job's work, in nodes of the machine that was measured
     * @param gibibytes input
     */
    abstract double of(double nodes, double workers, double gibibytes);
}
