package io.lakewarden.cli.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessSignalsTest {
    private static final String EXPIRY =
            "lakewarden_access_expiry_timestamp_seconds{environment=\"local\",principal=\"contractor\"} 1.8143136E9";

    @TempDir
    Path folder;

    @Test
    void countsDecisionsOfAllFilesByUserAndResult() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), decision("erik", 1) + decision("erik", 0) + decision("erik", 1));
        Files.writeString(folder.resolve("b.jsonl"), decision("erik", 1) + decision("intern", 0));

        assertThat(samples(folder))
                .containsExactly(
                        "lakewarden_access_decisions_total{environment=\"local\",user=\"erik\",result=\"allowed\"} 3.0",
                        "lakewarden_access_decisions_total{environment=\"local\",user=\"erik\",result=\"denied\"} 1.0",
                        "lakewarden_access_decisions_total{environment=\"local\",user=\"intern\",result=\"denied\"} 1.0",
                        EXPIRY);
    }

    @Test
    void countsALineWhenItIsWhole() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), decision("erik", 1) + "{\"reqUser\":\"eri");

        assertThat(samples(folder))
                .containsExactly(
                        "lakewarden_access_decisions_total{environment=\"local\",user=\"erik\",result=\"allowed\"} 1.0",
                        EXPIRY);
    }

    @Test
    void tellsExpiryWhereNothingWasAskedYet() {
        assertThat(samples(folder.resolve("none"))).containsExactly(EXPIRY);
    }

    private static List<String> samples(Path audit) {
        Platform platform =
                DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
        Exposition exposition = new Exposition();
        new AccessSignals("local", audit).addTo(exposition, platform);
        return exposition.text().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String decision(String user, int result) {
        return "{\"reqUser\":\"" + user + "\",\"access\":\"select\",\"columns\":[\"a\"],\"result\":" + result + "}\n";
    }
}
