package io.lakewarden.jobs.call;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.JobOption;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.PublishForm;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A job's command line, read.
 *
 * @param job which job
 * @param runDate the day it is for
 * @param timeZone in which that day is one
 * @param pipeline the pipeline's name
 * @param landing the folder in which files arrive
 * @param contract the lake contract's file
 * @param records the folder of run records
 * @param publishing how gold is published
 */
public record JobArguments(
        BundledJob job,
        LocalDate runDate,
        ZoneId timeZone,
        String pipeline,
        URI landing,
        URI contract,
        URI records,
        PublishForm publishing) {
    private static final Pattern PIPELINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    public JobArguments {
        if (!PIPELINE.matcher(pipeline).matches()) {
            throw invalid("pipeline", pipeline, "letters, digits, - and _");
        }
    }

    /** When the day that it is for is over. */
    public Instant end() {
        return runDate.plusDays(1).atStartOfDay(timeZone).toInstant();
    }

    /** Reads a job's name and all options of {@link JobOption}; anything else is a {@link JobFailed} of one line. */
    public static JobArguments parse(List<String> args) {
        ParseResult parsed;
        try {
            parsed = new CommandLine(spec()).parseArgs(args.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new JobFailed(
                    JobFailed.Code.USAGE, "Cannot run a job: " + e.getMessage().replaceAll("\\s+", " "), e);
        }

        String name = parsed.matchedPositionalValue(0, "");
        BundledJob job = BundledJob.named(name)
                .orElseThrow(() -> invalid(
                        "job",
                        name,
                        "one of "
                                + Stream.of(BundledJob.values())
                                        .map(BundledJob::jobName)
                                        .collect(Collectors.joining(", "))));
        ZoneId timeZone = zone(value(parsed, JobOption.TIME_ZONE));
        return new JobArguments(
                job,
                RunDate.from(value(parsed, JobOption.RUN_DATE), timeZone),
                timeZone,
                value(parsed, JobOption.PIPELINE),
                uri(parsed, JobOption.LANDING),
                uri(parsed, JobOption.CONTRACT),
                uri(parsed, JobOption.RECORDS),
                form(value(parsed, JobOption.PUBLISHING)));
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("job");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel("<job>")
                .type(String.class)
                .required(true)
                .description("the job's name")
                .build());
        for (JobOption option : JobOption.values()) {
            spec.addOption(OptionSpec.builder(option.flag())
                    .type(String.class)
                    .required(true)
                    .description(description(option))
                    .build());
        }

        return spec;
    }

    private static String description(JobOption option) {
        return switch (option) {
            case RUN_DATE -> "a date, or an instant whose yesterday is meant";
            case TIME_ZONE -> "the zone in which that yesterday is counted";
            case PIPELINE -> "the pipeline's name";
            case LANDING -> "the folder in which the day's files arrive, a URI";
            case CONTRACT -> "the lake contract's JSON file, a URI";
            case RECORDS -> "the folder for run records, a URI";
            case PUBLISHING -> "branch or single-table";
        };
    }

    private static String value(ParseResult parsed, JobOption option) {
        return parsed.matchedOptionValue(option.flag(), "");
    }

    private static URI uri(ParseResult parsed, JobOption option) {
        String text = value(parsed, option);
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw invalid(option.flag(), text, "a URI");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw invalid(JobOption.TIME_ZONE.flag(), text, "a zone such as Europe/London");
        }
    }

    private static PublishForm form(String text) {
        Optional<PublishForm> form = Stream.of(PublishForm.values())
                .filter(candidate -> candidate.optionValue().equals(text))
                .findFirst();
        return form.orElseThrow(() -> invalid(JobOption.PUBLISHING.flag(), text, "branch or single-table"));
    }

    private static JobFailed invalid(String what, String got, String expected) {
        return new JobFailed(JobFailed.Code.USAGE, "Invalid " + what + ": got " + got + ", expected " + expected);
    }
}
