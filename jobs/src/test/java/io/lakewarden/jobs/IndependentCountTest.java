package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IndependentCountTest {
    @Test
    void shouldCountWhatIsKnownOfTheRealInvoices() {
        IndependentCount count = new IndependentCount();

        RealDays.all().forEach(day -> count.add(Repository.onlineRetail(), day));

        assertThat(count.rows()).isEqualTo(245_903);
        assertThat(count.duplicates()).isEqualTo(2_012);
        assertThat(count.accepted()).isEqualTo(242_418);
        assertThat(count.reasons())
                .isEqualTo(Map.of("NEGATIVE_WITHOUT_CANCELLATION", 758L, "PRICE_NOT_POSITIVE", 715L));
    }
}
