package io.lakewarden.cli;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.aws.Connection;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.util.function.BiFunction;
import java.util.function.Function;
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
        Deployed deployed = deployed(console, name);
        return with(console, deployed, session -> work.apply(deployed, session));
    }

    /** The same for what is known already. */
    static <R> R with(Console console, Deployed deployed, Function<AwsSession, R> work) {
        try (AwsSession session = session(console, deployed.environment())) {
            return work.apply(session);
        }
    }

    /** What is deployed of an environment by the definition, without a look into its account. */
    static Deployed deployed(Console console, String name) {
        Platform platform = DefinitionCheck.required(console).platform();
        return new Deployed(platform, AwsEnvironment.named(platform, name));
    }

    /** A way into its account; without one, AWS's SDK tries for most of a minute, and a person is told that it waits. */
    static AwsSession session(Console console, Environment environment) {
        return console.waiting(
                "Waiting for AWS to say who is calling", () -> AwsSession.open(environment, Connection.standard()));
    }
}
