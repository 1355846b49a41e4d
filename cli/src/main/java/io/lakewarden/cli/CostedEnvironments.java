package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.cost.Synthesized;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The environments that cost something, and their templates. */
final class CostedEnvironments {
    private CostedEnvironments() {}

    /** The environments of those names; all in an account where there are none. */
    static List<Environment> named(Platform platform, List<String> names) {
        List<Environment> inAccounts = platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .toList();
        List<String> known = inAccounts.stream().map(Environment::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw CommandFailed.because("Cannot price " + unknown
                    + ": there is no environment of that name in an account; name one of " + String.join(", ", known));
        });
        return inAccounts.stream()
                .filter(environment -> names.isEmpty() || names.contains(environment.name()))
                .toList();
    }

    /** The folder of an environment's templates, synthesized first where the definition or the code is newer. */
    static Path templates(CommandSpec spec, Console console, Environment environment, LocalDate on) {
        return Synthesized.folder(
                console.dir(), console::progress, environment.name(), name -> synthesize(spec, console, name, on));
    }

    /** As the verb synth does it; what it prints is progress here. */
    private static int synthesize(CommandSpec spec, Console console, String environment, LocalDate on) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(spec.commandLine().getErr());
        command.setErr(spec.commandLine().getErr());
        return command.execute(
                "synth",
                "--env",
                environment,
                "--on",
                on.toString(),
                "--dir",
                console.dir().toString());
    }
}
