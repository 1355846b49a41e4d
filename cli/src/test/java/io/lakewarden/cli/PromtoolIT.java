package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus' own tool says of the files that it is given. */
class PromtoolIT {
    @BeforeAll
    static void isInstalled() {
        Prometheus.assumeInstalled("promtool");
    }

    @Test
    void takesTheConfigurationAndItsRules() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS: 7 rules found");
    }

    @Test
    void findsNoFaultInTheRules() throws Exception {
        assertThat(promtool("check", "rules", "--lint-fatal", "rules.json")).contains("SUCCESS: 7 rules found");
    }

    @Test
    void eachRuleRingsWhenItShallAndNotBefore() throws Exception {
        assertThat(promtool("test", "rules", "rules.test.yml")).contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "promtool";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(Golden.file("observability").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
