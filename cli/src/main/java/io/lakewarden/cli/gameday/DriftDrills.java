package io.lakewarden.cli.gameday;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.gameday.Operator.Typed;
import io.lakewarden.cli.runbook.Names;
import io.lakewarden.cli.runbook.Page;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.DatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An account that is not what the definition says. */
final class DriftDrills {
    private static final AlarmKind ALARM = AlarmKind.ACCESS_DRIFT;

    private DriftDrills() {}

    /** What the daily look finds rings, and the alarm's page leads back to the account as it was deployed. */
    static void grantByHand(Rehearsal rehearsal) throws IOException {
        Templates templates = rehearsal.ground().templates();
        String alarm = templates
                .alarm(ALARM)
                .orElseThrow(() -> CommandFailed.because("Cannot rehearse grant-by-hand: "
                        + templates.site().environment().name() + " has no alarm " + ALARM.word()));
        try (RehearsedLake lake = RehearsedLake.deployed(templates)) {
            Operator operator = operator(rehearsal, lake);
            List<List<String>> page = page(rehearsal);
            List<String> look = page.get(page.size() - 1);
            Typed first = operator.types(look);
            rehearsal.holds("A look at what was deployed finds nothing", first.exitCode() == 0, first.said());
            holdsState(rehearsal, "The alarm access-drift is silent", lake.state(alarm), "OK");
            String deployed = lake.snapshot();

            String granted = grant(rehearsal, lake);
            rehearsal.watch().reaches(lake.now());
            rehearsal.watch().injected();
            lake.passes(Duration.ofDays(1));
            Typed found = operator.types(look);
            rehearsal.holds(
                    "The look of the next day finds the grant and nothing else",
                    found.exitCode() == 1
                            && found.said().startsWith("is there and should not be: " + granted + "\n")
                            && found.said().contains("{AccessDrift=1, AccessUnread=0}"),
                    found.said());
            rehearsal.rings(ALARM, lake.state(alarm), lake.endOfPeriod(alarm));

            follow(rehearsal, lake, operator, page);
            rehearsal.holds(
                    "The account has again what was deployed", lake.snapshot().equals(deployed), lake.snapshot());
            lake.passes(Duration.ofMinutes(5));
            holdsState(rehearsal, "The alarm is silent again", lake.state(alarm), "OK");
            rehearsal.watch().reaches(lake.endOfPeriod(alarm));
            rehearsal.watch().isQuietFrom(lake.endOfPeriod(alarm));
            rehearsal.watch().recovered();
        }
    }

    /** Works on a copy of the definition, so that what a repair keeps is kept there. */
    private static Operator operator(Rehearsal rehearsal, RehearsedLake lake) throws IOException {
        Path copy = Files.createDirectories(rehearsal.state().path().resolve("definition"));
        Ground.copy(rehearsal.ground().templates().definition().resolve("platform"), copy.resolve("platform"));
        return new Operator(rehearsal.ground().installation(), copy, lake.aws(), lake.cloudWatch());
    }

    private static List<List<String>> page(Rehearsal rehearsal) {
        Page page = Pages.in(rehearsal.ground().installation().home())
                .named(ALARM.word())
                .orElseThrow();
        Site site = rehearsal.ground().templates().site();
        return Operator.commands(page, new Names(site, Optional.empty()).filled(page));
    }

    /** To somebody whom no definition knows, on the first table of the definition. */
    private static String grant(Rehearsal rehearsal, RehearsedLake lake) {
        DatasetId table = rehearsal
                .ground()
                .checked()
                .platform()
                .datasets()
                .findFirst()
                .orElseThrow(
                        () -> CommandFailed.because("Cannot rehearse grant-by-hand: the definition has no dataset"))
                .id();
        String somebody = RehearsedLake.role(rehearsal.ground().templates().site(), "somebody");
        lake.grant(somebody, table.zone(), table.name());
        return "grant " + somebody + " on " + table + ": SELECT";
    }

    private static void follow(Rehearsal rehearsal, RehearsedLake lake, Operator operator, List<List<String>> page)
            throws IOException {
        List<Typed> typed = new ArrayList<>();
        for (List<String> command : page) {
            lake.passes(Duration.ofMinutes(2));
            typed.add(operator.types(command));
        }

        String ends = typed.stream()
                .map(one -> one.command().get(1) + " " + one.exitCode())
                .collect(Collectors.joining(", "));
        rehearsal.holds(
                "The page's commands find it, show what would be done, do it, and find nothing",
                ends.equals("verify 1, repair 0, repair 0, verify 0"),
                ends + "\n" + typed.stream().map(Typed::said).collect(Collectors.joining()));
    }

    private static void holdsState(Rehearsal rehearsal, String what, String state, String expected) {
        rehearsal.holds(what, state.equals(expected), state);
    }
}
