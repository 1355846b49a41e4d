package io.lakewarden.cost.runtime;

import static io.lakewarden.cost.runtime.ErnestFitTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsGibibytes() throws IOException {
        assertThat(RunsFile.read(file("nodes,gibibytes,seconds\n2,10,60\n4,10.5,36.25\n")))
                .containsExactly(run(2, 10, 60), run(4, 10.5, 36.25));
    }

    @Test
    void readsGigabytesInAnyOrderOfColumns() throws IOException {
        assertThat(RunsFile.read(file("seconds,when,nodes,gigabytes\n60,today,2,1.073741824\n")))
                .containsExactly(run(2, 1, 60));
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path file = file("nodes,gb,seconds\n2,10,60\n");

        assertThatThrownBy(() -> RunsFile.read(file))
                .hasMessage("line 2: no column gigabytes; expected nodes, gigabytes or gibibytes, seconds");
    }

    @Test
    void minutesAreRefusedWithTheRemedy() throws IOException {
        Path file = file("nodes,gibibytes,minutes\n2,10,1\n");

        assertThatThrownBy(() -> RunsFile.read(file))
                .hasMessage("line 2: minutes, and no column seconds; give the times as seconds, 60 for each minute");
        assertThat(RunsFile.read(file("nodes,gibibytes,minutes,seconds\n2,10,1,60\n")))
                .containsExactly(run(2, 10, 60));
    }

    @Test
    void whatIsNoNumberAboveZeroIsRefusedWithItsLine() throws IOException {
        Path file = file("nodes,gibibytes,seconds\n2,10,60\n4,10,-3\n");
        Path half = file("nodes,gibibytes,seconds\n2.5,10,60\n");

        assertThatThrownBy(() -> RunsFile.read(file))
                .hasMessage("line 3: seconds: got '-3', expected a number above zero");
        assertThatThrownBy(() -> RunsFile.read(half)).hasMessage("line 2: nodes: got 2.5, expected a whole number");
    }

    @Test
    void aTableWithoutRunsIsRefused() throws IOException {
        Path file = file("nodes,gibibytes,seconds\n");

        assertThatThrownBy(() -> RunsFile.read(file)).hasMessage("no run in it");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "runs", ".csv"), text);
    }
}
