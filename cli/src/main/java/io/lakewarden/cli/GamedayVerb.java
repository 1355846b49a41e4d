package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.gameday.Gameday;
import io.lakewarden.cli.gameday.GamedayPage;
import io.lakewarden.cli.gameday.Ground;
import io.lakewarden.cli.gameday.Scenario;
import io.lakewarden.cli.gameday.Span;
import io.lakewarden.cli.gameday.Templates;
import io.lakewarden.cli.gameday.Tool;
import io.lakewarden.cli.gameday.Verdict;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.WriteLock;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.settings.Posture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rehearses faults on this machine. */
@Command(
        name = "gameday",
        description = {
            "Rehearse a fault on this machine: break it, look at what must hold, mend it as the runbook says.",
            "Without a scenario and without --all it lists the scenarios. The lake of ./lakewarden up is not touched."
        })
final class GamedayVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "What to rehearse.")
    private List<String> words = List.of();

    @Option(names = "--all", description = "Rehearse all of them, one after the other.")
    private boolean all;

    @Option(names = "--markdown", description = "Print the page docs/gameday.md, without the wall clock's seconds.")
    private boolean markdown;

    @Override
    public Integer call() {
        if (!words.isEmpty() && all || markdown && console.json()) {
            throw CommandFailed.usage(
                    "Invalid options: expected either scenarios or --all, and at most one of --markdown and --json");
        }

        List<Scenario> scenarios =
                words.stream().map(GamedayVerb::required).distinct().toList();
        scenarios.forEach(scenario -> scenario.missing().ifPresent(tool -> {
            throw CommandFailed.because("Cannot rehearse " + scenario.word() + ": this machine " + tool.absence());
        }));
        if (scenarios.isEmpty() && !all) {
            return list();
        }

        CheckedPlatform checked = DefinitionCheck.required(console);
        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden/gameday"));
        return WriteLock.holding(state, "gameday", () -> rehearse(checked, state, all ? possible() : scenarios));
    }

    private static Scenario required(String word) {
        return Scenario.named(word)
                .orElseThrow(() -> CommandFailed.usage("Cannot rehearse " + word + ": no such scenario; there is "
                        + String.join(
                                ", ",
                                Stream.of(Scenario.values()).map(Scenario::word).toList())));
    }

    /** All but those for which this machine lacks something, which it says. */
    private List<Scenario> possible() {
        return Stream.of(Scenario.values())
                .filter(scenario -> {
                    Optional<Tool> missing = scenario.missing();
                    missing.ifPresent(tool ->
                            console.progress("Not rehearsed: " + scenario.word() + ". This machine " + tool.absence()));
                    return missing.isEmpty();
                })
                .toList();
    }

    private Integer list() {
        console.line(TextTable.whole(
                List.of("scenario", "what is broken", "runbook"),
                Stream.of(Scenario.values())
                        .map(scenario -> List.of(scenario.word(), scenario.injected(), scenario.page()))
                        .toList()));
        ObjectNode result = Json.object();
        ArrayNode scenarios = result.putArray("scenarios");
        Stream.of(Scenario.values()).forEach(scenario -> scenarios
                .addObject()
                .put("scenario", scenario.word())
                .put("injected", scenario.injected())
                .put("runbook", scenario.page()));
        console.result(result);
        return ExitCode.OK.code();
    }

    private Integer rehearse(CheckedPlatform checked, StateFolder state, List<Scenario> scenarios) {
        Environment local = LocalEnvironment.of(checked);
        state.clear();
        Installation installation = Installation.current();
        List<Verdict> verdicts = new ArrayList<>();
        Pipeline pipeline = LocalEnvironment.pipelines(checked, local).get(0);
        console.progress("Synthesizing the alarms of an environment in an account");
        Templates templates = templates(checked, pipeline, state.path().resolve("assembly"));
        console.progress("Publishing a day, and a second one that nothing disturbs");
        Gameday gameday = new Gameday(ground(installation, state.path(), checked, local, pipeline, templates));
        for (Scenario scenario : possible(scenarios, templates)) {
            console.progress("Rehearsing " + scenario.word() + ". " + scenario.injected());
            Verdict verdict = gameday.rehearse(scenario);
            verdicts.add(verdict);
            console.progress(told(verdict));
        }

        boolean passed = verdicts.stream().allMatch(Verdict::passed);
        print(verdicts, Pages.in(installation.home()));
        if (passed) {
            state.clear();
        }

        return (passed ? ExitCode.OK : ExitCode.FAILED).code();
    }

    /** All but those for which the environment has no alarm, which is said, or refused where they were asked for. */
    private List<Scenario> possible(List<Scenario> scenarios, Templates templates) {
        return scenarios.stream()
                .filter(scenario -> {
                    Optional<String> lack = templates.lack(scenario);
                    lack.filter(why -> !all).ifPresent(why -> {
                        throw CommandFailed.because("Cannot rehearse " + scenario.word() + ": " + why);
                    });
                    lack.ifPresent(why -> console.progress("Not rehearsed: " + scenario.word() + ". " + why));
                    return lack.isEmpty();
                })
                .toList();
    }

    /**
     * Of the first environment in an account that has the pipeline, and a sandbox only where there is no other: it has fewer
     * alarms.
     */
    private Templates templates(CheckedPlatform checked, Pipeline pipeline, Path folder) {
        Environment environment = checked.platform().environments().stream()
                .filter(one -> !one.isLocal() && one.placement(pipeline.name()).isPresent())
                .min(Comparator.comparing(one -> one.settings().posture() == Posture.SANDBOX))
                .orElseThrow(() -> CommandFailed.because("Cannot rehearse " + pipeline.name()
                        + ": no environment in an account has it, and so it has no alarms; add one to"
                        + " platform/environments"));
        NodeProgram.required();
        LocalDate on = Today.inUtc();
        FirstSchemas tables = PlatformApp.defined(checked, on);
        SynthVerb.synthesized(SynthVerb.blueprint(console.dir(), checked, environment.name(), on, tables), folder);
        return Templates.of(Site.of(checked.platform(), environment), console.dir(), folder);
    }

    private static Ground ground(
            Installation installation,
            Path folder,
            CheckedPlatform checked,
            Environment local,
            Pipeline pipeline,
            Templates templates) {
        try {
            return Ground.prepare(installation, folder, checked, local, pipeline, templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(Verdict verdict) {
        return verdict.passed()
                ? "  held; " + times(verdict)
                : verdict.checks().stream()
                        .filter(check -> !check.holds())
                        .map(check -> "  Not so: " + check.what() + "; got " + shortened(check.saw()))
                        .reduce((one, other) -> one + "\n" + other)
                        .orElse("  Nothing was looked at");
    }

    private static String times(Verdict verdict) {
        return verdict.timings().isEmpty()
                ? "time to detect: " + words(verdict.detect()) + ", to recover: " + words(verdict.recover())
                : verdict.timings().stream()
                        .map(timing -> timing.what() + " " + seconds(timing.seconds()))
                        .collect(Collectors.joining(", "));
    }

    private static String shortened(String saw) {
        return saw.length() > 400 ? saw.substring(0, 400) + " ..." : saw;
    }

    private void print(List<Verdict> verdicts, Pages pages) {
        if (markdown) {
            console.line(new GamedayPage(verdicts, pages).text().stripTrailing());
            return;
        }

        console.line(TextTable.whole(
                List.of("scenario", "result", "alarm", "detect", "recover", "OK again", "runbook"),
                verdicts.stream()
                        .map(verdict -> List.of(
                                verdict.scenario().word(),
                                verdict.passed() ? "held" : "failed",
                                verdict.alarm().map(AlarmKind::word).orElse(""),
                                words(verdict.detect()),
                                words(verdict.recover()),
                                words(verdict.quiet()),
                                verdict.scenario().page()))
                        .toList()));
        console.result(json(verdicts));
    }

    private static String words(Optional<Span> span) {
        return span.map(Span::words).orElse("none");
    }

    private static ObjectNode span(Optional<Span> span) {
        ObjectNode node = Json.object()
                .put("clock", span.map(Span::clock).map(Span.Clock::word).orElse("none"));
        span.ifPresent(took -> node.put("seconds", took.time().toMillis() / 1e3));
        return node;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static ObjectNode json(List<Verdict> verdicts) {
        ObjectNode result = Json.object().put("passed", verdicts.stream().allMatch(Verdict::passed));
        ArrayNode scenarios = result.putArray("scenarios");
        verdicts.forEach(verdict -> {
            ObjectNode scenario = scenarios
                    .addObject()
                    .put("scenario", verdict.scenario().word())
                    .put("passed", verdict.passed())
                    .put("alarm", verdict.alarm().map(AlarmKind::word).orElse(""))
                    .put("runbook", verdict.scenario().page());
            scenario.set("detect", span(verdict.detect()));
            scenario.set("recover", span(verdict.recover()));
            scenario.set("quiet", span(verdict.quiet()));
            scenario.set("timings", Json.tree(verdict.timings()));
            scenario.set("checks", Json.tree(verdict.checks()));
        });
        return result;
    }
}
