package io.lakewarden.account.runs;

import io.lakewarden.account.aws.AccountTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Follows executions to their ends. It only looks: an execution goes on whether or not somebody follows it, so a connection
 * that is lost for a while loses nothing.
 *
 * @param executions of the account
 * @param clock tells for how long nothing was heard
 * @param pause between two looks
 */
public record Following(Executions executions, Clock clock, Pause pause) {
    /** After so long without an answer somebody has to look into it. */
    public static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void await() throws InterruptedException;
    }

    /** Hears what goes on. */
    public interface Listener {
        /** Something happened; each event is told once, in order. */
        void happened(RunEvent event);

        /** It was looked at and is not over yet. */
        void looked(Execution execution);

        /** The account does not answer; told once until it answers again. */
        void lost(AccountTrouble trouble);

        /** It answers again. */
        void found();
    }

    /**
     * Follows one from its beginning until it is over.
     *
     * @throws AccountTrouble if it cannot be followed on: the way in is at fault, or nothing was heard for {@link #PATIENCE}
     */
    public Execution toItsEnd(Execution execution, Listener listener) throws InterruptedException {
        long seen = 0;
        boolean lost = false;
        Instant heard = clock.instant();
        while (true) {
            try {
                Execution now = executions.find(execution.arn()).orElse(execution);
                List<RunEvent> events = executions.eventsAfter(execution.arn(), seen);
                if (lost) {
                    listener.found();
                }

                lost = false;
                heard = clock.instant();
                for (RunEvent event : events) {
                    seen = event.id();
                    listener.happened(event);
                }

                if (now.isOver()) {
                    return now;
                }

                listener.looked(now);
            } catch (AccountTrouble trouble) {
                boolean forLong = Duration.between(heard, clock.instant()).compareTo(PATIENCE) > 0;
                if (!passes(trouble) || forLong) {
                    throw trouble;
                }

                if (!lost) {
                    listener.lost(trouble);
                }

                lost = true;
            }

            pause.await();
        }
    }

    private static boolean passes(AccountTrouble trouble) {
        return switch (trouble.kind()) {
            case THROTTLED, CONFLICT, UNREACHABLE, FAILING -> true;
            case CREDENTIALS_MISSING, CREDENTIALS_EXPIRED, WRONG_ACCOUNT, DENIED, REFUSED -> false;
        };
    }
}
