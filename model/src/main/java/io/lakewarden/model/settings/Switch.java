package io.lakewarden.model.settings;

/** What an environment has on or off, or takes from its posture. */
public enum Switch {
    ACCESS_LOGS("accessLogs", false, true, true, "Whether each request to a bucket leaves a line in the logs bucket"),
    CLUSTER_TERMINATION_PROTECTION(
            "clusterTerminationProtection",
            false,
            true,
            true,
            "Whether clusters that stay are locked against their end"),
    ENDPOINTS_IN_EVERY_ZONE(
            "endpointsInEveryZone",
            false,
            true,
            true,
            "Whether interface endpoints stand in every zone, or in the first"),
    FLOW_LOGS("flowLogs", false, true, true, "Whether the network's flows are logged"),
    STACK_TERMINATION_PROTECTION(
            "stackTerminationProtection", false, true, true, "Whether stacks are locked against their deletion");

    private final String key;
    private final boolean sandbox;
    private final boolean standard;
    private final boolean regulated;
    private final String description;

    Switch(String key, boolean sandbox, boolean standard, boolean regulated, String description) {
        this.key = key;
        this.sandbox = sandbox;
        this.standard = standard;
        this.regulated = regulated;
        this.description = description;
    }

    /** Its key in the definition. */
    public String key() {
        return key;
    }

    /** What it means, in a sentence without a full stop. */
    public String description() {
        return description;
    }

    /** What a posture sets. */
    public boolean in(Posture posture) {
        return switch (posture) {
            case SANDBOX -> sandbox;
            case STANDARD -> standard;
            case REGULATED -> regulated;
        };
    }
}
