package io.lakewarden.model.yaml;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Retry;
import io.lakewarden.model.Step;
import io.lakewarden.model.text.Spelling;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The part of a domain's file that says what runs. */
final class PipelineShapes {
    private static final int MOST_STEPS = 50;
    private static final Shape<Duration> MINUTES = NumberShape.whole(1, 1440).map(Duration::ofMinutes);
    private static final TextShape<ZoneId> TIME_ZONE = TextShape.parsed(
            "a time zone's name", "Europe/London", "[A-Za-z][A-Za-z0-9_+/-]*", 64, PipelineShapes::timeZone);

    private PipelineShapes() {}

    /** Pipelines by name. */
    static Shape<List<Pipeline>> pipelines() {
        Field<String> description = Field.required("description", TextShape.sentence(200), "What it does");
        Field<String> runAs = Field.required("runAs", Names.PRINCIPAL, "The service account whose rights it has");
        Field<List<String>> deliveredBy = Field.withDefault(
                "deliveredBy",
                ListShape.ofNames(Names.PRINCIPAL, 0, 50),
                List.of(),
                "The service accounts that put files into its landing; nobody else writes there");
        Field<ZoneId> timeZone =
                Field.required("timeZone", TIME_ZONE, "In which its days and its schedule are counted");
        Field<Optional<String>> schedule = Field.optional(
                "schedule",
                TextShape.of(
                        "cron(...), rate(...) or at(...)", "cron(30 2 * * ? *)", "(cron|rate|at)\\([^()]*\\)", 256),
                "When it starts, as EventBridge Scheduler writes it; only by hand if absent");
        Field<Duration> sla = Field.required("slaMinutes", MINUTES, "From start to published, in minutes");
        Field<Duration> timeout =
                Field.required("timeoutMinutes", MINUTES, "After which all of it is ended, in minutes");
        Field<List<Step>> steps = Field.required("steps", steps(), "By name, in the order of reading");
        return new NamedShape<>(
                        "a pipeline",
                        Names.PART,
                        new ObjectShape<>(
                                "a pipeline",
                                List.of(description, runAs, deliveredBy, timeZone, schedule, sla, timeout, steps),
                                List.of(),
                                keys -> new Pipeline(
                                        keys.name(),
                                        keys.value(description),
                                        keys.value(runAs),
                                        keys.value(deliveredBy),
                                        keys.value(timeZone),
                                        keys.value(schedule),
                                        keys.value(sla),
                                        keys.value(timeout),
                                        keys.value(steps))),
                        0,
                        200)
                .values();
    }

    private static Shape<List<Step>> steps() {
        Field<String> description =
                Field.required("description", TextShape.sentence(80), "A few words: the state's name in the console");
        Field<String> job = Field.required("job", Names.PART, "A bundled job's name");
        Field<List<String>> after = Field.withDefault(
                "after", ListShape.ofNames(Names.PART, 0, MOST_STEPS), List.of(), "The steps that come before");
        Field<List<DatasetId>> reads = datasets("reads", "The datasets it reads");
        Field<List<DatasetId>> writes = datasets("writes", "The datasets it writes");
        Field<Duration> timeout = Field.required("timeoutMinutes", MINUTES, "After which it has failed, in minutes");
        Field<Retry> retry = Field.withDefault("retry", retry(), Retry.DEFAULT, "How often it is tried again");
        return new NamedShape<>(
                        "a step",
                        Names.PART,
                        new ObjectShape<>(
                                "a step",
                                List.of(description, job, after, reads, writes, timeout, retry),
                                List.of(),
                                keys -> new Step(
                                        keys.name(),
                                        keys.value(description),
                                        keys.value(job),
                                        keys.value(after),
                                        keys.value(reads),
                                        keys.value(writes),
                                        keys.value(timeout),
                                        keys.value(retry))),
                        1,
                        MOST_STEPS)
                .values();
    }

    private static Field<List<DatasetId>> datasets(String key, String description) {
        return Field.withDefault(key, ListShape.ofNames(Names.DATASET, 0, 200), List.of(), description);
    }

    private static Shape<Retry> retry() {
        Field<Integer> attempts = Field.withDefault(
                "attempts", NumberShape.whole(0, 10), Retry.DEFAULT.attempts(), "Tries after the first");
        Field<Duration> interval = Field.withDefault(
                "intervalSeconds",
                NumberShape.whole(1, 3600).map(Duration::ofSeconds),
                Retry.DEFAULT.interval(),
                "Pause before the first of them, in seconds");
        Field<Double> backoffRate = Field.withDefault(
                "backoffRate",
                NumberShape.between("1", "10").map(BigDecimal::doubleValue),
                Retry.DEFAULT.backoffRate(),
                "Factor from one pause to the next");
        return new ObjectShape<>(
                "a retry",
                List.of(attempts, interval, backoffRate),
                List.of(),
                keys -> new Retry(keys.value(attempts), keys.value(interval), keys.value(backoffRate)));
    }

    private static ZoneId timeZone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            String near = Spelling.nearest(name, ZoneId.getAvailableZoneIds())
                    .map(zone -> ", perhaps " + zone)
                    .orElse("");
            throw new IllegalArgumentException(
                    "Invalid timeZone: got " + name + ", expected a name of the IANA time zone database" + near);
        }

        return ZoneId.of(name);
    }
}
