package io.lakewarden.cost.backtest;

import io.lakewarden.cost.money.Usd;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a bill.
 *
 * @param from day on which the use began
 * @param to day on which it ended
 * @param account that used it; empty where the export does not say
 * @param services AWS's codes that it may go by, the product's first
 * @param usageType with the region's prefix
 * @param operation empty where there is none
 * @param resource its id or address; empty where there is none
 * @param tags by their keys as exports write them: lower case, all but letters and digits an underscore
 * @param cost what it costs in the end
 */
record Charge(
        LocalDate from,
        LocalDate to,
        String account,
        List<String> services,
        String usageType,
        String operation,
        String resource,
        Map<String, String> tags,
        Usd cost) {
    Charge {
        services = List.copyOf(services);
        tags = Map.copyOf(tags);
    }

    /** The value of a tag by its own key, such as {@code lakewarden:pipeline}. */
    Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(ExportedTags.normal(key)));
    }
}
