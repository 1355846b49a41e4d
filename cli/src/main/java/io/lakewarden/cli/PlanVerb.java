package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.plan.Danger;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.infra.plan.Plan;
import io.lakewarden.infra.plan.PlannedChange;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a deployment would change. */
@Command(
        name = "plan",
        description = {
            "Say what a deployment would replace, interrupt, delete and change, the worst first; asks no account.",
            "Ends with 1 if it would break something or lose data."
        })
final class PlanVerb implements Callable<Integer> {
    private static final int SHOWN_PROPERTIES = 3;

    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Option(names = "--env", paramLabel = "ENV", required = true, description = "Environment in an account.")
    private String environment;

    @Option(
            names = "--base",
            paramLabel = "DIR|GITREV",
            required = true,
            description = {
                "What is deployed: the folder that its synth wrote,",
                "or a revision, whose definition this checkout compiles."
            })
    private String base;

    @Override
    public Integer call() {
        NodeProgram.required();
        LocalDate on = onDay.day(console);
        CheckedPlatform here = DefinitionCheck.required(console);
        FirstSchemas defined = PlatformApp.defined(here, on);
        FirstSchemas frozen = TablesFile.in(console.dir()).readFor(defined);
        Deployment after = compiled(SynthVerb.blueprint(console.dir(), here, environment, on, frozen));
        Base deployed = deployedFolder()
                .map(folder -> new Base(Deployment.read(folder), List.of()))
                .orElseGet(() -> compiledBase(frozen, on));
        Plan plan = Plan.of(
                deployed.deployment(),
                after,
                new TemplateDiff(Installation.current().home()).between(deployed.deployment(), after),
                frozen.differences(defined).stream()
                        .filter(difference -> !deployed.differences().contains(difference))
                        .toList());
        console.line(text(plan));
        console.result(json(plan));
        return (plan.isRefused() ? ExitCode.FAILED : ExitCode.OK).code();
    }

    /**
     * What is deployed.
     *
     * @param differences in which its definition had gone on since its tables were created
     */
    private record Base(Deployment deployment, List<String> differences) {}

    private Optional<Path> deployedFolder() {
        Path folder = Path.of(base);
        return Stream.of(folder, folder.resolve(environment))
                .filter(candidate -> Files.isRegularFile(candidate.resolve("manifest.json")))
                .findFirst();
    }

    /** An environment that the revision does not have is nowhere yet. */
    private Base compiledBase(FirstSchemas frozenNow, LocalDate on) {
        if (Files.isDirectory(Path.of(base))) {
            throw CommandFailed.usage("Invalid --base: got the folder " + base
                    + ", expected one that synth wrote, with " + "manifest.json in it or in its folder " + environment);
        }

        BaseBlueprint then = BaseBlueprint.at(console.dir(), base, environment, on, frozenNow);
        return then.blueprint()
                .map(blueprint -> new Base(compiled(blueprint), then.differences()))
                .orElse(new Base(Deployment.NONE, List.of()));
    }

    private static Deployment compiled(Blueprint blueprint) {
        Path folder = temporary();
        try {
            SynthVerb.synthesized(blueprint, folder);
            return Deployment.read(folder);
        } finally {
            StateFolder.remove(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lakewarden-plan");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(Plan plan) {
        if (plan.changes().isEmpty()
                && plan.leftovers().isEmpty()
                && plan.tables().isEmpty()) {
            return "Nothing differs from " + base + " in " + environment;
        }

        Stream<String> changes = plan.changes().stream().map(PlanVerb::text);
        Stream<String> interruptions = plan.interruptions().stream()
                .map(one -> "interrupts " + one.what() + " " + one.name() + ": " + one.why());
        Stream<String> leftovers = plan.leftovers().stream()
                .map(left -> "delete first stack " + left.stack() + ": nothing in " + environment
                        + " makes it any more\n    " + String.join("\n    ", left.commands()));
        Stream<String> tables = plan.tables().stream().map(difference -> "table " + difference);
        return Stream.of(changes, interruptions, leftovers, tables, Stream.of(counted(plan)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String text(PlannedChange change) {
        return change.danger().word() + " " + change.construct() + " (" + change.logicalId() + ", " + change.type()
                + ")" + cause(change.properties()) + "\n    " + change.consequence();
    }

    private static String cause(List<String> properties) {
        if (properties.isEmpty()) {
            return "";
        }

        String shown = properties.stream().limit(SHOWN_PROPERTIES).collect(Collectors.joining(", "));
        int more = properties.size() - SHOWN_PROPERTIES;
        return " by " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    private static String counted(Plan plan) {
        String counts = Stream.of(Danger.values())
                .filter(danger -> plan.count(danger) > 0)
                .map(danger -> danger.word() + " " + plan.count(danger))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "CloudFormation has nothing to do" : counts;
    }

    private ObjectNode json(Plan plan) {
        ObjectNode json = Json.object()
                .put("env", environment)
                .put("base", base)
                .put("on", onDay.day(console).toString())
                .put("refused", plan.isRefused());
        json.putArray("changes");
        plan.changes().forEach(change -> {
            ObjectNode one = json.withArray("changes")
                    .addObject()
                    .put("danger", change.danger().word())
                    .put("stack", change.stack())
                    .put("construct", change.construct())
                    .put("logicalId", change.logicalId())
                    .put("type", change.type());
            one.set("properties", Json.tree(change.properties()));
            one.put("consequence", change.consequence());
        });
        json.set("interrupts", Json.tree(plan.interruptions()));
        json.set("leftovers", Json.tree(plan.leftovers()));
        json.set("tables", Json.tree(plan.tables()));
        return json;
    }
}
