package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.cli.runbook.OperatorShell.Typed;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of pages that read logs or empty queues, typed into a shell. */
class TypedPagesIT {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final String FIRST = "{\"execution\":\"one\"}";
    private static final String SECOND = "{\"execution\":\"two\"}";
    private static final String THIRD = "{\"execution\":\"three\"}";

    @TempDir
    private Path folder;

    private final AwsStandIn aws = new AwsStandIn();
    private final StandInRuns account = new StandInRuns(aws);
    private Site stage;
    private OperatorShell shell;
    private QueueStandIn queue;

    @BeforeEach
    void opensAShell() throws IOException {
        Platform platform =
                DefinitionReader.read(CHECKOUT).definition().orElseThrow().platform();
        stage = Site.of(platform, platform.environment("stage").orElseThrow());
        String endpoint = aws.connection().endpoint().orElseThrow().toString();
        shell = OperatorShell.in(folder.resolve("work"), CHECKOUT, endpoint);
        queue = new QueueStandIn(aws, endpoint + "/queue");
        Stream.of(FIRST, SECOND, THIRD).forEach(queue::put);
    }

    @AfterEach
    void ends() {
        aws.close();
    }

    @Test
    void theDriversLinesAreReadFromPackedFiles() throws IOException, InterruptedException {
        pack("application_1/container_1_000001/stdout.gz", "INPUT_MISSING Cannot ingest 2026-01-06: no file\n");
        pack("application_2/container_2_000001/stderr.gz", "WARN nothing\njava.lang.IllegalStateException: no\n");
        pack("application_3/container_3_000001/stderr.gz", "Caused by: java.io.IOException: gone\n");
        shell.program("aws", "cp -r ../kept logs");

        Typed typed = typed("read-log-files", "find logs");

        assertThat(typed.exitCode()).as(typed.said()).isZero();
        assertThat(typed.said().lines().filter(line -> !line.startsWith("+")))
                .containsExactlyInAnyOrder(
                        "INPUT_MISSING Cannot ingest 2026-01-06: no file",
                        "java.lang.IllegalStateException: no",
                        "Caused by: java.io.IOException: gone");
    }

    private void pack(String name, String text) throws IOException {
        Path file = folder.resolve("kept").resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    void everyUndeliveredInputIsGivenToItsMachineOnceAfterALook() throws IOException, InterruptedException {
        assumeTrue(AwsCli.speaksJson(), "Skipped: no aws on the PATH that asks SQS in JSON; pip install awscli");
        for (String machine : List.of("cleanup", "metrics")) {
            account.machine(stage.prefix() + "." + machine);
            Stream.of(FIRST, SECOND, THIRD)
                    .filter(body -> !queue.left().contains(body))
                    .forEach(queue::put);
            int before = account.names().size();

            Typed typed = typed(machine + "-undelivered", "receive-message");

            assertThat(typed.exitCode()).as(typed.said()).isZero();
            assertThat(queue.left()).isEmpty();
            assertThat(account.names().stream()
                            .skip(before)
                            .map(name -> account.input(stage.prefix() + "." + machine, name)))
                    .containsExactly(THIRD, SECOND, FIRST);
            queue = new QueueStandIn(aws, aws.connection().endpoint().orElseThrow() + "/queue");
        }
    }

    @Test
    void anInputThatItsMachineDoesNotTakeStaysInTheQueue() throws IOException, InterruptedException {
        assumeTrue(AwsCli.speaksJson(), "Skipped: no aws on the PATH that asks SQS in JSON; pip install awscli");
        account.machine(stage.prefix() + ".cleanup");
        aws.gate((action, number) ->
                action.equals("StartExecution") && account.names().size() == 1
                        ? Optional.of(Refusal.because("InvalidExecutionInput", "Invalid State Machine Execution Input"))
                        : Optional.empty());

        Typed typed = typed("cleanup-undelivered", "receive-message");

        assertThat(typed.exitCode()).as(typed.said()).isZero();
        assertThat(queue.left()).containsExactly(SECOND, FIRST);
        assertThat(account.names()).hasSize(1);
    }

    @Test
    void whatBreakGlassDidIsKeptBeforeItLeavesTheQueue() throws IOException, InterruptedException {
        assumeTrue(AwsCli.speaksJson(), "Skipped: no aws on the PATH that asks SQS in JSON; pip install awscli");

        Typed typed = typed("break-glass-used", "receive-message");

        assertThat(typed.exitCode()).as(typed.said()).isZero();
        assertThat(queue.left()).isEmpty();
        assertThat(Files.readAllLines(shell.work().resolve("break-glass-calls.jsonl")))
                .containsExactly(THIRD, SECOND, FIRST);
    }

    /** Where it is, in which region and in which folder of logs, and then each block of a page that has a word in it. */
    private Typed typed(String page, String word) throws IOException, InterruptedException {
        String text = new Names(stage, Optional.of("billing"))
                .filled(Pages.in(CHECKOUT).named(page).orElseThrow());
        Stream<String> blocks = new PageText(text).blocks().stream().filter(block -> block.contains(word));
        return shell.type(
                page,
                Stream.concat(Stream.of("export AWS_DEFAULT_REGION=eu-west-1 place=logs/j-1/\n"), blocks)
                        .toList());
    }
}
