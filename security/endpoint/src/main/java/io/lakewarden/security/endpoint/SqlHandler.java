package io.lakewarden.security.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.lakewarden.security.endpoint.Statements.Statement;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request: first its ticket, then its text; the audit has a line of each before its client has the reply. */
final class SqlHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SqlHandler.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    /** Until then a reply has its right status; after it, its client is watched. */
    private static final int QUIET_BEATS = 5;

    private final EndpointSettings settings;
    private final Tickets tickets;
    private final Statements statements;
    private final Audit audit;
    private final InstantSource clock;

    SqlHandler(EndpointSettings settings, Tickets tickets, Statements statements, Audit audit, InstantSource clock) {
        this.settings = settings;
        this.tickets = tickets;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            new Call(exchange).answer();
        } catch (IOException e) {
            LOG.debug("A client is gone", e);
        } catch (RuntimeException e) {
            LOG.error("Cannot answer a request", e);
        }
    }

    /** One request on its way. */
    private final class Call {
        private final HttpExchange exchange;
        private final Reply reply;
        private final Instant came = clock.instant();
        private String principal = "";
        private String user = "";
        private String statement = "";
        private String sql = "";

        Call(HttpExchange exchange) {
            this.exchange = exchange;
            reply = new Reply(exchange);
        }

        void answer() throws IOException {
            try {
                Answer answer = answered();
                record("answered", answer.rows());
                reply.send(200, answer.json());
            } catch (Refusal refusal) {
                if (refusal.code() == Refusal.Code.UNAUTHENTICATED) {
                    reply.header("WWW-Authenticate", Tickets.SCHEME);
                }

                // A body that nobody read would end the connection together with the reply.
                exchange.getRequestBody().close();
                record(refusal.code().text(), 0);
                reply.send(refusal.code().status(), Answer.error(refusal));
            } catch (IOException e) {
                record("gone", 0);
                throw e;
            }
        }

        private Answer answered() throws IOException {
            SqlRequest.check(exchange);
            Tickets.Ticket ticket = tickets.take(
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            principal = ticket.principal();
            if (!ticket.reply().isEmpty()) {
                reply.header("WWW-Authenticate", Tickets.SCHEME + " " + ticket.reply());
            }

            User asks = User.of(ticket.principal(), settings.realms());
            user = asks.name();
            SqlRequest request = SqlRequest.read(exchange, settings.bounds());
            sql = request.sql();
            Statement started = statements.start(asks, request.sql(), request.limit());
            statement = started.id();
            return await(started);
        }

        private Answer await(Statement started) throws IOException {
            long beats = settings.bounds().queryTimeout().dividedBy(BEAT);
            for (long beat = 1; beat <= beats; beat++) {
                try {
                    return started.await(BEAT);
                } catch (TimeoutException e) {
                    beat(started, beat);
                }
            }

            started.cancel();
            throw new Refusal(
                    Refusal.Code.TIMEOUT,
                    "Cannot run the statement: it took longer than "
                            + settings.bounds().queryTimeout().toSeconds() + " s and is cancelled");
        }

        private void beat(Statement started, long beat) throws IOException {
            if (beat < QUIET_BEATS) {
                return;
            }

            try {
                reply.beat();
            } catch (IOException e) {
                started.cancel();
                throw e;
            }
        }

        private void record(String outcome, int rows) {
            audit.write(new Audit.Entry(
                    came,
                    exchange.getRemoteAddress().getAddress().getHostAddress(),
                    principal,
                    user,
                    statement,
                    sql,
                    outcome,
                    rows,
                    Duration.between(came, clock.instant())));
        }
    }
}
