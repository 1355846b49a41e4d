package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.check.SparkSettings.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.yarn.dist.jars",
                "spark.yarn.jars",
                "spark.files",
                "spark.archives",
                "spark.driver.defaultJavaOptions",
                "spark.extraListeners",
                "spark.sql.queryExecutionListeners",
                "spark.yarn.appMasterEnv.HOME",
                "spark.executorEnv.HOME",
                "spark.driver.userClassPathFirst",
                "spark.kryo.registrator",
                "spark.serializer",
                "spark.master",
                "spark.shuffle.manager",
                "spark.shuffle.sort.io.plugin.class",
                "spark.sql.adaptive.customCostEvaluatorClass"
            })
    void knowsNoneThatLoadsCodeOrMovesAProcess(String setting) {
        assertThat(SparkSettings.form(setting)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesTheExampleOfEveryFormAndNoPlaceholder(Form form) {
        assertThat(form.takes(form.example())).isTrue();
        assertThat(form.takes("${Value}")).isFalse();
        assertThat(form.takes("")).isFalse();
    }

    @Test
    void tellsSizesFromTimes() {
        assertThat(Form.SIZE.takes("128m")).isTrue();
        assertThat(Form.SIZE.takes("128MB")).isTrue();
        assertThat(Form.SIZE.takes("134217728")).isTrue();
        assertThat(Form.SIZE.takes("128s")).isFalse();
        assertThat(Form.SIZE.takes("-1")).isFalse();
        assertThat(Form.SIZE_OR_OFF.takes("-1")).isTrue();
        assertThat(Form.TIME.takes("10min")).isTrue();
        assertThat(Form.TIME.takes("10gb")).isFalse();
    }
}
