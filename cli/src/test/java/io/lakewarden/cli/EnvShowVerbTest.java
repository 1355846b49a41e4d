package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EnvShowVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysOfEachValueWhereItComesFrom() {
        assertThat(show("prod", "--json")).as(err.toString()).isZero();

        JsonNode values = Json.read(out.toString()).get("values");
        assertThat(lines(values, "posture", "settings.logRetentionDays", "clusters.analysts.tls", "tell.calls"))
                .containsExactly(
                        "posture=regulated from platform/environments/prod.yaml:7",
                        "tell.calls=oncall@example.com from platform/environments/prod.yaml:13",
                        "clusters.analysts.tls=emr from default",
                        "settings.logRetentionDays=400 from posture regulated");
        assertThat(values)
                .allSatisfy(value -> assertThat(value.get("meaning").asText()).isNotBlank());
    }

    @Test
    void printsATableForAPerson() {
        assertThat(show("local")).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("pipelines.billing.machine.cores")
                .contains("platform/environments/local.yaml:10")
                .doesNotContain("settings.");
    }

    @Test
    void namesTheEnvironmentsThereAre() {
        assertThat(show("production")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot show the environment production: there is none of that name; name one of"
                        + " dev, local, prod, stage\n");
    }

    private static List<String> lines(JsonNode values, String... keys) {
        return StreamSupport.stream(values.spliterator(), false)
                .filter(value -> Stream.of(keys).anyMatch(value.get("key").asText()::equals))
                .map(value ->
                        value.get("key").asText() + "=" + value.get("value").asText() + " from "
                                + value.get("from").asText())
                .toList();
    }

    private int show(String... words) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(Stream.of("env", "show", "--dir", ".."), Stream.of(words))
                .toArray(String[]::new));
    }
}
