package io.lakewarden.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Steps that run together once a day.
 *
 * @param name unique within the platform
 * @param description a sentence
 * @param runAs the service account whose rights it has
 * @param deliveredBy the service accounts that put files into its landing; may be empty
 * @param timeZone in which its days and its schedule are counted
 * @param schedule when it starts, as EventBridge Scheduler writes it ({@code cron(30 2 * * ? *)}); absent if only by hand
 * @param sla from start to published, 1 minute to 24 hours
 * @param timeout after which the whole execution is ended, at least the SLA
 * @param steps in the order of the definition
 */
public record Pipeline(
        String name,
        String description,
        String runAs,
        List<String> deliveredBy,
        ZoneId timeZone,
        Optional<String> schedule,
        Duration sla,
        Duration timeout,
        List<Step> steps) {
    /** To which none of the platform's accounts delivers. */
    public Pipeline(
            String name,
            String description,
            String runAs,
            ZoneId timeZone,
            Optional<String> schedule,
            Duration sla,
            Duration timeout,
            List<Step> steps) {
        this(name, description, runAs, List.of(), timeZone, schedule, sla, timeout, steps);
    }

    public Pipeline {
        deliveredBy = List.copyOf(deliveredBy);
        steps = List.copyOf(steps);
    }
}
