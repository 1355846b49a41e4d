package io.lakewarden.stepfunctions.asl;

import java.util.List;
import java.util.Optional;

/**
 * Goes on by the first rule that holds.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param input what it looks at
 * @param output what it hands on
 * @param branches in the order they are tried
 * @param otherwise where it goes if none holds; without it that is {@code States.NoChoiceMatched}
 */
public record ChoiceState(
        String name,
        String comment,
        Selection input,
        Selection output,
        List<Branch> branches,
        Optional<String> otherwise)
        implements State {
    /**
     * A rule and where it leads.
     *
     * @param rule the condition
     * @param next name of the state that follows
     */
    public record Branch(ChoiceRule rule, String next) {}

    public ChoiceState {
        branches = List.copyOf(branches);
    }

    @Override
    public String type() {
        return "Choice";
    }
}
