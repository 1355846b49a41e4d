package io.lakewarden.cost.plan;

import java.util.Optional;

/**
 * Something that was not taken.
 *
 * @param what an instance type, or a service
 * @param plan how it would have been bought; empty if it was not taken however it is bought
 * @param fewest nodes that it was not taken with; 0 if the number does not matter
 * @param most nodes
 * @param reason its name
 * @param why with the figures of the number of nodes that came nearest, a clause
 */
public record Rejection(String what, Optional<PurchasePlan> plan, int fewest, int most, Reason reason, String why) {
    /** Why something is not taken. */
    public enum Reason {
        /** EMR does not take it, or nobody knows what it costs. */
        NOT_OFFERED,
        /** What is asked for excludes it. */
        GOVERNANCE,
        /** Nobody knows how to set Spark up for it. */
        TUNING,
        /** More than the account, or the request, allows. */
        QUOTA,
        /** Its memory is too small. */
        MEMORY,
        /** Its disks are too small, or unknown. */
        DISK,
        /** Nothing can be said about it. */
        OUTSIDE_THE_MODEL,
        /** It would miss the SLA too often. */
        SLA,
        /** A commitment that would not be used. */
        COMMITMENT,
        /** Another is cheaper and neither slower nor riskier. */
        DOMINATED
    }

    /** Of something whose number and way to be bought do not matter. */
    public static Rejection of(String what, Reason reason, String why) {
        return new Rejection(what, Optional.empty(), 0, 0, reason, why);
    }
}
