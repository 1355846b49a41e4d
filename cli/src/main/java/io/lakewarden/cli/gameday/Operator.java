package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.runbook.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody who types commands of ours, each of which is a process of its own. What the processes are told of AWS is a stand-in
 * and credentials that are good for nothing else: whatever this machine is signed in to is out of their reach.
 *
 * @param installation whose command it is
 * @param definition the folder that holds {@code platform/} and gets {@code .lakewarden/}
 * @param aws where every service is asked but CloudWatch
 * @param cloudWatch where that is asked
 */
record Operator(Installation installation, Path definition, URI aws, URI cloudWatch) {
    private static final String OURS = "./lakewarden ";

    /** How a command ended, with all that it said. */
    record Typed(List<String> command, int exitCode, String said) {}

    /** The commands of ours that a page says to type, in its order; others are passed over. */
    static List<List<String>> commands(Page page, String filled) {
        return filled.lines()
                .filter(line -> line.startsWith(OURS))
                .map(line -> words(page, line))
                .toList();
    }

    private static List<String> words(Page page, String line) {
        if (line.matches(".*[\"'\\\\$|;&<>].*")) {
            throw new IllegalArgumentException("Cannot type \"" + line + "\" of " + page.file() + " without a shell");
        }

        return List.of(line.substring(OURS.length()).split(" "));
    }

    /** Types a command and waits for its end. */
    Typed types(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(List.of(
                installation.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + Installation.HOME + "=" + installation.home(),
                "-cp",
                installation.commandClassPath(),
                "io.lakewarden.cli.Main"));
        whole.addAll(command);
        whole.addAll(List.of("--dir", definition.toString()));
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        reachesOnlyTheStandIn(builder.environment());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Typed(command, process.onExit().join().exitValue(), said);
    }

    private void reachesOnlyTheStandIn(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.endsWith("JAVA_OPTIONS"));
        environment.remove("JAVA_TOOL_OPTIONS");
        String nothing = definition.resolve("no-profiles").toString();
        environment.putAll(Map.of(
                "AWS_CONFIG_FILE", nothing,
                "AWS_SHARED_CREDENTIALS_FILE", nothing,
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_ENDPOINT_URL", aws.toString(),
                "AWS_ENDPOINT_URL_CLOUDWATCH", cloudWatch.toString(),
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "no secret",
                "NO_PROXY", "127.0.0.1",
                "no_proxy", "127.0.0.1"));
    }
}
