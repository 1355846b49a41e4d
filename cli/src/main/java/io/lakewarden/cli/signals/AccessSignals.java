package io.lakewarden.cli.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.signals.Metric;
import io.lakewarden.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who asked for what and was told no, from the authorizer's audit, and whose access ends when.
 *
 * @param environment in which it was decided
 * @param audit the folder of audit files, a line a decision; may be missing
 */
public record AccessSignals(String environment, Path audit) {
    private record Answer(String user, String result) implements Comparable<Answer> {
        @Override
        public int compareTo(Answer other) {
            return (user + "\n" + result).compareTo(other.user + "\n" + other.result);
        }
    }

    /** Adds both; a line that is being written is counted when it is whole. */
    public void addTo(Exposition exposition, Platform platform) {
        Map<Answer, Long> decisions = new TreeMap<>();
        files().forEach(file -> count(file, decisions));
        decisions.forEach((answer, times) ->
                exposition.add(Metric.ACCESS_DECISIONS_TOTAL, environment, times, answer.user(), answer.result()));
        platform.principals().forEach(principal -> principal
                .expires()
                .ifPresent(day -> exposition.add(
                        Metric.ACCESS_EXPIRY_TIMESTAMP_SECONDS,
                        environment,
                        day.atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                        principal.name())));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(audit)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + audit, e);
        }
    }

    private static void count(Path file, Map<Answer, Long> decisions) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> line.endsWith("}"))
                    .map(Json::read)
                    .forEach(line -> decisions.merge(answer(line), 1L, Long::sum));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static Answer answer(JsonNode line) {
        return new Answer(line.path("reqUser").asText(), line.path("result").asInt() == 1 ? "allowed" : "denied");
    }
}
