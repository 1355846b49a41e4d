package io.lakewarden.cli;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.FileTrouble;
import io.lakewarden.cli.console.Json;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command itself: its verbs, and how failures become messages and exit codes. */
@Command(
        name = "lakewarden",
        version = "lakewarden 0.1.0",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "One definition of a governed data platform: check it, run it here or in an account, look at it.",
        footer = {"", "Exit codes: 0 ok, 1 findings or a failed run, 2 usage, 3 internal error."},
        subcommands = {
            UpVerb.class,
            CheckVerb.class,
            RunVerb.class,
            StatusVerb.class,
            LogsVerb.class,
            StopVerb.class,
            RerunVerb.class,
            ScaleVerb.class,
            QueryVerb.class,
            AccessVerb.class,
            SynthVerb.class,
            PlanVerb.class,
            EnvVerb.class,
            HistoryVerb.class,
            MetricsVerb.class,
            DashboardsVerb.class,
            RunbookVerb.class,
            GamedayVerb.class,
            SampleVerb.class,
            CostVerb.class,
            BenchVerb.class,
            DoctorVerb.class
        })
public final class Lakewarden implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing verb: name one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /** The command line, ready to {@code execute}; also what tests parse documented commands with. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Lakewarden());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(LocalDate.class, Lakewarden::date);
        commandLine.registerConverter(YearMonth.class, Lakewarden::month);
        commandLine.setExitCodeExceptionMapper(
                e -> (e instanceof CommandFailed failed ? failed.exitCode() : ExitCode.INTERNAL).code());
        commandLine.setParameterExceptionHandler(Lakewarden::usageMistake);
        commandLine.setExecutionExceptionHandler(Lakewarden::failure);
        return commandLine;
    }

    private static int usageMistake(ParameterException mistake, String[] args) {
        CommandLine verb = mistake.getCommandLine();
        verb.getErr().println("lakewarden: " + oneLine(mistake.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, verb.getErr())) {
            verb.getErr().println("Try '" + verb.getCommandSpec().qualifiedName() + " --help'");
        }

        if (List.of(args).contains("--json")) {
            verb.getOut().println(Json.text(Json.object().put("error", oneLine(mistake.getMessage()))));
        }

        return ExitCode.USAGE.code();
    }

    private static int failure(Exception e, CommandLine verb, ParseResult parsed) {
        if (e instanceof CommandFailed failed) {
            return told(failed, verb, parsed);
        }

        if (e instanceof AccountTrouble trouble) {
            return told(CommandFailed.because(trouble.getMessage()), verb, parsed);
        }

        if (e instanceof UncheckedIOException io) {
            return told(CommandFailed.because("Cannot read or write here: " + FileTrouble.of(io)), verb, parsed);
        }

        verb.getErr().println("lakewarden: Internal error; please report it with what follows");
        e.printStackTrace(verb.getErr());
        return told(new CommandFailed(ExitCode.INTERNAL, "Internal error: " + e), verb, parsed);
    }

    private static int told(CommandFailed failed, CommandLine verb, ParseResult parsed) {
        verb.getErr().println("lakewarden: " + failed.getMessage());
        if (parsed.originalArgs().contains("--json")) {
            verb.getOut().println(Json.text(Json.object().put("error", failed.getMessage())));
        }

        return failed.exitCode().code();
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("got '" + text + "', expected a month such as 2011-03");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("got '" + text + "', expected a date such as 2011-03-21");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceFirst("^Error: ", "");
    }
}
