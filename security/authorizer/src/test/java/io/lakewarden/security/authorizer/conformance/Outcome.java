package io.lakewarden.security.authorizer.conformance;

import java.util.List;

/** What an attempt must come to. */
sealed interface Outcome {
    /** Refused by the authorizer, and nothing is changed. */
    record Denied() implements Outcome {}

    /** Answered with what the user may see, and with nothing else. */
    record Shows(List<String> rows) implements Outcome {
        public Shows {
            rows = List.copyOf(rows);
        }
    }

    /** Answered without a value that the user may not see. */
    record Silent() implements Outcome {}

    /** As the table of results names it. */
    default String words() {
        if (this instanceof Shows shows) {
            return shows.rows().isEmpty() ? "answers nothing" : "answers " + String.join("; ", shows.rows());
        }

        return this instanceof Denied ? "denied" : "answers without the secret";
    }
}
