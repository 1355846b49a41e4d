package io.lakewarden.security.emr.template;

/**
 * One breach of a rule in a template.
 *
 * @param rule its name
 * @param where template, logical id, and the state if it is inside a state machine
 * @param message what cannot be and why, with the source
 */
public record Violation(String rule, String where, String message) implements Comparable<Violation> {
    @Override
    public int compareTo(Violation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return where + " " + rule + " " + message;
    }
}
