package io.lakewarden.security.endpoint;

import io.lakewarden.security.endpoint.EndpointSettings.Bounds;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs texts as their users: each is analysed, planned and executed by a thread that is nobody else meanwhile. */
final class Statements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

    private final SparkSession spark;
    private final UserGroupInformation server;
    private final Bounds bounds;
    private final Sessions<SparkSession> sessions;
    private final Semaphore slots;
    private final ExecutorService threads;
    private volatile boolean stopping;

    Statements(SparkSession spark, UserGroupInformation server, Bounds bounds, InstantSource clock) {
        this.spark = spark;
        this.server = server;
        this.bounds = bounds;
        sessions = new Sessions<>(this::open, bounds.queriesPerUser(), bounds.sessionIdle(), clock);
        slots = new Semaphore(bounds.queries());
        threads = Executors.newFixedThreadPool(bounds.queries());
    }

    /** Starts a statement, or refuses it at once where too much runs already. */
    Statement start(User user, String sql, int limit) {
        if (stopping) {
            throw new Refusal(Refusal.Code.STOPPING, "Cannot run the statement: the endpoint is stopping");
        }

        if (!slots.tryAcquire()) {
            throw new Refusal(
                    Refusal.Code.BUSY, "Cannot run the statement: " + bounds.queries() + " run already; try again");
        }

        try {
            Sessions.Lease<SparkSession> lease = sessions.lease(user);
            Statement statement = new Statement(user, lease.session(), sql, limit);
            threads.execute(() -> {
                try (lease) {
                    statement.run();
                } finally {
                    slots.release();
                }
            });
            return statement;
        } catch (RuntimeException e) {
            slots.release();
            throw e;
        }
    }

    /** Takes no more, lets what runs go on for a while, and cancels the rest. */
    @Override
    public void close() {
        stopping = true;
        try {
            if (!slots.tryAcquire(bounds.queries(), bounds.stop().toMillis(), TimeUnit.MILLISECONDS)) {
                spark.sparkContext().cancelAllJobs();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }

        threads.shutdownNow();
    }

    private Answer answer(String id, User user, SparkSession session, String sql, int limit) {
        spark.sparkContext().setJobGroup(id, user.name(), true);
        try {
            return Answer.of(user, session.sql(sql), limit, bounds.answerBytes());
        } catch (Exception e) {
            // Spark throws checked exceptions that it does not declare.
            Refusal refusal = Trouble.of(e, id);
            if (refusal.code() == Refusal.Code.FAILED) {
                LOG.warn("Statement {} of {} failed", id, user.principal(), e);
            }

            throw refusal;
        } finally {
            spark.sparkContext().clearJobGroup();
        }
    }

    private SparkSession open(User user) {
        return as(user, () -> {
            SparkSession session = spark.newSession();
            // Else a text could read the server's settings and environment: ${env:…}, ${spark:…}.
            session.conf().set("spark.sql.variable.substitute", "false");
            session.conf().set("spark.sql.datetime.java8API.enabled", "true");
            session.conf().set("spark.sql.session.timeZone", "UTC");
            return session;
        });
    }

    private <T> T as(User user, PrivilegedAction<T> action) {
        return UserGroupInformation.createProxyUser(user.name(), server).doAs(action);
    }

    /** A statement that was started. */
    final class Statement {
        private final String id = UUID.randomUUID().toString();
        private final FutureTask<Answer> answer;

        private Statement(User user, SparkSession session, String sql, int limit) {
            answer = new FutureTask<>(() -> as(user, () -> answer(id, user, session, sql, limit)));
        }

        String id() {
            return id;
        }

        /** Waits for the answer; a {@link TimeoutException} says that it still runs. */
        Answer await(Duration patience) throws TimeoutException {
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw Trouble.of(e, id);
            } catch (CancellationException | InterruptedException e) {
                throw new Refusal(Refusal.Code.STOPPING, "Cannot run the statement: the endpoint is stopping", e);
            }
        }

        /** Ends it: what is planned is interrupted, what runs is cancelled. Its slot is free when its thread is. */
        void cancel() {
            answer.cancel(true);
            spark.sparkContext().cancelJobGroup(id);
        }

        private void run() {
            answer.run();
            if (answer.isCancelled()) {
                // What began between the interrupt and the cancelling.
                spark.sparkContext().cancelJobGroup(id);
            }
        }
    }
}
