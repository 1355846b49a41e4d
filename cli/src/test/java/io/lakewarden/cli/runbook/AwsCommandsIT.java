package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the AWS CLI itself says of the pages' commands: it reads each with all options and values, checks them against the
 * service's model, and fails for want of a service; and each query finds something in an answer of the service's shape.
 */
class AwsCommandsIT {
    private static final Path SCRIPT =
            Path.of("src/test/resources/aws-commands.py").toAbsolutePath();
    private static final Pattern FILE = Pattern.compile("fileb?://(\\S+)");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheAwsCli() throws InterruptedException {
        Assumptions.assumeTrue(AwsCli.isThere(), "Skipped: python3 finds no awscli; pip install awscli");
    }

    @Test
    void everyCommandIsTaken() throws IOException, InterruptedException {
        Platform platform =
                DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
        Site prod = Site.of(platform, platform.environment("prod").orElseThrow());
        Map<String, AwsCommand> commands = new LinkedHashMap<>();
        for (Page page : Pages.in(Path.of("..")).all()) {
            String subject = page.text().contains("${cluster}")
                    ? new Names(prod, Optional.empty())
                            .clusters(page)
                            .findFirst()
                            .orElseThrow()
                    : "billing";
            AwsCommand.of(new PageText(new Names(prod, Optional.of(subject)).filled(page)))
                    .map(AwsCommand::filled)
                    .forEach(command -> commands.putIfAbsent(command.shape(), command));
        }

        assertThat(refused(commands.values().stream())).isEmpty();
    }

    @Test
    void whatItDoesNotTakeIsNoticed() throws IOException, InterruptedException {
        assertThat(refused(Stream.of(
                        new AwsCommand(List.of("emr", "describe-clusters", "--cluster-id", "j-1")),
                        new AwsCommand(List.of("emr", "describe-cluster", "--cluster", "j-1", "--now")),
                        new AwsCommand(List.of("emr", "describe-cluster", "--cluster-id", "j-1", "--query", "a[")),
                        new AwsCommand(
                                List.of("emr", "describe-cluster", "--cluster-id", "j-1", "--query", "Cluster.State")),
                        new AwsCommand(List.of("kms", "rotate-keys")),
                        new AwsCommand(List.of("emr", "describe-cluster", "--cluster-id", "j-1")))))
                .containsExactly(
                        "emr describe-clusters --cluster-id j-1",
                        "emr describe-cluster --cluster j-1 --now",
                        "emr describe-cluster --cluster-id j-1 --query a[",
                        "emr describe-cluster --cluster-id j-1 --query Cluster.State",
                        "kms rotate-keys");
    }

    private List<String> refused(Stream<AwsCommand> commands) throws IOException, InterruptedException {
        List<AwsCommand> all = commands.toList();
        for (AwsCommand command : all) {
            for (String word : command.words()) {
                FILE.matcher(word).results().forEach(file -> write(folder.resolve(file.group(1))));
            }
        }

        Path answers = folder.resolve("answers");
        Process process = new ProcessBuilder("python3", SCRIPT.toString())
                .directory(folder.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        process.getOutputStream()
                .write(Json.text(all.stream().map(AwsCommand::words).toList()).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return Files.readAllLines(answers);
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
