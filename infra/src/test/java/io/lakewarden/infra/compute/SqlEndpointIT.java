package io.lakewarden.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script of the step that starts the SQL endpoint, with programs in the places of a node's own. How what its unit says
 * answers users is YarnIT's, in the endpoint's module.
 */
class SqlEndpointIT {
    private static final String KEYTAB = "printf '\\005\\002key'";

    @TempDir
    private Path here;

    @BeforeEach
    void aNode() throws IOException {
        Files.createDirectories(here.resolve("units"));
        for (String name : List.of("useradd", "systemctl", "hdfs", "kinit", "journalctl")) {
            program(name, "");
        }

        program("sudo", "exec \"$@\"");
        program("hostname", "echo ip-10-0-0-1.eu-west-1.compute.internal");
        program("hadoop", "echo /usr/lib/hadoop/*");
        program("sleep", "");
        program("kadmin.local", "case $3 in add_principal) exit 1 ;; ktadd) " + KEYTAB + " > \"$6\" ;; esac");
        program("aws", KEYTAB + " | base64");
        program("java", "for folder; do :; done; touch \"$folder\"/endpoint.p12 \"$folder\"/endpoint.p{assword,em}");
        program("curl", "printf 401");
        program(
                "install",
                """
                words=()
                while [ $# -gt 0 ]; do
                  case $1 in -o | -g) shift 2 ;; *) words+=("$1"); shift ;; esac
                done
                exec /usr/bin/install "${words[@]}"
                """);
        script("sql-endpoint.sh");
    }

