package io.lakewarden.cli.gameday;

import io.lakewarden.cli.gameday.Verdict.Check;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.infra.alarm.AlarmKind;
import java.util.List;
import java.util.Optional;

/**
 * What was rehearsed, as the page of the documentation: without seconds of this machine, so that the same results are the
 * same bytes.
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

                `grant-by-hand` touches no lake: the templates are deployed to a stand-in of the environment's account, the day
                until the next look passes on the stand-in's clock, and every command of ours on the alarm's page is typed in
                order, each a process that reaches nothing but the stand-in. `GrantByHandTest` goes through the same in every
                build, and lets nobody look for two days, until [access-unverified](../runbooks/access-unverified.md) rings.

                Five alarms are rehearsed from the fault to the verified end, by `mvn verify -Dthorough` (`RunbookPagesIT`): in an account that
                is a stand-in, but in which the pipeline really runs, something breaks until the alarm rings; then every
                command of its page is typed into a shell, in order and with nothing added, until it is silent. They are
                [execution-failed](../runbooks/execution-failed.md), [execution-aborted](../runbooks/execution-aborted.md),
                [cleanup-failed](../runbooks/cleanup-failed.md), [cluster-too-old](../runbooks/cluster-too-old.md) and
                [no-success](../runbooks/no-success.md). What no page mends, such as EMR's capacity, is over by then; all
                five are of a pipeline, none of a cluster that stays. No cluster is up when a page is done.

                An S3 that does not answer is the lake's own server with something before it that answers in its place;
                the Ranger Admin is a stand-in that answers a plugin's three downloads; the KDC is Hadoop's MiniKdc; two
                executors are processes of Spark's own small cluster. Where two executions commit at once, each has a driver and a
                folder of its own on one catalog, and a signal stops one of the drivers; gold is published by branch, as on this
                machine, and `publishing: single-table` was not rehearsed so. `--all` leaves out what the machine has no program
                for (`unshare`, `faketime`), and says so.

                Time to detect is from the fault to the end of the first period in which the deployed alarm rings, time to
                recover from there to the verified end, with the operator at work at once. "OK again" is from the fault to the end of
                the first period in which the alarm is OK again, evaluated over all that was told of the fault and of what mended
                it. These are virtual: a step takes one minute there and a cluster none, whatever they take here, and pauses, polling,
                time-outs and the alarm's periods are the deployed ones. "none" is where nothing detects the fault: time to recover
                is then from the fault. What is noticed outside of an execution is timed by the wall clock, whose seconds are on the
                terminal and in `--json` only.

                | scenario | what is broken | alarm | runbook | what is done | detect | recover | OK again | result |
                |---|---|---|---|---|---|---|---|---|
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
                        words(verdict.detect()),
                        words(verdict.recover()),
                        words(verdict.quiet()),
                        verdict.passed() ? "held" : "**failed**")
                + " |\n";
    }

    private static String words(Optional<Span> span) {
        return span.map(Span::stableWords).orElse("none");
    }

    private static String line(Check check) {
        return "- " + check.what() + (check.holds() ? "" : ": **no**") + "\n";
    }
}
