package io.lakewarden.security.authorizer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginIT {
    @TempDir
    Path folder;

    @Test
    void nothingStartsWithoutPolicies() {
        assertThatThrownBy(() -> GovernedLake.builder(folder).getOrCreate())
                .hasMessageContaining("Cannot read the policies in");
    }

    @Test
    void nothingStartsWithoutTheExtension() {
        new PolicyFolder().write(folder.resolve("policies"));
        assertThatThrownBy(() -> GovernedLake.builder(folder)
                        .config(
                                "spark.sql.extensions",
                                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                        .getOrCreate())
                .hasMessage("Cannot start without enforcement: spark.sql.extensions does not name"
                        + " io.lakewarden.security.authorizer.AuthorizerExtension");
    }

    @Test
    void nothingStartsIfDecisionsCannotBeWrittenDown() {
        new PolicyFolder().write(folder.resolve("policies"));
        assertThatThrownBy(() -> GovernedLake.builder(folder)
                        .config(
                                "spark.lakewarden.authorizer.audit",
                                folder.resolve("no/such/folder/audit.jsonl").toString())
                        .getOrCreate())
                .hasMessageContaining("Cannot write the audit to");
    }

    @Test
    void theCanaryFindsASessionThatEnforcesNothing() {
        SparkSession free = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
        try {
            assertThatThrownBy(() -> Canary.check(free))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "Cannot start: policies are not enforced, a file was read by a user that nobody is; see the"
                                    + " log for why io.lakewarden.security.authorizer.AuthorizerExtension was not loaded");
        } finally {
            free.stop();
        }
    }
}
