package io.lakewarden.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.infra.metrics.MetricsFile;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver started as a pipeline's cluster would start it: with the settings of its configurations and of its step, and
 * with the files that YARN would bring beside it.
 */
class DriverMetricsIT {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final Installation HERE = new Installation(CHECKOUT);
    private static final Pattern EXPORTER = Pattern.compile("spark\\.driver\\.extraJavaOptions=(-javaagent:[^'\\s]+)");

    @TempDir
    private static Path folder;

    private static Process driver;
    private static String ui;
    private static int port;

    @BeforeAll
    static void starts() throws IOException {
        port = freePort();
        String machine = machine();
        JsonNode settings = settings(machine);
        Matcher exporter = EXPORTER.matcher(machine);
        assertThat(exporter.find()).isTrue();
        Path here = Files.createDirectory(folder.resolve("container"));
        bring(settings.path("spark.yarn.dist.files").asText(), here);

        List<String> command = new ArrayList<>(List.of(HERE.java().toString(), exporter.group(1), "-Xmx512m"));
        command.addAll(HERE.sparkJvmOptions());
        settings.fields().forEachRemaining(setting -> {
            if (setting.getKey().startsWith("spark.metrics.")
                    || setting.getKey().startsWith("spark.ui.")) {
                command.add("-D" + setting.getKey() + "=" + setting.getValue().asText());
            }
        });
        command.addAll(List.of(
                "-Dspark.master=local[1]",
                "-Dspark.app.name=served",
                "-Dspark.ui.port=0",
                "-Dlog4j2.configurationFile=log4j2-worker.properties",
                "-cp",
                HERE.sparkClassPath() + File.pathSeparator + CHECKOUT.resolve("cli/target/test-classes"),
                ServedDriver.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(here.toFile())
                .redirectError(folder.resolve("driver.log").toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        driver = builder.start();
        ui = said("UI=");
    }

    @AfterAll
    static void ends() {
        driver.destroy();
    }

    @Test
    void theServletBesideTheUserInterfaceServesSparksMetricsAndTheJvms() throws Exception {
        assertThat(scraped(ui + "/metrics/prometheus"))
                .contains("metrics_spark_driver_BlockManager_memory_maxMem_MB_Value")
                .contains("metrics_spark_driver_DAGScheduler_job_allJobs_Value")
                .contains("metrics_spark_driver_jvm_heap_used_Value");
    }

    @Test
    void theExecutorsMetricsAreServedThereToo() throws Exception {
        assertThat(scraped(ui + "/metrics/executors/prometheus")).contains("metrics_executor_completedTasks_total");
    }

    @Test
    void theJmxExporterServesSparksMetricsAndTheJvmsOnItsOwnPort() throws Exception {
        assertThat(scraped("http://127.0.0.1:" + port + "/metrics"))
                .contains("spark_driver_blockmanager_memory_maxmem_mb_value")
                .containsPattern("spark_driver_dagscheduler_job_alljobs_value [1-9]")
                .contains("jvm_memory_used_bytes");
    }

    private static String scraped(String url) throws IOException, InterruptedException {
        // Spark leads from the path to the path with a slash; Prometheus follows.
        HttpResponse<String> response = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(url).isEqualTo(200);
        return response.body();
    }

    /** The machine of a pipeline whose environment sends metrics to Prometheus. */
    private static String machine() {
        Platform platform = DefinitionCopy.of(CHECKOUT.resolve("platform"), folder.resolve("definition"))
                .edited(
                        "environments/stage.yaml",
                        text -> text + "metrics: {sink: prometheus, jmxPort: " + port + "}\n")
                .definition()
                .platform();
        Environment stage = platform.environment("stage").orElseThrow();
        Pipeline billing = platform.pipeline("billing").orElseThrow();
        return StateMachineJson.toJson(PipelineCompiler.compile(billing, stage));
    }

    private static JsonNode settings(String machine) throws IOException {
        JsonNode states = new ObjectMapper().readTree(machine).path("States");
        return StreamSupport.stream(states.spliterator(), false)
                .flatMap(state -> StreamSupport.stream(
                        state.at("/Parameters/Configurations").spliterator(), false))
                .filter(one -> one.path("Classification").asText().equals("spark-defaults"))
                .findFirst()
                .orElseThrow()
                .path("Properties");
    }

    /** {@code address#name,address#name}: the first is the exporter's jar, the second what it is told. */
    private static void bring(String files, Path here) throws IOException {
        String[] names = files.split(",");
        assertThat(names).hasSize(2);
        Files.copy(HERE.jmxExporter(), here.resolve(names[0].substring(names[0].indexOf('#') + 1)));
        Files.writeString(
                here.resolve(names[1].substring(names[1].indexOf('#') + 1)), MetricsFile.EXPORTER_RULES.text());
    }

    private static String said(String beginning) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }

        throw new IllegalStateException("The driver ended: " + Files.readString(folder.resolve("driver.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
