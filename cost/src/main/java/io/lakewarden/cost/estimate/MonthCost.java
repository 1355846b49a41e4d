package io.lakewarden.cost.estimate;

import java.time.YearMonth;
import java.util.List;

/**
 * A month of the ramp.
 *
 * @param month which
 * @param cost of all
 * @param services its parts by service, sorted by name
 */
public record MonthCost(YearMonth month, CostRange cost, List<Part> services) {
    public MonthCost {
        services = List.copyOf(services);
    }
}
