package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.FileTrouble;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.evidence.AccessReport;
import io.lakewarden.cli.evidence.Asked;
import io.lakewarden.cli.evidence.History;
import io.lakewarden.cli.local.OutFolder;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Reading;
import io.lakewarden.security.access.AccessRule;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.ranger.Locations;
import io.lakewarden.security.ranger.RangerCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a regulator is shown. */
@Command(
        name = "report",
        description = {
            "Write a page that says who can see which classified column, through which grant, since which commit.",
            "With it: gaps, what only a test allows, the account's drift, policy tests, the difference to the last one.",
            "Policy tests that do not hold are on the page, and fail the command."
        })
final class AccessReportVerb implements Callable<Integer> {
    private static final Set<String> POLICY_TESTS =
            Set.of(AccessRule.POLICY_TEST_FAILED.name(), AccessRule.POLICY_TEST_UNDECIDED.name());

    @Mixin
    private Console console;

    @Mixin
    private Clusters clusters;

    @Option(names = "--env", paramLabel = "ENV", required = true, description = "Environment in an account.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write; what an earlier call wrote there and this one does not is removed.")
    private Path out = Path.of("");

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Day on which grants are looked at, since some expire (default: that of the commit).")
    private Optional<LocalDate> on = Optional.empty();

    @Option(
            names = "--drift",
            paramLabel = "FILE",
            description = "What access verify --json printed; without it the page says that nothing was compared.")
    private Optional<Path> drift = Optional.empty();

    @Option(names = "--since", paramLabel = "DIR", description = "Folder of an earlier report, to compare with.")
    private Optional<Path> since = Optional.empty();

    @Override
    public Integer call() {
        since.filter(folder -> absolute(folder).equals(absolute(out))).ifPresent(same -> {
            throw CommandFailed.usage("Cannot compare with " + same
                    + ": this report would take the place of that one; name another folder with --out");
        });
        History history = new GitHistory(console.dir()).ofDefinition();
        LocalDate day = day(history);
        Reading reading = DefinitionReader.read(console.dir());
        CheckedPlatform checked = checked(reading, day);
        Environment environment = AwsEnvironment.named(checked.platform(), name);
        Definition definition = reading.definition().orElseThrow();
        Asked asked = new Asked(
                definition,
                environment,
                day,
                history,
                clusters.besidesPipelines(),
                gaps(checked, environment, day).toList());
        AccessReport report = report(asked);
        SortedMap<String, String> files = report.files();
        OutFolder.write(out, files);
        console.line(report.summary());
        ObjectNode result = Json.object().put("env", environment.name()).put("on", day.toString());
        files.keySet().forEach(file -> {
            console.line(out.resolve(file).toString());
            result.withArray("files").add(file);
        });
        console.result(result.put("failedTests", report.failedTests()));
        return (report.failedTests() == 0 ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private AccessReport report(Asked asked) {
        AccessReport report = drift.map(file -> AccessReport.of(asked, text(file, "--drift"), file.toString()))
                .orElseGet(() -> AccessReport.of(asked));
        return since.map(folder -> folder.resolve(AccessReport.DATA))
                .map(file -> report.since(text(file, "--since"), file.toString()))
                .orElse(report);
    }

    /** Nothing here reads a clock: a report is as old as its commit. */
    private LocalDate day(History history) {
        return on.or(() -> history.head().map(commit -> LocalDate.parse(commit.day())))
                .orElseThrow(() -> CommandFailed.because("Cannot date the report: " + console.dir()
                        + " is in no git repository with a commit; commit the definition, or name a day with --on"));
    }

    /** A definition that nothing is wrong with, or its policy tests alone: those are for the page to say. */
    private CheckedPlatform checked(Reading reading, LocalDate day) {
        List<Finding> errors = DefinitionCheck.of(console.dir(), day).findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        errors.forEach(finding -> console.progress(finding.toString()));
        if (errors.stream().anyMatch(finding -> !POLICY_TESTS.contains(finding.code()))) {
            throw CommandFailed.because("Cannot report: the definition has errors; mend what stands above");
        }

        CheckedPlatform checked = Checker.check(reading).platform().orElseThrow();
        DefinitionCheck.caveats(console, checked);
        return checked;
    }

    private Stream<Gap> gaps(CheckedPlatform checked, Environment environment, LocalDate day) {
        return Stream.of(
                        RangerCompiler.compile(checked, Locations.of(checked.platform(), environment))
                                .gaps(),
                        LakeFormationPlane.compiled(checked, environment, day, clusters.besidesPipelines())
                                .gaps(),
                        IamPlane.compiled(checked, environment, day, clusters.besidesPipelines())
                                .gaps())
                .flatMap(List::stream);
    }

    private static String text(Path file, String option) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandFailed.because("Cannot read what " + option + " names: " + FileTrouble.of(e)
                    + "; name one that is there, or leave out " + option);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
