package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user reads who asks a Ranger Admin the wrong way. */
class RangerPushVerbTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void sendsNoPasswordInTheClearToAnotherMachine() {
        assertThat(push("--url", "http://ranger.example.com:6080")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --url: expected https://HOST:PORT without user and password, or http://"
                        + " on this machine; over anything else a password can be read on the way\n");
    }

    @Test
    void takesNoPasswordWithinTheUrl() {
        assertThat(push("--url", "https://admin:secret@ranger.example.com")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lakewarden: Invalid --url: expected ")
                .doesNotContain("secret");
    }

    @Test
    void refusesAServiceTypeThatItDoesNotCompileFor() {
        assertThat(push("--url", "https://ranger.example.com", "--service-types", "hive,trino"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --service-types: got trino, expected some of hive, amazon-emr-spark,"
                        + " amazon-emr-emrfs\n");
    }

    @Test
    void saysThatThePasswordCannotBeRead() {
        Path missing = folder.resolve("password");
        assertThat(push("--url", "https://ranger.example.com", "--password-file", missing.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("lakewarden: Cannot read the password: " + missing + " cannot be read\n");
        assertThat(Files.exists(missing)).isFalse();
    }

    private int push(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"access", "ranger", "push"}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        CommandLine command = Lakewarden.commandLine().setErr(new PrintWriter(err, true));
        return command.execute(all);
    }
}
