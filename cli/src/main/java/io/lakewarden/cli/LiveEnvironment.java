package io.lakewarden.cli;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.aws.Connection;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.model.Platform;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** The option for the deployed environment that a verb reads or changes. */
final class LiveEnvironment {
    @Option(names = "--env", paramLabel = "ENV", required = true, description = "Environment in an account.")
    private String name;

    /** What is deployed of it, and a way into its account for as long as the work takes. */
    <R> R with(Console console, BiFunction<Deployed, AwsSession, R> work) {
        return with(console, name, work);
    }

    /** The same for an environment that was named otherwise. */
    static <R> R with(Console console, String name, BiFunction<Deployed, AwsSession, R> work) {
        Platform platform = DefinitionCheck.required(console).platform();
        Deployed deployed = new Deployed(platform, AwsEnvironment.named(platform, name));
        try (AwsSession session = AwsSession.open(deployed.environment(), Connection.standard())) {
            return work.apply(deployed, session);
        }
    }
}
