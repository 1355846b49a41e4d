package io.lakewarden.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.security.authorizer.ranger.EngineBench;
import org.junit.jupiter.api.Test;

class DecisionBenchTest {
    @Test
    void halfOfItsDecisionsAreAllowed() {
        assertThat(EngineBench.of(50).decide(200)).isEqualTo(100);
    }

    @Test
    void itDecidesUnderTenThousandPolicies() {
        DecisionBench.Result result = DecisionBench.measure();
        assertThat(result.policies()).isEqualTo(10_000);
        assertThat(result.perSecond()).isPositive();
    }
}
