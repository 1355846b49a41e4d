package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.Assembly;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.iam.compile.CannotCompile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

        @Option(names = "--cdk", hidden = true, description = "As CDK's command asks: by its context, into its folder.")
        private boolean cdk;
    }

    @Override
    public Integer call() {
        NodeProgram.required();
        Optional<CdkCall> cdk = which.cdk ? Optional.of(CdkCall.current()) : Optional.empty();
        CheckedPlatform checked = DefinitionCheck.required(console);
        List<Environment> environments = which.all
                ? everyAccount(checked.platform())
                : List.of(deployable(
                        checked.platform(),
                        cdk.map(CdkCall::environment).or(() -> which.name).orElseThrow()));
        ObjectNode result = Json.object();
        result.putArray("environments");
        for (Environment environment : environments) {
            console.progress("Synthesizing " + environment.name() + " ...");
            Blueprint blueprint = blueprint(checked, environment, onDay.day(console));
            Path folder = console.dir().resolve("cdk.out").resolve(environment.name());
            Assembly assembly = cdk.isPresent()
                    ? synthesized(blueprint, cdk.get().folder())
                    : AssemblyFolder.replaced(folder, fresh -> synthesized(blueprint, fresh));
            if (cdk.isEmpty()) {
                tell(assembly, folder, result);
            }
        }

        if (cdk.isEmpty()) {
            console.result(result);
        }

        return ExitCode.OK.code();
    }

    /** All that a synthesis of this checkout depends on. */
    static Blueprint blueprint(CheckedPlatform checked, Environment environment, LocalDate on) {
        return new Blueprint(checked, environment, on);
    }

    static Assembly synthesized(Blueprint blueprint, Path folder) {
        try {
            return PlatformApp.synthesize(blueprint, folder);
        } catch (CannotCompile e) {
            throw CommandFailed.because(e.getMessage());
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

    private static List<Environment> everyAccount(Platform platform) {
        List<Environment> found = platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .toList();
        if (found.isEmpty()) {
            throw CommandFailed.because(
                    "Cannot synthesize: no environment is in an account; add one to platform/environments");
        }

        return found;
    }

    static Environment deployable(Platform platform, String name) {
        Environment environment = platform.environment(name)
                .orElseThrow(() -> CommandFailed.because("Cannot synthesize " + name
                        + ": there is no such environment; name one of " + names(everyAccount(platform))));
        if (environment.isLocal()) {
            throw CommandFailed.because("Cannot synthesize " + name
                    + ": it is this machine, and nothing of it is deployed; name one of "
                    + names(everyAccount(platform)));
        }

        return environment;
    }

    private static String names(List<Environment> environments) {
        return String.join(", ", environments.stream().map(Environment::name).toList());
    }
}
