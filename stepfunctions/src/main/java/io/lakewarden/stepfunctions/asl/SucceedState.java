package io.lakewarden.stepfunctions.asl;

/**
 * Ends its flow well.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param input what it looks at
 * @param output what it hands on
 */
public record SucceedState(String name, String comment, Selection input, Selection output) implements State {
    @Override
    public String type() {
        return "Succeed";
    }
}
