package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.grants.AccountReader;
import io.lakewarden.account.grants.Difference;
import io.lakewarden.account.grants.Difference.Side;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.grants.DriftJson;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The account against the definition. */
@Command(
        name = "verify",
        description = {
            "Say what an account has in Lake Formation and the definition does not say, and the other way round.",
            "What could not be read is told as unread. Both fail the command. It changes nothing."
        })
final class AccessVerifyVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveLake lake;

    @Mixin
    private PublishedDrift published;

    @Override
    public Integer call() {
        LiveLake.Said said = lake.said(console);
        published.refuseAnotherDay(said.on());
        return LiveLake.asking(console, said.environment(), session -> {
            Drift drift = Drift.between(
                    said.desired(),
                    said.earlier(),
                    AccountReader.read(session, said.desired().estate()));
            lines(drift).forEach(console::line);
            console.line(said.environment().name() + " as of " + said.on() + ": " + summary(drift));
            ObjectNode result = lake.about(said, session);
            result.setAll(DriftJson.of(drift));
            Optional<String> refusal = published.put(console, session, said.environment(), drift);
            refusal.ifPresent(why -> result.put("unpublished", why));
            console.result(result);
            refusal.ifPresent(why -> console.progress("lakewarden: " + why));
            return (drift.isNone() && refusal.isEmpty() ? ExitCode.OK : ExitCode.FAILED).code();
        });
    }

    private static List<String> lines(Drift drift) {
        List<String> lines =
                drift.differences().stream().map(Difference::toString).collect(Collectors.toList());
        drift.unread().forEach((area, why) -> lines.add("unread: " + area + ": " + why));
        drift.withoutGrant().forEach(right -> lines.add("without a grant: " + right));
        return lines;
    }

    static String summary(Drift drift) {
        if (drift.isNone()) {
            int more = drift.withoutGrant().size();
            return "the account has what the definition says, and "
                    + (more == 0
                            ? "nothing else"
                            : more + " rights that come without a grant, by making, administering or deploying");
        }

        List<Difference> differences = drift.differences();
        String counts = Arrays.stream(Side.values())
                .map(side ->
                        differences.stream().filter(one -> one.side() == side).count()
                                + " "
                                + switch (side) {
                                    case EXTRA -> "that should not be";
                                    case CHANGED -> "other than they should be";
                                    case MISSING -> "missing";
                                })
                .collect(Collectors.joining(", "));
        return differences.size() + " differences (" + counts + "), "
                + drift.unread().size() + " parts unread; access repair shows what would mend them";
    }
}
