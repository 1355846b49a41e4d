package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change;
import io.lakewarden.account.grants.DriftJson;
import io.lakewarden.account.grants.Repair;
import io.lakewarden.account.grants.RepairPlan;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import java.nio.file.Path;
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
            "It takes before it gives, and goes on where it was stopped. It asks for --confirm before it takes away more",
            "than a tenth of all grants. What it does is kept line by line in .lakewarden/repairs."
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
                    "So many grants, tags, filters and registrations may be taken away: the number that the dry run says.")
    private Optional<Integer> confirmed = Optional.empty();

    @Override
    public Integer call() {
        if (apply) {
            lake.refusePast();
        }

        LiveLake.Said said = lake.said(console);
        return LiveLake.asking(said.environment(), session -> apply ? applied(said, session) : planned(said, session));
    }

    private int planned(LiveLake.Said said, AwsSession session) {
        RepairPlan plan = new Repair(session, said.desired()).plan();
        ObjectNode result = result(said, session).put("applied", false);
        for (Change change : plan.changes()) {
            console.line(change.what());
            result.withArray("changes").add(DriftJson.of(change));
        }

        for (String left : plan.left()) {
            console.line("left to you: " + left);
            result.withArray("left").add(left);
        }

        console.line("Dry run: " + plan.changes().size() + " changes would be made, which take away "
                + plan.takenWords() + " where there are " + plan.judged()
                + " grants; nothing was changed; --apply makes them");
        console.result(result.put("taken", plan.taken()).put("grants", plan.judged()));
        return ExitCode.OK.code();
    }

    private int applied(LiveLake.Said said, AwsSession session) {
        Path file = Path.of(".lakewarden", "repairs", said.environment().name() + ".jsonl");
        RepairJournal journal = new RepairJournal(console.dir().resolve(file), console);
        journal.open(result(said, session));
        Repair.Outcome outcome = new Repair(session, said.desired())
                .apply(number -> confirmed.stream().anyMatch(most -> number <= most), journal);
        ObjectNode result = result(said, session).put("applied", true);
        outcome.done().forEach(done -> result.withArray("changes").add(DriftJson.of(done)));
        outcome.left().forEach(left -> {
            console.line("left to you: " + left);
            result.withArray("left").add(left);
        });
        console.line(outcome.done().size() + " changes made and kept in " + file);
        console.line(
                said.environment().name() + " as of " + said.on() + ": " + AccessVerifyVerb.summary(outcome.rest()));
        console.result(result.put("record", file.toString()).set("rest", DriftJson.of(outcome.rest())));
        return (outcome.rest().isNone() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private static ObjectNode result(LiveLake.Said said, AwsSession session) {
        return Json.object()
                .put("env", said.environment().name())
                .put("account", session.account())
                .put("region", session.region())
                .put("caller", session.caller())
                .put("on", said.on().toString());
    }
}
