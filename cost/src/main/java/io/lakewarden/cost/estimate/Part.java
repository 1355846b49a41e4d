package io.lakewarden.cost.estimate;

/**
 * A part of the month by one view of it.
 *
 * @param name of the pipeline, the zone or the service; {@code shared} where it belongs to none
 * @param cost of its lines
 */
public record Part(String name, CostRange cost) {
    /** The name of what belongs to none. */
    public static final String SHARED = "shared";
}
