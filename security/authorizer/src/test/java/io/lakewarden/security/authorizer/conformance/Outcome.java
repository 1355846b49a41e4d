package io.lakewarden.security.authorizer.conformance;

import java.util.List;

/** What an attempt must come to. */
sealed interface Outcome {
    /** As the table of results names it. */
    String words();

    /** Whether it came to that under the authorizer. */
    boolean holds(Seen seen, boolean changed);

    /** Whether it got through, as it must without the authorizer. */
    boolean broken(Seen seen, boolean changed, boolean secret);

    /** Refused by the authorizer, and nothing is changed. */
    record Denied() implements Outcome {
        @Override
        public String words() {
            return "denied";
        }

        @Override
        public boolean holds(Seen seen, boolean changed) {
            return seen.denied() && !changed;
        }

        @Override
        public boolean broken(Seen seen, boolean changed, boolean secret) {
            return secret || seen.failure().isEmpty() && (changed || seen.something());
        }
    }

    /**
     * Refused, be it as if what is asked for were not there.
     *
     * @param error of Spark's, in which class
     */
    record Absent(String error) implements Outcome {
        @Override
        public String words() {
            return "denied or not there";
        }

        @Override
        public boolean holds(Seen seen, boolean changed) {
            return (seen.denied() || seen.failed(error)) && !changed;
        }

        @Override
        public boolean broken(Seen seen, boolean changed, boolean secret) {
            return new Denied().broken(seen, changed, secret);
        }
    }

    /**
     * Answered with what the user may see, and with nothing else.
     *
     * @param rows in any order
     */
    record Shows(List<String> rows) implements Outcome {
        public Shows {
            rows = rows.stream().sorted().toList();
        }

        @Override
        public String words() {
            return rows.isEmpty() ? "answers nothing" : "answers " + String.join("; ", rows);
        }

        @Override
        public boolean holds(Seen seen, boolean changed) {
            return seen.failure().isEmpty() && seen.rows().equals(rows);
        }

        @Override
        public boolean broken(Seen seen, boolean changed, boolean secret) {
            return !holds(seen, changed);
        }
    }

    /** Answered without a value that the user may not see. */
    record Silent() implements Outcome {
        @Override
        public String words() {
            return "answers without the secret";
        }

        @Override
        public boolean holds(Seen seen, boolean changed) {
            return seen.failure().isEmpty();
        }

        @Override
        public boolean broken(Seen seen, boolean changed, boolean secret) {
            return secret;
        }
    }
}
