package io.lakewarden.security.authorizer.conformance;

import io.lakewarden.security.authorizer.AccessDenied;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.QueryExecution;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * What a user got to see.
 *
 * @param rows the answer, sorted, a text for each row with its columns joined by {@code |}
 * @param plans every text that the user can get about how it was answered
 * @param failure what was thrown instead of an answer
 */
record Seen(List<String> rows, String plans, Optional<Throwable> failure) {
    /** Runs it to the end, as whoever calls this. */
    static Seen of(Call call, World world) {
        try {
            Object answer = call.run(world);
            if (answer instanceof Dataset<?> dataset) {
                List<String> rows = texts(dataset.collectAsList());
                return new Seen(rows, plans(dataset.queryExecution()), Optional.empty());
            }

            return new Seen(texts(answer), "", Optional.empty());
        } catch (Exception | StackOverflowError | LinkageError failed) {
            return new Seen(List.of(), "", Optional.of(failed));
        }
    }

    boolean denied() {
        for (Throwable cause = failure.orElse(null); cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDenied) {
                return true;
            }
        }

        return false;
    }

    /** With an error of a class of Spark's. */
    boolean failed(String error) {
        return failure.isPresent() && everything().contains(error);
    }

    /** Whether there was anything, be it a plan. */
    boolean something() {
        return !rows.isEmpty() || !plans.isEmpty();
    }

    /** What of it the user must not see; what he wrote himself he knows. */
    List<String> secrets(User user, World world) {
        return user.secrets()
                .matcher(world.untyped(everything()))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** All of it, in which to look for secrets. */
    String everything() {
        StringBuilder text =
                new StringBuilder(String.join("\n", rows)).append('\n').append(plans);
        for (Throwable cause = failure.orElse(null); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause);
        }

        return text.toString();
    }

    /** What it was, in a line. */
    @Override
    public String toString() {
        return failure.map(failed ->
                        "failed with " + failed.toString().lines().findFirst().orElse(""))
                .orElse("answered " + rows);
    }

    private static String plans(QueryExecution execution) {
        return execution.toString() + execution.stringWithStats();
    }

    private static List<String> texts(@Nullable Object answer) {
        if (answer == null) {
            return List.of();
        } else if (answer instanceof List<?> list) {
            return list.stream().map(Seen::text).sorted().toList();
        } else if (answer instanceof Object[] array) {
            return Arrays.stream(array).map(Seen::text).sorted().toList();
        } else {
            return List.of(text(answer));
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Row row) {
            return row.length() == 0
                    ? "()"
                    : IntStream.range(0, row.length())
                            .mapToObj(i -> text(row.get(i)))
                            .collect(Collectors.joining("|"));
        } else if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } else if (value instanceof scala.collection.Seq<?> seq) {
            return text(JavaConverters.seqAsJavaList(seq));
        } else if (value instanceof scala.collection.Map<?, ?> map) {
            return text(JavaConverters.mapAsJavaMap(map));
        } else if (value instanceof Map<?, ?> map) {
            return new TreeSet<>(map.entrySet().stream()
                            .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                            .toList())
                    .toString();
        } else if (value instanceof List<?> list) {
            return list.stream().map(Seen::text).toList().toString();
        } else if (value instanceof Object[] array) {
            return text(Arrays.asList(array));
        } else if (value instanceof double[] numbers) {
            return Arrays.toString(numbers);
        } else {
            return String.valueOf(value);
        }
    }
}
