package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change;
import io.lakewarden.account.grants.DriftJson;
import io.lakewarden.account.grants.Repair;
import io.lakewarden.account.grants.RepairPlan;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The account made what the definition says. */
@Command(
        name = "repair",
        description = {
            "Make an account's Lake Formation what the definition says: without --apply it only shows what it would do.",
            "It takes before it gives, and goes on where it was stopped. It asks for --confirm before it takes away or",
            "changes more than a tenth of what there is of a kind, or any setting, administrator or registered location.",
            "What it does is kept line by line in .lakewarden/repairs."
        })
final class AccessRepairVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveLake lake;

    @Option(names = "--apply", description = "Do it.")
    private boolean apply;

    @Option(
            names = "--confirm",
            paramLabel = "N",
            description =
                    "So many grants, tags, filters, registrations and settings may be taken away or changed: what the dry run says.")
    private Optional<Integer> confirmed = Optional.empty();

    @Override
    public Integer call() {
        if (apply) {
            lake.refuseAnotherDay();
        }

        LiveLake.Said said = lake.said(console);
        return LiveLake.asking(
                console, said.environment(), session -> apply ? applied(said, session) : planned(said, session));
    }

    private int planned(LiveLake.Said said, AwsSession session) {
        RepairPlan plan = new Repair(session, said.desired()).plan();
        ObjectNode result = lake.about(said, session).put("applied", false);
        for (Change change : plan.changes()) {
            console.line(change.what());
            result.withArray("changes").add(DriftJson.of(change));
        }

        for (String left : plan.left()) {
            console.line("left to you: " + left);
            result.withArray("left").add(left);
        }

        console.line("Dry run: " + plan.changes().size() + " changes would be made, which take away or change "
                + plan.takenWords() + "; nothing was changed; --apply makes them");
        console.result(result.put("taken", plan.taken()).put("grants", plan.grants()));
        return ExitCode.OK.code();
    }

    private int applied(LiveLake.Said said, AwsSession session) {
        Path file = Path.of(".lakewarden", "repairs", said.environment().name() + ".jsonl");
        ObjectNode about = lake.about(said, session);
        confirmed.ifPresent(most -> about.put("confirm", most));
        RepairJournal journal = new RepairJournal(console.dir().resolve(file), about, console);
        try {
            return told(
                    said,
                    file,
                    about,
                    new Repair(session, said.desired())
                            .apply(number -> confirmed.stream().anyMatch(most -> number <= most), journal));
        } catch (Repair.Refused | AccountTrouble stopped) {
            if (journal.done().isEmpty()) {
                throw stopped;
            }

            String why = stopped.getMessage() + "; what was done until then is kept in " + file;
            console.result(result(about, file, journal.done()).put("error", why));
            console.progress("lakewarden: " + why);
            return ExitCode.FAILED.code();
        }
    }

    private int told(LiveLake.Said said, Path file, ObjectNode about, Repair.Outcome outcome) {
        ObjectNode result = result(about, file, outcome.done());
        outcome.left().forEach(left -> {
            console.line("left to you: " + left);
            result.withArray("left").add(left);
        });
        long made =
                outcome.done().stream().filter(one -> one.refusal().isEmpty()).count();
        console.line(
                outcome.done().isEmpty()
                        ? "nothing was to be changed"
                        : made + " changes made and " + (outcome.done().size() - made) + " refused, kept in " + file);
        console.line(
                said.environment().name() + " as of " + said.on() + ": " + AccessVerifyVerb.summary(outcome.rest()));
        result.set("rest", DriftJson.of(outcome.rest()));
        console.result(result);
        return (outcome.rest().isNone() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private static ObjectNode result(ObjectNode about, Path file, List<Repair.Done> done) {
        ObjectNode result = about.deepCopy().put("applied", true);
        done.forEach(one -> result.withArray("changes").add(DriftJson.of(one)));
        return done.isEmpty() ? result : result.put("record", file.toString());
    }
}
