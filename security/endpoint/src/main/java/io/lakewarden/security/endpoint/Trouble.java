package io.lakewarden.security.endpoint;

import io.lakewarden.security.authorizer.AccessDenied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** What went wrong with a statement, in one line for its user. */
final class Trouble {
    private Trouble() {}

    /** The refusal that a failure means to its user; what is no mistake of theirs names the log's entry alone. */
    static Refusal of(Throwable failure, String statement) {
        List<Throwable> causes = causes(failure);
        Optional<Refusal> known = first(causes, Refusal.class);
        if (known.isPresent()) {
            return known.get();
        }

        Optional<AccessDenied> denied = first(causes, AccessDenied.class);
        if (denied.isPresent()) {
            return new Refusal(Refusal.Code.DENIED, denied.get().getMessage(), failure);
        }

        return causes.stream()
                .filter(Trouble::isTheUsers)
                .findFirst()
                .map(cause -> new Refusal(
                        Refusal.Code.INVALID, "Cannot run the statement: " + oneLine(cause.getMessage()), failure))
                .orElseGet(() -> new Refusal(
                        Refusal.Code.FAILED,
                        "Cannot run the statement: the server failed; its operator finds why in its log under "
                                + statement,
                        failure));
    }

    private static boolean isTheUsers(Throwable cause) {
        return cause instanceof AnalysisException
                || cause instanceof ValidationException
                || cause instanceof IllegalArgumentException
                || cause instanceof SparkThrowable known
                        && known.getErrorClass() != null
                        && !known.getErrorClass().startsWith("INTERNAL_ERROR");
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }

        return causes;
    }

    /** The library's message without the query's text, the plan and the line breaks. */
    private static String oneLine(String message) {
        String text = String.valueOf(message).split("\n\n|== SQL|;\n| Verify the spelling| To tolerate the error")[0];
        return text.replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^\\[[A-Z0-9_.]+\\] ", "")
                .replaceFirst("\\.(?= ?\\(line [0-9]+, pos [0-9]+\\)$)", " ")
                .replaceFirst("\\.$", "");
    }
}
