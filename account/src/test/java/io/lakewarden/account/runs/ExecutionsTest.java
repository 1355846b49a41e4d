package io.lakewarden.account.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Execution.Status;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.account.standin.StandInRuns;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
    private static final String MACHINE = "lakewarden-stage-billing";
    private static final String DAY = "{\"date\":\"2026-03-01\"}";

    private final AwsStandIn aws = new AwsStandIn();
    private final StandInRuns account = new StandInRuns(aws);
    private final AwsSession session = LiveAccount.open(aws);
    private final Executions executions = new Executions(session);

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Test
    void startsOneExecutionHoweverOftenItIsAsked() {
        account.machine(MACHINE);

        Execution first = executions.start(MACHINE, "2026-03-01", DAY).orElseThrow();
        Execution second = executions.start(MACHINE, "2026-03-01", DAY).orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(first.status()).isEqualTo(Status.RUNNING);
        assertThat(first.arn())
                .isEqualTo("arn:aws:states:eu-west-1:222222222222:execution:lakewarden-stage-billing:2026-03-01")
                .isEqualTo(executions.arn(MACHINE, "2026-03-01"));
        assertThat(account.names()).containsExactly("2026-03-01");
    }

    @Test
    void startsOneExecutionThoughTheAnswerWasLost() {
        account.machine(MACHINE);
        account.loseNextAnswer();

        assertThat(executions.start(MACHINE, "2026-03-01", DAY))
                .hasValueSatisfying(execution -> assertThat(execution.status()).isEqualTo(Status.RUNNING));
        assertThat(account.names()).containsExactly("2026-03-01");
        assertThat(aws.calls()).filteredOn("StartExecution"::equals).hasSize(2);
    }

    @Test
    void findsTheOneThatIsOverInsteadOfStartingAnother() {
        account.over(MACHINE, "2026-03-01", "FAILED", StandInRuns.NOW, StandInRuns.NOW.plusSeconds(90), DAY)
                .put("error", "States.TaskFailed")
                .put("cause", "The step failed");

        Execution found = executions.start(MACHINE, "2026-03-01", DAY).orElseThrow();

        assertThat(found.status()).isEqualTo(Status.FAILED);
        assertThat(found.isOver()).isTrue();
        assertThat(found.took(StandInRuns.NOW)).isEqualTo(Duration.ofSeconds(90));
        assertThat(found.failure()).contains(new Execution.Failure("States.TaskFailed", "The step failed"));
    }

    @Test
    void saysThatAMachineIsNotThere() {
        assertThat(executions.start("other", "2026-03-01", DAY)).isEmpty();
        assertThat(executions.latest("other", 5)).isEmpty();
        assertThat(executions.find(executions.arn("other", "2026-03-01"))).isEmpty();
        assertThat(executions.stop(executions.arn("other", "2026-03-01"), "by nobody"))
                .isEmpty();
    }

    @Test
    void listsPageAfterPageTheNewestFirst() {
        for (int day = 1; day <= 5; day++) {
            String status = day == 3 ? "FAILED" : "SUCCEEDED";
            account.over(MACHINE, "day-" + day, status, StandInRuns.NOW, StandInRuns.NOW, DAY);
        }

        assertThat(executions.latest(MACHINE, 100).orElseThrow())
                .extracting(Execution::name)
                .containsExactly("day-5", "day-4", "day-3", "day-2", "day-1");
        assertThat(executions.latest(MACHINE, 3).orElseThrow())
                .extracting(Execution::name)
                .containsExactly("day-5", "day-4", "day-3");
        assertThat(executions.latest(MACHINE, 100, Status.FAILED).orElseThrow())
                .extracting(Execution::name)
                .containsExactly("day-3");
    }

    @Test
    void tellsOnlyWhatHappenedSince() {
        account.execution(MACHINE, "run", "RUNNING", StandInRuns.NOW, DAY);
        account.enters(MACHINE, "run", "Create the cluster");
        account.enters(MACHINE, "run", "Clean the lines");
        account.fails(MACHINE, "run", "States.TaskFailed", "line one\nline two");
        String arn = executions.arn(MACHINE, "run");

        assertThat(executions.eventsAfter(arn, 0))
                .extracting(RunEvent::kind, RunEvent::what)
                .containsExactly(
                        tuple(RunEvent.Kind.ENTERED, "Create the cluster"),
                        tuple(RunEvent.Kind.ENTERED, "Clean the lines"),
                        tuple(RunEvent.Kind.FAILED, "States.TaskFailed: line one\\u000Aline two"));
        assertThat(executions.eventsAfter(arn, 2)).hasSize(1);
        assertThat(executions.eventsAfter(arn, 3)).isEmpty();
    }

    @Test
    void endsAnExecution() {
        account.execution(MACHINE, "run", "RUNNING", StandInRuns.NOW, DAY);

        assertThat(executions.stop(executions.arn(MACHINE, "run"), "by a test"))
                .hasValueSatisfying(stopped -> assertThat(stopped.status()).isEqualTo(Status.ABORTED));
    }

    @Test
    void handsOnWhatIsDenied() {
        aws.gate((action, number) -> action.equals("DescribeExecution")
                ? Optional.of(Refusal.because("AccessDeniedException", "not authorized to states:DescribeExecution"))
                : Optional.empty());

        assertThatThrownBy(() -> executions.find(executions.arn(MACHINE, "run")))
                .isInstanceOf(AccountTrouble.class)
                .hasMessageStartingWith("Cannot read the execution " + executions.arn(MACHINE, "run") + ": "
                        + AwsStandIn.CALLER + " may not (not authorized to states:DescribeExecution); ");
        assertThat(Reading.of(() -> executions.find(executions.arn(MACHINE, "run"))))
                .isInstanceOf(Reading.Unread.class);
    }
}
