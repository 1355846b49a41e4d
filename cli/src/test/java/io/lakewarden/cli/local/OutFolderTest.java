package io.lakewarden.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
    @TempDir
    private Path folder;

    @Test
    void removesWhatItWroteBeforeAndNothingOfOthers() throws IOException {
        Path out = folder.resolve("out");
        OutFolder.write(out, new TreeMap<>(Map.of("roles/ana.json", "1", "roles/eve.json", "1")));
        Files.writeString(out.resolve("roles/other.json"), "mine");

        OutFolder.write(out, new TreeMap<>(Map.of("roles/ana.json", "2")));

        assertThat(out.resolve("roles/ana.json")).hasContent("2");
        assertThat(out.resolve("roles/eve.json")).doesNotExist();
        assertThat(out.resolve("roles/other.json")).hasContent("mine");
    }

    @Test
    void removesNothingOutsideItsFolderWhateverTheListSays() throws IOException {
        Path out = folder.resolve("out");
        Path outside = Files.writeString(folder.resolve("outside.json"), "mine");
        OutFolder.write(out, new TreeMap<>(Map.of("hive.json", "1")));
        Files.writeString(out.resolve(".written-by-lakewarden"), "../outside.json\nhive.json\n");

        OutFolder.write(out, new TreeMap<>());

        assertThat(outside).hasContent("mine");
        assertThat(out.resolve("hive.json")).doesNotExist();
    }
}
