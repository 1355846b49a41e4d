package io.lakewarden.cost.estimate;

import java.time.YearMonth;
import java.util.List;

/**
 * A month of the ramp.
 *
 * @param month which
 * @param cost of all
 * @param services its parts by service, sorted by name
 * @param zones the same by zone; {@link Part#SHARED} last
 * @param pipelines the same by pipeline
 */
public record MonthCost(YearMonth month, CostRange cost, List<Part> services, List<Part> zones, List<Part> pipelines) {
    public MonthCost {
        services = List.copyOf(services);
        zones = List.copyOf(zones);
        pipelines = List.copyOf(pipelines);
    }
}
