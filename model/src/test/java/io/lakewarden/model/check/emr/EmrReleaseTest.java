package io.lakewarden.model.check.emr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmrReleaseTest {
    @ParameterizedTest
    @CsvSource({"emr-5.36.2, false", "emr-7.12.0, false", "emr-spark-8.1.0, true"})
    void knowsBothFormsOfALabel(String label, boolean spark) {
        assertThat(EmrRelease.of(label)).hasValueSatisfying(release -> {
            assertThat(release.spark()).isEqualTo(spark);
            assertThat(release.isOfAKnownLine()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"emr-8.1.0", "emr-spark-7.1.0", "emr-4.9.0"})
    void knowsWhichLinesThereAre(String label) {
        assertThat(EmrRelease.of(label)).hasValueSatisfying(release -> assertThat(release.isOfAKnownLine())
                .isFalse());
    }

    @Test
    void aLabelWithMoreDigitsThanAnyIsNone() {
        assertThat(EmrRelease.of("emr-7.99999999999.0")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "emr-6.15.0, true, false",
        "emr-7.11.0, true, false",
        "emr-7.12.0, false, false",
        "emr-7.15.0, false, true",
        "emr-spark-8.1.0, false, false",
        "emr-spark-8.2.0, false, true"
    })
    void tellsWhatCameBeforeAndAfter(String label, boolean before712, boolean newer) {
        assertThat(EmrRelease.of(label)).hasValueSatisfying(release -> {
            assertThat(release.isBefore7(12)).isEqualTo(before712);
            assertThat(release.isNewerThanKnown()).isEqualTo(newer);
        });
    }
}
