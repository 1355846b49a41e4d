package io.lakewarden.cli.gameday;

import io.lakewarden.cli.gameday.Verdict.Check;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.alarm.AlarmKind;
import java.util.List;

/**
 * What was rehearsed, as the page of the documentation: without seconds, so that the same results are the same bytes.
 *
 * @param verdicts in the order of the page
 * @param pages the runbooks
 */
public record GamedayPage(List<Verdict> verdicts, Pages pages) {
    public GamedayPage {
        verdicts = List.copyOf(verdicts);
    }

    /** All of it, in Markdown, with a line feed at the end. */
    public String text() {
        StringBuilder page = new StringBuilder(
                """
                # What was rehearsed

                ```
                ./lakewarden gameday
                ./lakewarden gameday step-times-out
                ./lakewarden gameday --all
                ./lakewarden gameday --all --markdown
                ```

                The first lists the scenarios, the last prints this page. Each starts from a lake with one published day,
                breaks something while the next day is run or after, looks at what must hold, mends it as the runbook says
                and compares every table and every tag of gold with those of a day on which nothing went wrong. It runs the
                state machine that is deployed, with real Spark, on invented files; waits pass on a virtual clock. Nothing
                of it touches the lake of `./lakewarden up`. The alarm is read from the synthesized template of an environment in
                an account and evaluated as CloudWatch documents it, over what Step Functions tells of the execution and
                over the numbers that its jobs left and the deployed machine reads (docs/observability.md).

                What drifts in an account is rehearsed on a stand-in of it, in every build (`GrantByHandTest`): somebody grants by
                hand, the daily look finds it, [access-drift](../runbooks/access-drift.md) rings as it is deployed, the page's
                commands are typed in their order, and it is silent; and nobody looks for two days, until
                [access-unverified](../runbooks/access-unverified.md) rings.

                Five alarms are rehearsed from the fault to the verified end, in every build (`RunbookPagesIT`): in an account that
                is a stand-in, but in which the pipeline really runs, something breaks until the alarm rings; then every
                command of its page is typed into a shell, in order and with nothing added, until it is silent. They are
                [execution-failed](../runbooks/execution-failed.md), [execution-aborted](../runbooks/execution-aborted.md),
                [cleanup-failed](../runbooks/cleanup-failed.md), [cluster-too-old](../runbooks/cluster-too-old.md) and
                [no-success](../runbooks/no-success.md). No cluster is up when a page is done.

                An S3 that does not answer is the lake's own server with something before it that answers in its place;
                the Ranger Admin is a stand-in that answers a plugin's three downloads; the KDC is Hadoop's MiniKdc; two
                executors are processes of Spark's own small cluster. `--all` leaves out what the machine has no program
                for (`unshare`, `faketime`), and says so. Seconds are on the terminal and in `--json`.

                | scenario | what is broken | alarm | runbook | what is done | result |
                |---|---|---|---|---|---|
                """);
        verdicts.forEach(verdict -> page.append(row(verdict)));
        page.append("\n## What held\n");
        verdicts.forEach(verdict -> {
            page.append("\n**").append(verdict.scenario().word()).append("**\n\n");
            verdict.checks().forEach(check -> page.append(line(check)));
        });
        return page.toString();
    }

    private String row(Verdict verdict) {
        Scenario scenario = verdict.scenario();
        return "| "
                + String.join(
                        " | ",
                        scenario.word(),
                        scenario.injected(),
                        verdict.alarm().map(AlarmKind::word).orElse("none"),
                        "[" + scenario.page() + "](../"
                                + pages.named(scenario.page()).orElseThrow().file() + ")",
                        scenario.mitigation(),
                        verdict.passed() ? "held" : "**failed**")
                + " |\n";
    }

    private static String line(Check check) {
        return "- " + check.what() + (check.holds() ? "" : ": **no**") + "\n";
    }
}
