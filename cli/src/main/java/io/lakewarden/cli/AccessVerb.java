package io.lakewarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who sees what, and why. */
@Command(
        name = "access",
        description = "Say who sees what, why, what a change gives and takes, and what a plane cannot express.",
        subcommands = {
            AccessMatrixVerb.class,
            AccessExplainVerb.class,
            AccessDiffVerb.class,
            AccessGapsVerb.class,
            AccessPlanesVerb.class,
            AccessRangerVerb.class,
            AccessLfVerb.class,
            AccessIamVerb.class,
            AccessVerifyVerb.class,
            AccessRepairVerb.class,
            AccessImportVerb.class,
            AccessReportVerb.class
        },
        mixinStandardHelpOptions = true)
final class AccessVerb implements Runnable {
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
