package io.lakewarden.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.Golden;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.signals.SignalFiles;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Prometheus of this machine with the project's own configuration, but every second. */
record Prometheus(Process process, int port) implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static void assumeInstalled() {
        assumeInstalled("prometheus");
    }

    static void assumeInstalled(String program) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed (Debian: apt install prometheus)");
    }

    static Prometheus scraping(int metrics, int port, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(Golden.file("observability/rules.json"), folder.resolve("rules.json"));
        String configuration = Files.readString(Golden.file("observability/prometheus.yml"))
                .replace("127.0.0.1:9464", "127.0.0.1:" + metrics)
                .replace("_interval: 30s", "_interval: 1s");
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        return new Prometheus(process, port);
    }

    /** What the panels of all dashboards ask. */
    static List<String> dashboardQueries() {
        List<String> queries = new ArrayList<>();
        SignalFiles.all().forEach((name, text) -> {
            if (name.startsWith("dashboards/")) {
                Json.read(text)
                        .get("panels")
                        .forEach(
                                panel -> queries.add(panel.at("/targets/0/expr").asText()));
            }
        });
        return queries;
    }

    /** The values of the series that a query gives now; none while Prometheus starts. */
    List<Double> answer(String query) {
        String asked = URLEncoder.encode(query, StandardCharsets.UTF_8);
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + asked);
        try {
            HttpResponse<String> response =
                    CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 503) {
                return List.of();
            }

            List<Double> values = new ArrayList<>();
            for (JsonNode series : Json.read(response.body()).at("/data/result")) {
                values.add(Double.parseDouble(series.at("/value/1").asText()));
            }

            return values;
        } catch (ConnectException starting) {
            return List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Of the only series that a query gives. */
    double value(String query) {
        List<Double> values = answer(query);
        if (values.size() != 1) {
            throw new AssertionError("Expected one series of " + query + ", got " + values);
        }

        return values.get(0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
