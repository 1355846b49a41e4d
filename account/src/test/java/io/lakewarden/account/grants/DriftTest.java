package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriftTest {
    @Test
    void aCleanAccountIsSilent() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Drift drift = deployed.drift();

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unread()).isEmpty();
            assertThat(drift.isNone()).isTrue();
        }
    }

    @Test
    void aCleanAccountWithTagsIsSilent() {
        try (Deployed deployed = Deployed.tagged()) {
            assertThat(deployed.lake.tagged).isNotEmpty();

            Drift drift = deployed.drift();

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unread()).isEmpty();
        }
    }
}
