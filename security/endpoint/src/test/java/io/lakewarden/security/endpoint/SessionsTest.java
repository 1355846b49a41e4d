package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final User ANA = new User("ana@EXAMPLE.COM", "ana");
    private static final User BEN = new User("ben@EXAMPLE.COM", "ben");

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private int opened;
    private final Sessions<String> sessions =
            new Sessions<>(user -> user.name() + ++opened, 2, Duration.ofMinutes(30), () -> now);

    @Test
    void eachUserHasASessionOfTheirOwn() {
        assertThat(use(ANA)).isEqualTo("ana1");
        assertThat(use(BEN)).isEqualTo("ben2");
        assertThat(use(ANA)).isEqualTo("ana1");
    }

    @Test
    void whoIsIdleForLongGetsANewOne() {
        assertThat(use(ANA)).isEqualTo("ana1");
        now = now.plus(Duration.ofMinutes(29));
        assertThat(use(ANA)).isEqualTo("ana1");
        now = now.plus(Duration.ofMinutes(30));
        assertThat(use(ANA)).isEqualTo("ana2");
    }

    @Test
    void aSessionIsKeptWhileAStatementRunsInIt() {
        Sessions.Lease<String> running = sessions.lease(ANA);
        now = now.plus(Duration.ofHours(2));
        assertThat(use(ANA)).isEqualTo(running.session());
        running.close();
        assertThat(sessions.users()).containsExactly("ana");
        now = now.plus(Duration.ofMinutes(30));
        assertThat(sessions.users()).isEmpty();
    }

    @Test
    void whoRunsTooMuchAtOnceWaitsWhileOthersDoNot() {
        Sessions.Lease<String> first = sessions.lease(ANA);
        sessions.lease(ANA);
        assertThatThrownBy(() -> sessions.lease(ANA))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot run the statement: ana runs 2 already; wait for one to end");
        assertThat(use(BEN)).isEqualTo("ben2");
        first.close();
        assertThat(use(ANA)).isEqualTo("ana1");
    }

    private String use(User user) {
        try (Sessions.Lease<String> lease = sessions.lease(user)) {
            return lease.session();
        }
    }
}
