package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The launcher answers this verb before Java runs, since Java may be what is missing; here it is only documented. */
@Command(name = "doctor", description = "Say whether this machine has what Lakewarden needs, and what to install.")
final class DoctorVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Override
    public Integer call() {
        throw CommandFailed.usage("Cannot answer from here: start the command as ./lakewarden doctor");
    }
}
