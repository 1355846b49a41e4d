package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmrReleaseTest {
    @ParameterizedTest
    @ValueSource(strings = {"emr-7.12.0", "emr-7.13.0", "emr-7.14.0"})
    void takesTheLineThatRunsTheJobs(String release) {
        assertThat(EmrRelease.problem(release)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "emr-5.30.0, no full-table access",
        "emr-7.3.0, came with emr-7.10.0",
        "emr-7.10.0, came with emr-7.11.0",
        "emr-7.11.0, came with emr-7.12.0",
        "emr-99.0.0, no release after the line emr-7",
        "emr-spark-8.1.0, Scala 2.13",
        "emr-7.99999999999.0, no such release"
    })
    void refusesTheOthersEachWithItsReason(String release, String reason) {
        assertThat(EmrRelease.problem(release))
                .hasValueSatisfying(problem -> assertThat(problem).contains(reason));
    }
}
