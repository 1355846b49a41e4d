package io.lakewarden.cli;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.live.DriftMetrics;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for telling the alarms what a look at an account found. */
final class PublishedDrift {
    @Option(
            names = "--publish",
            description = "Put what was found into CloudWatch, for the alarms access-drift and access-unverified.")
    private boolean publish;

    /** An alarm tells of now, whatever day was looked at. */
    void refuseAnotherDay(LocalDate on) {
        LocalDate today = Today.inUtc();
        if (publish && !on.equals(today)) {
            throw CommandFailed.usage(
                    "Invalid --on: got " + on + ", expected today, " + today + ", with --publish: alarms tell of now");
        }
    }

    /** Why it could not be put, if it was to be and could not: what was found is told all the same. */
    Optional<String> put(Console console, AwsSession session, Environment environment, Drift drift) {
        if (!publish) {
            return Optional.empty();
        }

        Site site = Site.of(DefinitionCheck.required(console).platform(), environment);
        try {
            DriftMetrics.put(session, site, drift);
        } catch (AccountTrouble trouble) {
            return Optional.of(trouble.getMessage());
        }

        console.progress("Published for " + site.prefix() + ": " + DriftMetrics.counts(drift));
        return Optional.empty();
    }
}
