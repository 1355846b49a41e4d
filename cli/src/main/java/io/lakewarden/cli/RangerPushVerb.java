package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.RangerAdmin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The grants brought to a Ranger Admin. */
@Command(
        name = "push",
        description = {
            "Bring the policies, roles and tags to a Ranger Admin: without --apply it only shows the difference.",
            "It revokes before it grants, leaves alone what others made, and goes on where it was stopped.",
            "The password comes from the environment variable RANGER_PASSWORD or from --password-file."
        })
final class RangerPushVerb implements Callable<Integer> {
    private static final String PASSWORD = "RANGER_PASSWORD";
    private static final Set<String> TYPES = Set.of("hive", "amazon-emr-spark", "amazon-emr-emrfs");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Mixin
    private Console console;

    @Mixin
    private AwsEnvironment where;

    @Option(names = "--url", paramLabel = "URL", required = true, description = "The Admin's, as in https://host:6182.")
    private URI url;

    @Option(names = "--user", paramLabel = "USER", description = "Who asks, or a Kerberos principal (default: admin).")
    private String user = "admin";

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file that holds the password.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--keytab", paramLabel = "FILE", description = "The principal's keys: ask by Kerberos.")
    private Optional<Path> keytab = Optional.empty();

    @Option(
            names = "--service-types",
            paramLabel = "TYPE",
            split = ",",
            description = "Of hive, amazon-emr-spark, amazon-emr-emrfs (default: hive, and tags with it).")
    private List<String> types = List.of("hive");

    @Option(names = "--apply", description = "Do it.")
    private boolean apply;

    @Override
    public Integer call() {
        refuseWhatCannotBe();
        RangerAdmin admin = new RangerAdmin(
                url.toString().replaceAll("/+$", ""),
                user,
                keytab.map(file -> file.toAbsolutePath().toString()).orElseGet(this::password),
                keytab.isPresent());
        JsonNode result = admin.push(
                Installation.current(),
                RangerPlane.compiled(DefinitionCheck.required(console), where),
                types,
                apply,
                console::progress);
        lines(result);
        console.result(((ObjectNode) result).put("applied", apply));
        return ExitCode.OK.code();
    }

    private void lines(JsonNode result) {
        JsonNode steps = result.path("steps");
        if (!apply) {
            steps.forEach(step -> console.line("%-8s%s %s: %s"
                    .formatted(
                            step.path("phase").asText(),
                            step.path("verb").asText(),
                            step.path("subject").asText(),
                            step.path("detail").asText())));
        }

        result.path("foreign").forEach(policy -> console.line("not ours, left alone: " + policy.asText()));
        if (steps.isEmpty()) {
            console.line("No difference: " + url + " has what the definition says");
        } else if (apply) {
            console.line(steps.size() + " steps done: " + url + " has what the definition says");
        } else {
            console.line("Dry run: " + steps.size() + " steps would be done, nothing was changed; --apply does them");
        }
    }

    private void refuseWhatCannotBe() {
        types.stream().filter(type -> !TYPES.contains(type)).findFirst().ifPresent(type -> {
            throw CommandFailed.usage("Invalid --service-types: got " + type
                    + ", expected some of hive, amazon-emr-spark, amazon-emr-emrfs");
        });
        String host = String.valueOf(url.getHost());
        boolean isSafe =
                "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && THIS_MACHINE.contains(host);
        if (!isSafe || url.getUserInfo() != null) {
            throw CommandFailed.usage("Invalid --url: expected https://HOST:PORT without user and password, "
                    + "or http:// on this machine; over anything else a password can be read on the way");
        }
    }

    private String password() {
        if (passwordFile.isPresent()) {
            try {
                return Files.readString(passwordFile.get()).strip();
            } catch (IOException e) {
                throw CommandFailed.because("Cannot read the password: " + passwordFile.get() + " cannot be read");
            }
        }

        return Optional.ofNullable(System.getenv(PASSWORD))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> CommandFailed.because(
                        "Cannot push: there is no password; set " + PASSWORD + " or name a file with --password-file"));
    }
}
