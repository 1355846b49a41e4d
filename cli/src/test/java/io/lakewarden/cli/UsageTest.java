package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user who mistypes reads: a line and a hint, never a stack trace. */
class UsageTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void suggestsTheVerbThatWasMeant() {
        assertThat(execute("queri")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lakewarden: Unmatched argument at index 0: 'queri'\nDid you mean: lakewarden query");
    }

    @Test
    void saysWhichVerbsThereAreWhenNoneIsNamed() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).startsWith("lakewarden: Missing verb: name one of ");
    }

    @Test
    void saysWhichScenariosThereAreWhenOneIsNotKnown() {
        assertThat(execute("gameday", "volcano")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "lakewarden: Cannot rehearse volcano: no such scenario; there is driver-killed-mid-commit, ");
    }

    @Test
    void refusesADateThatIsNone() {
        assertThat(execute("up", "--from", "2011-02-30")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid value for option '--from': got '2011-02-30', expected a date such as "
                        + "2011-03-21\nTry 'lakewarden up --help'\n");
    }

    @Test
    void refusesANumberOutOfRange() {
        assertThat(execute("sample", "--days", "0", "--out", "nowhere")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --days or --lines: got 0 and 1500, "
                        + "expected 1 to 10000 and 1 to 1000000000\n");
    }

    @Test
    void printsAFailureAsJsonTooWhereJsonWasAskedFor() {
        assertThat(execute("query", "SELECT 1", "--json", "--dir", "/nonexistent"))
                .isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo("{\n  \"error\" : \"Cannot run the query: there is no lake here yet; "
                        + "run ./lakewarden up first\"\n}\n");
    }

    @Test
    void printsFindingsForAFolderWithoutADefinition() {
        assertThat(execute("check", "--dir", "/nonexistent")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("platform/platform.yaml:1:1 error FILE_MISSING ")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesDaysThatEndBeforeTheyBegin() {
        assertThat(execute("up", "--from", "2026-01-06", "--to", "2026-01-01")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --from: got 2026-01-06, expected no later than --to 2026-01-01\n");
    }

    @Test
    void runsNowhereButHere() {
        assertThat(execute("up", "--env", "prod")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --env: got prod, expected local; "
                        + "other environments are deployed, not run from here\n");
    }

    @Test
    void refusesPortsThatThereAreNot() {
        assertThat(execute("metrics", "--port", "0")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("lakewarden: Invalid --port: got 0, expected 1 to 65535\n");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(execute("metrics", "--dir", "..", "--port", port)).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualTo("lakewarden: Cannot serve metrics on port " + port
                            + ": Address already in use; name another with --port\n");
        }
    }

    @Test
    void saysWhatTheFileSystemRefuses() throws IOException {
        Path file = Files.createFile(folder.resolve(".lakewarden"));
        Files.createDirectories(folder.resolve("platform"));

        assertThat(execute("history", "--dir", folder.toString(), "--port", "99999"))
                .isEqualTo(2);
        assertThat(execute("sample", "--out", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .endsWith("lakewarden: Cannot write the sample: " + file + ": a file is where a folder should be\n");
    }

    private int execute(String... args) {
        CommandLine commandLine = Lakewarden.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(args);
    }
}
