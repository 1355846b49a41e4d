package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the account that a verb is about. */
final class AwsEnvironment {
    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Environment in an account (default: the first by name).")
    private Optional<String> name = Optional.empty();

    Environment of(Platform platform) {
        return of(platform, name);
    }

    /** The one of that name; none, or this machine, is a failure. */
    static Environment named(Platform platform, String name) {
        return of(platform, Optional.of(name));
    }

    private static Environment of(Platform platform, Optional<String> name) {
        List<Environment> inAccounts = platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .toList();
        return inAccounts.stream()
                .filter(environment -> name.map(environment.name()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> CommandFailed.because("Cannot look at "
                        + name.map(wanted -> "the environment " + wanted).orElse("an environment in an account")
                        + (name.isPresent() ? ": there is none of that name in an account; " : ": there is none; ")
                        + remedy(inAccounts)));
    }

    /** The same, or nothing where the platform lives in no account and none was named. */
    Optional<Environment> ofAny(Platform platform) {
        boolean nowhere = name.isEmpty() && platform.environments().stream().allMatch(Environment::isLocal);
        return nowhere ? Optional.empty() : Optional.of(of(platform));
    }

    private static String remedy(List<Environment> inAccounts) {
        return inAccounts.isEmpty()
                ? "add one to platform/environments"
                : "name one of "
                        + String.join(
                                ", ", inAccounts.stream().map(Environment::name).toList());
    }
}
