package io.lakewarden.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewarden.cli.Assembled;
import io.lakewarden.cli.gameday.alarm.AlarmDesk;
import io.lakewarden.cli.gameday.alarm.MetricsMachine;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.runbook.AwsCli;
import io.lakewarden.cli.runbook.Names;
import io.lakewarden.cli.runbook.OperatorShell;
import io.lakewarden.cli.runbook.OperatorShell.Typed;
import io.lakewarden.cli.runbook.PageText;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.cli.sample.SampleFeed;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five alarms, from the fault to the verified end: each time, every command of the alarm's page is typed into a shell, in
 * order and with nothing added, while other executions and clusters are at work beside it. The commands are the AWS CLI's own
 * and ours; the account is a stand-in in which the pipeline really runs.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
class RunbookPagesIT {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final int LINES = 120;
    private static final int DAYS = 6;

    @TempDir
    static Path folder;

    private static RehearsedAccount account;
    private static Site site;
    private static OperatorShell shell;
    private static LocalDate yesterday;

    @BeforeAll
    static void runsUndisturbedOnce() throws IOException, InterruptedException {
        assumeTrue(AwsCli.speaksJson(), "Skipped: no aws on the PATH whose CloudWatch speaks JSON; pip install awscli");
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(CHECKOUT)).platform().orElseThrow();
        Environment stage = checked.platform().environment("stage").orElseThrow();
        site = Site.of(checked.platform(), stage);
        yesterday = LocalDate.now(PipelinesStack.placed(site).get(0).timeZone()).minusDays(1);
        Path assembly = folder.resolve("assembly");
        System.setProperty(Installation.HOME, CHECKOUT.toString());
        Assembled.of(CHECKOUT, "stage", assembly);
        account = new RehearsedAccount(
                new Installation(CHECKOUT),
                folder.resolve("state"),
                checked,
                checked.platform().environment("local").orElseThrow(),
                site,
                AlarmDesk.of(site, assembly),
                MetricsMachine.of(site, assembly, "billing"),
                Instant.now().minus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS));
        SampleFeed.of(5, day(DAYS), DAYS, LINES).write(account.landing().folder(), (day, written) -> {});
        shell = OperatorShell.in(folder.resolve("work"), CHECKOUT, account.endpoint());
        account.runs(day(DAYS));
    }

    /** Days before today. */
    private static LocalDate day(int ago) {
        return yesterday.minusDays(ago - 1);
    }

    @AfterAll
    static void ends() {
        Optional.ofNullable(account).ifPresent(RehearsedAccount::close);
    }

    @Test
    void executionFailed() throws IOException, InterruptedException {
        account.breaks(call -> call.createsCluster()
                ? ServiceCall.failed("Instance fleet CORE: not enough capacity", Duration.ofMinutes(10))
                : call.proceed());
        account.runs(day(5));
        account.breaks(Fault.NONE);

        follows("execution-failed", "billing", day(5));
    }

    @Test
    void executionAborted() throws IOException, InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        account.breaks(call -> {
            TaskOutcome outcome = call.proceed();
            if (call.runs(BundledJob.CONFORM_INVOICES) && !stopped.getAndSet(true)) {
                account.stops("clock-" + day(4));
            }

            return outcome;
        });
        account.runs(day(4));
        account.breaks(Fault.NONE);

        follows("execution-aborted", "billing", day(4));
    }

    /** Whatever would end the cluster is refused, and a step keeps it busy. */
    @Test
    void clusterTooOld() throws IOException, InterruptedException {
        account.breaks(RunbookPagesIT::failsAndStaysUp);
        account.runs(day(3));
        account.breaks(Fault.NONE);
        assertThat(account.alarm(site.prefix() + "-cluster-too-old-billing")).isEqualTo("OK");
        account.passes(Duration.ofMinutes(140));

        follows("cluster-too-old", "billing", day(3));
    }

    private static TaskOutcome failsAndStaysUp(ServiceCall call) throws InterruptedException {
        if (call.terminatesCluster() || call.resource().endsWith(":terminateJobFlows")) {
            return new TaskOutcome.Refused("Emr.EmrException", "Rate exceeded (ThrottlingException)");
        }

        return call.runs(BundledJob.INGEST_INVOICES)
                ? ServiceCall.failed("The driver exited with code 137", Duration.ofMinutes(1))
                : call.proceed();
    }

    @Test
    void cleanupFailed() throws IOException, InterruptedException {
        account.breaks(RunbookPagesIT::failsAndStaysUp);
        account.runs(day(2));
        account.breaks(Fault.NONE);

        follows("cleanup-failed", "cleanup", day(DAYS));
    }

    @Test
    void noSuccess() throws IOException, InterruptedException {
        account.passes(Duration.ofHours(30));

        follows("no-success", "billing", yesterday);
    }

    private static void follows(String alarm, String subject, LocalDate published)
            throws IOException, InterruptedException {
        String name = site.prefix() + "-" + alarm + "-" + subject;
        assertThat(account.alarm(name)).isEqualTo("ALARM");

        Neighbours neighbours = account.neighbours();

        Typed typed = typed(alarm, subject);
        account.settle();

        assertThat(typed.exitCode()).as(typed.said()).isZero();
        assertThat(account.clustersUp()).as(typed.said()).isEmpty();
        assertThat(neighbours.states()).as(typed.said()).containsExactly("RUNNING", "RUNNING", "WAITING");
        neighbours.moveOut();
        assertThat(account.alarm(name)).as(typed.said()).isEqualTo("OK");
        assertThat(account.gold("SELECT count(*) FROM gold.sales_by_day.refs WHERE name = 'run-" + published + "'"))
                .as(typed.said())
                .isEqualTo("[[1]]");
    }

    /** All of a page's commands. */
    private static Typed typed(String page, String subject) throws IOException, InterruptedException {
        String text = new Names(site, Optional.of(subject))
                .filled(Pages.in(CHECKOUT).named(page).orElseThrow());
        return shell.type(page, new PageText(text).blocks());
    }
}