    /** One that notes how it was called. */
    private void program(String name, String lines) throws IOException {
        Path program = Files.createDirectories(here.resolve("bin")).resolve(name);
        String noted = name.equals("sudo") ? "" : "echo " + name + " \"$@\" >> " + here.resolve("log") + "\n";
        Files.writeString(program, "#!/bin/bash\n" + noted + lines + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path script(String name) throws IOException {
        try (InputStream script = Enforced.class.getResourceAsStream(name)) {
            return Files.write(here.resolve(name), script.readAllBytes());
        }
    }

    @Test
    void anEndpointThatRefusesStrangersIsServed() throws IOException, InterruptedException {
        assertThat(serve("LAKE.INTERNAL"))
                .isEqualTo("0 Serving SQL at https://ip-10-0-0-1.eu-west-1.compute.internal:10443/sql\n");
        assertThat(log().lines().filter(line -> line.startsWith("systemctl")))
                .containsExactly(
                        "systemctl daemon-reload",
                        "systemctl enable sql.service",
                        "systemctl reset-failed sql.service",
                        "systemctl restart sql.service");
        assertThat(unit())
                .contains("\"spark.lakewarden.endpoint.principal=HTTP/ip-10-0-0-1.eu-west-1.compute.internal"
                        + "@LAKE.INTERNAL\"")
                .doesNotContain("spark.eventLog")
                .doesNotContain("auth_to_local");
    }

    @Test
    void keysThatOthersUseAreCopiedAndNotMadeAnew() throws IOException, InterruptedException {
        serve("LAKE.INTERNAL");

        assertThat(log().lines().filter(line -> line.startsWith("kadmin.local")))
                .hasSize(4)
                .noneMatch(line -> line.contains("ktadd") && !line.contains("ktadd -norandkey"));
        assertThat(log()).doesNotContain("aws ");
    }

    @Test
    void anEndpointThatDoesNotAnswerIsStoppedAndTheStepFails() throws IOException, InterruptedException {
        program("curl", "printf 000; exit 7");
        program("journalctl", "echo Cannot start: policies are not enforced");

        assertThat(serve("LAKE.INTERNAL"))
                .isEqualTo("1 Cannot start: policies are not enforced\n"
                        + "Cannot start the SQL endpoint: it does not answer at"
                        + " https://ip-10-0-0-1.eu-west-1.compute.internal:10443/sql; its last words are above\n");
        assertThat(log()).contains("systemctl stop sql.service\nsystemctl disable sql.service\n");
    }

    @Test
    void whatAnswersStrangersIsStoppedToo() throws IOException, InterruptedException {
        program("curl", "printf 200");

        assertThat(serve("LAKE.INTERNAL")).startsWith("1 ");
        assertThat(log()).contains("systemctl stop sql.service");
    }

    @Test
    void usersOfATrustedRealmAreKnownByTheirFirstName() throws IOException, InterruptedException {
        assertThat(serve("AD.EXAMPLE.COM,LAKE.INTERNAL")).startsWith("0 ");
        assertThat(unit())
                .contains(
                        "\"spark.hadoop.hadoop.security.auth_to_local=RULE:[1:$$1@$$0](.*@AD\\\\.EXAMPLE\\\\.COM)s/@.*//"
                                + " DEFAULT\"");
    }

    @Test
    void underAnExternalKdcTheKeytabIsThatOfTheSecret() throws IOException, InterruptedException {
        assertThat(serve("LAKE.INTERNAL", "sql.example.com", "prod/sql", "eu-west-1"))
                .isEqualTo("0 Serving SQL at https://sql.example.com:10443/sql\n");
        assertThat(log())
                .contains(
                        "aws secretsmanager get-secret-value --region eu-west-1 --secret-id prod/sql --query SecretBinary"
                                + " --output text\n")
                .doesNotContain("kadmin.local");
        assertThat(unit()).contains("\"spark.lakewarden.endpoint.principal=HTTP/sql.example.com@LAKE.INTERNAL\"");
        assertThat(here.resolve("home/endpoint.keytab")).hasContent("\005\002key");
    }

    @Test
    void whereEventLogsAreKeptTheirFolderIsMadeAtEachStart() throws IOException, InterruptedException {
        serve("LAKE.INTERNAL", "sql.example.com", "prod/sql", "eu-west-1", "logs", "events/lake-prod.sql-endpoint");

        assertThat(unit())
                .contains("ExecStartPre=-/usr/bin/env aws s3api put-object --bucket logs"
                        + " --key events/lake-prod.sql-endpoint/.keep\nExecStart=");

        serve("LAKE.INTERNAL", "sql.example.com", "prod/sql", "eu-west-1");

        assertThat(unit()).doesNotContain("ExecStartPre");
    }

    @Test
    void withoutAKeytabNothingIsStarted() throws IOException, InterruptedException {
        program("aws", "echo None");

        assertThat(serve("LAKE.INTERNAL", "sql.example.com", "prod/sql", "eu-west-1"))
                .isEqualTo(
                        "1 Cannot start the SQL endpoint: there is no keytab of HTTP/sql.example.com@LAKE.INTERNAL and"
                                + " lakewarden@LAKE.INTERNAL\n");
        assertThat(log()).doesNotContain("systemctl");
    }

    @Test
    void withoutACertificateNothingIsStarted() throws IOException, InterruptedException {
        program("java", "exit 1");

        assertThat(serve("LAKE.INTERNAL"))
                .isEqualTo("1 Cannot start the SQL endpoint: this node has no certificate to serve with\n");
        assertThat(log()).doesNotContain("systemctl");
    }

    @Test
    void everyNodeGetsAnAccountWithoutAShell() throws IOException, InterruptedException {
        assertThat(run(List.of("account"))).isEqualTo("0 ");
        assertThat(log())
                .isEqualTo("useradd --user-group --no-create-home --home-dir /nonexistent --shell /sbin/nologin"
                        + " lakewarden\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-folder.sh", "install-verified.sh", "sql-endpoint.sh"})
    void shellcheckFindsNothing(String name) throws IOException, InterruptedException {
        assumeThat(isInstalled("shellcheck")).as("shellcheck is installed").isTrue();
        assertThat(run("shellcheck", List.of(script(name).toString()))).isEqualTo("0 ");
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String serve(String realms, String... external) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "serve",
                here.resolve("units/sql.service").toString(),
                "/usr/lib/lakewarden",
                here.resolve("home").toString(),
                "10443",
                "LAKE.INTERNAL",
                realms));
        words.addAll(List.of(external));
        return run(words);
    }

    private String run(List<String> words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(here.resolve("sql-endpoint.sh").toString()));
        command.addAll(words);
        return run("bash", command);
    }

    private String run(String program, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", here.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    private String log() throws IOException {
        return Files.readString(here.resolve("log"));
    }

    private String unit() throws IOException {
        return Files.readString(here.resolve("units/sql.service"));
    }
}
