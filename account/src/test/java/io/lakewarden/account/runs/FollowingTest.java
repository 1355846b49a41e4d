package io.lakewarden.account.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Execution.Status;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.account.standin.StandInRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final String MACHINE = "lakewarden-stage-billing";

    private final AwsStandIn aws = new AwsStandIn();
    private final StandInRuns account = new StandInRuns(aws);
    private final AwsSession session = LiveAccount.open(aws);
    private final Executions executions = new Executions(session);
    private final List<String> heard = new ArrayList<>();
    private Instant now = StandInRuns.NOW;

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Test
    void tellsEachEventOnceAndHowItEnded() throws InterruptedException {
        Execution execution = running();
        account.then(() -> account.enters(MACHINE, "run", "Create the cluster"));
        account.then(() -> {});
        account.then(() -> {
            account.enters(MACHINE, "run", "Clean the lines");
            account.enters(MACHINE, "run", "Publish");
            account.end(MACHINE, "run", "SUCCEEDED");
        });

        assertThat(following().toItsEnd(execution, new Ear()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(heard).containsExactly("Create the cluster", "looked", "looked", "Clean the lines", "Publish");
    }

    @Test
    void looksAgainWhenTheConnectionWasLost() throws InterruptedException {
        Execution execution = running();
        account.then(() -> account.enters(MACHINE, "run", "Create the cluster"));
        account.then(() -> {
            account.enters(MACHINE, "run", "Clean the lines");
            account.end(MACHINE, "run", "FAILED");
        });
        int[] cut = {0};
        aws.gate((action, number) -> {
            boolean isCut = heard.contains("looked") && cut[0]++ < 20;
            if (isCut) {
                throw new IllegalStateException("The line is cut");
            }

            return Optional.empty();
        });

        assertThat(following().toItsEnd(execution, new Ear()).status()).isEqualTo(Status.FAILED);
        assertThat(heard).containsExactly("Create the cluster", "looked", "lost", "found", "Clean the lines");
    }

    @Test
    void looksAgainWhenAskedToSlowDown() throws InterruptedException {
        Execution execution = running();
        account.then(() -> account.end(MACHINE, "run", "SUCCEEDED"));
        aws.gate((action, number) ->
                number < 15 ? Optional.of(Refusal.because("ThrottlingException", "Rate exceeded")) : Optional.empty());

        assertThat(following().toItsEnd(execution, new Ear()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(heard).containsExactly("lost", "found");
    }

    @Test
    void givesUpWhenNothingWasHeardForLong() {
        Execution execution = running();
        aws.gate((action, number) -> Optional.of(Refusal.because("ThrottlingException", "Rate exceeded")));

        assertThatThrownBy(() -> following().toItsEnd(execution, new Ear()))
                .isInstanceOf(AccountTrouble.class)
                .hasMessageContaining("AWS asked to slow down, 6 times");
        assertThat(Duration.between(StandInRuns.NOW, now)).isGreaterThan(Following.PATIENCE);
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void endsAtOnceWhenTheCredentialsDid() {
        Execution execution = running();
        aws.gate((action, number) -> Optional.of(Refusal.because("ExpiredTokenException", "expired")));

        assertThatThrownBy(() -> following().toItsEnd(execution, new Ear()))
                .hasMessage("Cannot read the execution " + execution.arn()
                        + ": the credentials have expired; sign in again");
        assertThat(heard).isEmpty();
    }

    @Test
    void knowsTheDayOfAnExecutionAsTheJobDoes() {
        ZoneId zone = ZoneId.of("America/New_York");
        assertThat(RunDay.of(with("{\"date\": \"2011-03-21\"}"), zone)).hasToString("Optional[2011-03-21]");
        assertThat(RunDay.of(with("{\"date\": \"2011-03-22T02:30:00Z\"}"), zone))
                .hasToString("Optional[2011-03-20]");
        assertThat(RunDay.of(with("{}"), zone)).hasToString("Optional[2026-03-01]");
        assertThat(RunDay.of(with("{\"date\": \"yesterday\"}"), zone)).isEmpty();
        assertThat(RunDay.of(with("no JSON"), zone)).isEmpty();
    }

    private static Execution with(String input) {
        return new Execution(
                "arn",
                "machine",
                "run",
                Status.RUNNING,
                StandInRuns.NOW,
                Optional.empty(),
                Optional.of(input),
                Optional.empty());
    }

    private Execution running() {
        account.execution(MACHINE, "run", "RUNNING", StandInRuns.NOW, "{}");
        return executions.find(executions.arn(MACHINE, "run")).orElseThrow();
    }

    private Following following() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new Following(executions, clock, () -> now = now.plusSeconds(600));
    }

    private final class Ear implements Following.Listener {
        @Override
        public void happened(RunEvent event) {
            heard.add(event.what());
        }

        @Override
        public void looked(Execution execution) {
            heard.add("looked");
        }

        @Override
        public void lost(AccountTrouble trouble) {
            heard.add("lost");
        }

        @Override
        public void found() {
            heard.add("found");
        }
    }
}
