package io.lakewarden.security.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A session of its own for each user, so that nobody meets the views and settings of another. Who is idle for long
 * loses it, and who runs too much at once has to wait.
 *
 * @param <S> what a session is
 */
final class Sessions<S> {
    private final Function<User, S> opens;
    private final int statementsPerUser;
    private final Duration idle;
    private final InstantSource clock;
    private final SortedMap<String, Held<S>> held = new TreeMap<>();

    Sessions(Function<User, S> opens, int statementsPerUser, Duration idle, InstantSource clock) {
        this.opens = opens;
        this.statementsPerUser = statementsPerUser;
        this.idle = idle;
        this.clock = clock;
    }

    /** The user's session for one statement, to be closed after it. */
    synchronized Lease<S> lease(User user) {
        forgetIdle();
        Held<S> mine = held.computeIfAbsent(user.name(), name -> new Held<>(opens.apply(user)));
        if (mine.statements == statementsPerUser) {
            throw new Refusal(
                    Refusal.Code.BUSY,
                    "Cannot run the statement: " + user.name() + " runs " + statementsPerUser
                            + " already; wait for one to end");
        }

        mine.statements++;
        return new Lease<>(mine.session, () -> giveBack(mine));
    }

    /** Whose sessions are held. */
    synchronized Iterable<String> users() {
        forgetIdle();
        return new TreeMap<>(held).keySet();
    }

    private synchronized void giveBack(Held<S> mine) {
        mine.statements--;
        mine.lastUse = clock.instant();
    }

    private void forgetIdle() {
        Instant now = clock.instant();
        held.values()
                .removeIf(one -> one.statements == 0 && !one.lastUse.plus(idle).isAfter(now));
    }

    /** A session while a statement runs in it; closing it twice is an error. */
    record Lease<S>(S session, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    private static final class Held<S> {
        private final S session;
        private int statements;
        private Instant lastUse = Instant.MAX;

        Held(S session) {
            this.session = session;
        }
    }
}
