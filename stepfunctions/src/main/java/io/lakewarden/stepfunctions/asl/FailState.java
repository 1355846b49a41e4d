package io.lakewarden.stepfunctions.asl;

import java.util.Optional;
import java.util.function.Function;

/**
 * Ends its flow with an error.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param error the error's name
 * @param cause what a reader should know
 */
public record FailState(String name, String comment, Optional<Words> error, Optional<Words> cause) implements State {
    /** Text that is fixed, or found in the input. */
    public sealed interface Words {
        /** Fixed text. */
        record Fixed(String text) implements Words {}

        /** Text that an expression gives. */
        record Found(Expression expression) implements Words {}

        /** One answer per kind. */
        default <R> R match(Function<Fixed, R> fixed, Function<Found, R> found) {
            return this instanceof Fixed aFixed ? fixed.apply(aFixed) : found.apply((Found) this);
        }
    }

    @Override
    public String type() {
        return "Fail";
    }
}
