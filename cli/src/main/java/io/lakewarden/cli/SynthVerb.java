package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.infra.Artifacts;
import io.lakewarden.infra.Assembly;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.frame.CannotDeploy;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.inspect.Inspection;
import io.lakewarden.infra.inspect.Templates;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.iam.compile.CannotCompile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what a deployment takes. */
@Command(
        name = "synth",
        description = {
            "Write the CloudFormation templates of an environment to cdk.out/ENV; needs no account and no credentials.",
            "cdk deploy -c env=ENV --all deploys them."
        })
final class SynthVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @ArgGroup(multiplicity = "1")
    private Which which;

    /** Which environments, and who asks. */
    static final class Which {
        @Option(names = "--env", paramLabel = "ENV", description = "Environment in an account.")
        private Optional<String> name = Optional.empty();

        @Option(names = "--all", description = "Every environment in an account, each in a folder of its own.")
        private boolean all;

        @Option(
                names = "--freeze",
                description = {
                    "Only write tables.lock.json: adds the schema with which each new table is created.",
                    "What is in it stays: columns that come later are added by the pipelines."
                })
        private boolean freeze;

        @Option(names = "--cdk", hidden = true, description = "As CDK's command asks: by its context, into its folder.")
        private boolean cdk;
    }

    @Override
    public Integer call() {
        LocalDate on = onDay.day(console);
        CheckedPlatform checked = DefinitionCheck.required(console);
        FirstSchemas defined = PlatformApp.defined(checked, on);
        if (which.freeze) {
            return freeze(defined);
        }

        NodeProgram.required();
        FirstSchemas frozen = TablesFile.in(console.dir()).readFor(defined);
        frozen.differences(defined).forEach(console::progress);
        if (which.cdk) {
            CdkCall call = CdkCall.current();
            synthesized(blueprint(console.dir(), checked, call.environment(), on, frozen), call.folder());
        } else {
            List<String> names = which.all
                    ? inAccounts(checked.platform())
                    : which.name.stream().toList();
            write(names.stream()
                    .map(name -> blueprint(console.dir(), checked, name, on, frozen))
                    .toList());
        }

        return ExitCode.OK.code();
    }

    private int freeze(FirstSchemas defined) {
        List<DatasetId> added = TablesFile.in(console.dir()).freeze(defined);
        console.line(
                added.isEmpty()
                        ? TablesFile.NAME + " has every table"
                        : "Frozen in " + TablesFile.NAME + ": "
                                + added.stream().map(DatasetId::toString).collect(Collectors.joining(", ")));
        ObjectNode result = Json.object().put("file", TablesFile.NAME);
        added.forEach(id -> result.withArray("frozen").add(id.toString()));
        console.result(result);
        return ExitCode.OK.code();
    }

    private void write(List<Blueprint> blueprints) {
        ObjectNode result = Json.object();
        result.putArray("environments");
        for (Blueprint blueprint : blueprints) {
            String name = blueprint.environment().name();
            console.progress("Synthesizing " + name + " ...");
            Path folder = console.dir().resolve("cdk.out").resolve(name);
            tell(AssemblyFolder.replaced(folder, fresh -> synthesized(blueprint, fresh)), folder, result);
        }

        console.result(result);
    }

    static Assembly synthesized(Blueprint blueprint, Path folder) {
        try {
            Assembly assembly = PlatformApp.synthesize(blueprint, folder);
            refuseWhatBreaksARule(blueprint, folder);
            return assembly;
        } catch (CannotCompile | CannotDeploy e) {
            throw CommandFailed.because(e.getMessage());
        }
    }

    private static void refuseWhatBreaksARule(Blueprint blueprint, Path folder) {
        Environment environment = blueprint.environment();
        Site site = Site.of(blueprint.checked().platform(), environment);
        Templates templates = Templates.of(Deployment.read(folder), site.home());
        List<String> refusals = new Inspection(blueprint.checked(), environment, blueprint.on(), templates).refusals();
        if (!refusals.isEmpty()) {
            throw CommandFailed.because("Cannot deploy " + environment.name() + ", its templates break rules:\n"
                    + String.join("\n", refusals));
        }
    }

    private void tell(Assembly assembly, Path folder, ObjectNode result) {
        String shown = console.dir().relativize(folder).toString();
        console.line(shown + "  " + assembly.stacks().size() + " stacks, " + assembly.resources() + " resources");
        ObjectNode json = result.withArray("environments")
                .addObject()
                .put("env", assembly.environment())
                .put("folder", shown)
                .put("resources", assembly.resources());
        json.set("stacks", Json.tree(assembly.stacks()));
    }

    /** All that a synthesis depends on; refuses an environment that is no account. */
    static Blueprint blueprint(Path folder, CheckedPlatform checked, String name, LocalDate on, FirstSchemas frozen) {
        Blueprint blueprint = blueprint(checked, name, on, frozen);
        return blueprint.with(new BudgetsFile(folder, blueprint.environment()).read());
    }

    /** The same without budgets. */
    static Blueprint blueprint(CheckedPlatform checked, String name, LocalDate on, FirstSchemas frozen) {
        Environment environment = checked.platform()
                .environment(name)
                .orElseThrow(() -> refused(checked.platform(), name, "there is no such environment"));
        if (environment.isLocal()) {
            throw refused(checked.platform(), name, "it is this machine, and nothing of it is deployed");
        }

        return new Blueprint(checked, environment, on, frozen, artifacts(environment), Budgets.NONE);
    }

    /** A shared cluster alone enforces policies itself. */
    private static Artifacts artifacts(Environment environment) {
        Installation here = Installation.current();
        boolean enforces =
                environment.allClusters().anyMatch(cluster -> cluster.profile() == ClusterProfile.KERBEROS_RANGER);
        return new Artifacts(here.jobsJar(), here.jmxExporter(), enforces ? here.enforcementJars() : List.of());
    }

    private static CommandFailed refused(Platform platform, String name, String why) {
        return CommandFailed.because(
                "Cannot synthesize " + name + ": " + why + "; name one of " + String.join(", ", inAccounts(platform)));
    }

    private static List<String> inAccounts(Platform platform) {
        List<String> found = platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .map(Environment::name)
                .toList();
        if (found.isEmpty()) {
            throw CommandFailed.because(
                    "Cannot synthesize: no environment is in an account; add one to platform/environments");
        }

        return found;
    }
}
