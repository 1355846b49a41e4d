package io.lakewarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What environments are. */
@Command(
        name = "env",
        description = "Say what an environment is.",
        subcommands = EnvShowVerb.class,
        mixinStandardHelpOptions = true)
final class EnvVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing question: name one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
