package io.lakewarden.cost.plan;

/** How nodes are bought. */
public enum PurchasePlan {
    /** All on demand. */
    ON_DEMAND,
    /** A third as core nodes on demand, the rest as spot task nodes, on demand where there is no spot capacity. */
    SPOT,
    /** All under a Compute Savings Plan of one year, which is paid every hour of the month. */
    SAVINGS_PLAN;

    /** Its name as a reader is told. */
    public String label() {
        return switch (this) {
            case ON_DEMAND -> "on demand";
            case SPOT -> "spot, else on demand";
            case SAVINGS_PLAN -> "savings plan";
        };
    }
}
