package io.lakewarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What it costs, before it exists. */
@Command(
        name = "cost",
        description = "Say what the platform costs before it exists, and which cluster meets an SLA for the least.",
        subcommands = {CostSizeVerb.class},
        mixinStandardHelpOptions = true)
final class CostVerb implements Runnable {
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
