package io.lakewarden.cost.inventory;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What starts something at times: a rule of EventBridge, or a schedule of its Scheduler.
 *
 * @param resource it itself
 * @param times when; empty where that is not known
 * @param unknown why it is not, as a reader is told; empty where it is
 * @param targets what it starts
 * @param isEnabled whether it is switched on
 */
public record Schedule(
        Resource resource, Optional<Times> times, String unknown, List<String> targets, boolean isEnabled) {
    static final String RULE = "AWS::Events::Rule";
    static final String SCHEDULE = "AWS::Scheduler::Schedule";

    public Schedule {
        targets = List.copyOf(targets);
    }

    static List<Schedule> all(List<Resource> resources) {
        return resources.stream().flatMap(resource -> of(resource).stream()).toList();
    }

    private static Optional<Schedule> of(Resource resource) {
        Stream<String> targets =
                switch (resource.type()) {
                    case RULE ->
                        resource.items("Targets").stream()
                                .map(target -> target.path("Arn").asText());
                    case SCHEDULE -> resource.text("Target", "Arn").stream();
                    default -> Stream.empty();
                };
        if (!resource.type().equals(RULE) && !resource.type().equals(SCHEDULE)) {
            return Optional.empty();
        }

        return resource.text("ScheduleExpression").map(expression -> of(resource, expression, targets.toList()));
    }

    private static Schedule of(Resource resource, String expression, List<String> targets) {
        boolean isEnabled = resource.text("State").filter("DISABLED"::equals).isEmpty();
        try {
            return new Schedule(resource, Optional.of(times(resource, expression)), "", targets, isEnabled);
        } catch (Unreadable e) {
            return new Schedule(resource, Optional.empty(), String.valueOf(e.getMessage()), targets, isEnabled);
        }
    }

    private static Times times(Resource resource, String expression) {
        if (resource.doubt().isPresent()) {
            throw new Unreadable("the schedule " + resource.logicalId() + " may not be there");
        }

        Stream.of("ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "EndDate", "State")
                .filter(name ->
                        resource.text(name).isPresent() && resource.known(name).isEmpty())
                .findFirst()
                .ifPresent(open -> {
                    throw new Unreadable("the " + open + " of the schedule " + resource.logicalId()
                            + " is not known before a deployment");
                });
        return Times.of(expression, zone(resource)).within(date(resource, "StartDate"), date(resource, "EndDate"));
    }

    /** A rule counts in UTC; a schedule in the zone that it names. */
    private static ZoneId zone(Resource resource) {
        Optional<String> name = resource.text("ScheduleExpressionTimezone");
        try {
            return name.isPresent() ? ZoneId.of(name.get()) : ZoneOffset.UTC;
        } catch (DateTimeException e) {
            throw new Unreadable("no time zone is called " + name.orElse("") + "; expected one such as Europe/London");
        }
    }

    /** An instant, in the zone in which it counts; only the Scheduler's have such. */
    private static Optional<LocalDateTime> date(Resource resource, String name) {
        try {
            return resource.text(name).map(text -> OffsetDateTime.parse(text)
                    .atZoneSameInstant(zone(resource))
                    .toLocalDateTime());
        } catch (DateTimeException e) {
            throw new Unreadable("its " + name + " is " + resource.text(name).orElse("")
                    + "; expected a time such as 2026-03-01T00:00:00Z");
        }
    }

    /** Whether it starts that. */
    public boolean starts(Resource other) {
        return targets.stream().anyMatch(other::isNamedIn);
    }
}
