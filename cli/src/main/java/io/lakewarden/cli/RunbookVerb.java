package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.runbook.AlarmName;
import io.lakewarden.cli.runbook.CannotFill;
import io.lakewarden.cli.runbook.EnvironmentAlarms;
import io.lakewarden.cli.runbook.Names;
import io.lakewarden.cli.runbook.Page;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to do when something rings, has failed, or is planned. */
@Command(
        name = "runbook",
        description = {
            "Print a runbook with an environment's names in it; without a name, list the runbooks.",
            "The whole name of an alarm, as its message has it, says environment and subject too."
        })
final class RunbookVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A runbook, its file, or the whole name of an alarm.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Environment in an account, whose names are filled in (default: the page as it is written).")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description = "The pipeline or the cluster that it is about, where there are several.")
    private Optional<String> subject = Optional.empty();

    /** Which page, for which environment, about what. */
    private record Asked(Page page, Environment environment, Optional<String> subject) {}

    @Override
    public Integer call() {
        Pages pages = Pages.in(Installation.current().home());
        name.ifPresentOrElse(asked -> print(pages, asked), () -> list(pages));
        return ExitCode.OK.code();
    }

    private void list(Pages pages) {
        if (environment.isPresent() || subject.isPresent()) {
            throw CommandFailed.usage("Missing NAME: name the runbook that is about it");
        }

        console.line(TextTable.whole(
                List.of("runbook", "of", "about"),
                pages.all().stream()
                        .map(page -> List.of(page.name(), page.kind().word(), page.summary()))
                        .toList()));
        ObjectNode result = Json.object();
        result.putArray("runbooks");
        pages.all().forEach(page -> result.withArray("runbooks").add(described(page)));
        console.result(result);
    }

    private void print(Pages pages, String asked) {
        Optional<Page> named = pages.named(asked);
        if (named.isPresent() && environment.isEmpty()) {
            printAsWritten(named.get());
            return;
        }

        Platform platform = DefinitionCheck.required(console).platform();
        printFilled(
                platform,
                named.map(page -> new Asked(page, inAccount(platform), subject))
                        .or(() -> AlarmName.find(platform, asked.toLowerCase(Locale.ROOT))
                                .flatMap(alarm -> of(pages, required(platform, alarm))))
                        .orElseThrow(() -> CommandFailed.because("Cannot print " + asked
                                + ": there is no such runbook; ./lakewarden runbook lists them")));
    }

    /** What an alarm's name says must not be said otherwise. */
    private Optional<Asked> of(Pages pages, AlarmName alarm) {
        String rings = alarm.environment().name();
        if (environment.filter(other -> !other.equals(rings)).isPresent()) {
            throw CommandFailed.usage("Invalid --env: got " + environment.orElseThrow() + ", and the alarm is one of "
                    + rings + "; leave it out");
        }

        if (subject.filter(other -> !other.equals(alarm.subject())).isPresent()) {
            throw CommandFailed.usage("Invalid --subject: got " + subject.orElseThrow() + ", and the alarm is of "
                    + alarm.subject() + "; leave it out");
        }

        return pages.named(alarm.kind())
                .map(page -> new Asked(page, alarm.environment(), Optional.of(alarm.subject())));
    }

    private AlarmName required(Platform platform, AlarmName alarm) {
        try {
            new EnvironmentAlarms(
                            Site.of(platform, alarm.environment()),
                            new BudgetsFile(console.dir(), alarm.environment())
                                    .read()
                                    .runs())
                    .require(alarm);
            return alarm;
        } catch (CannotFill e) {
            throw CommandFailed.because(e.getMessage());
        }
    }

    private Environment inAccount(Platform platform) {
        List<String> inAccounts = platform.environments().stream()
                .filter(one -> !one.isLocal())
                .map(Environment::name)
                .toList();
        return platform.environment(environment.orElseThrow())
                .filter(one -> !one.isLocal())
                .orElseThrow(() -> CommandFailed.because("Cannot print for " + environment.orElseThrow()
                        + ": it is no environment in an account; name one of " + String.join(", ", inAccounts)));
    }

    private void printAsWritten(Page page) {
        if (subject.isPresent()) {
            throw CommandFailed.usage("Missing --env: " + subject.get() + " is one of an environment's");
        }

        console.line(page.text().stripTrailing());
        console.result(described(page).put("text", page.text()));
    }

    private void printFilled(Platform platform, Asked asked) {
        try {
            String text = new Names(Site.of(platform, asked.environment()), asked.subject()).filled(asked.page());
            console.line(text.stripTrailing());
            console.result(described(asked.page())
                    .put("env", asked.environment().name())
                    .put("text", text));
        } catch (CannotFill e) {
            throw CommandFailed.because(e.getMessage());
        }
    }

    private static ObjectNode described(Page page) {
        return Json.object()
                .put("name", page.name())
                .put("kind", page.kind().word())
                .put("file", page.file())
                .put("about", page.summary());
    }
}
