package io.lakewarden.stepfunctions.asl;

import java.util.Optional;

/** Where a state goes on. */
public sealed interface Transition {
    /** To the state of that name. */
    record Next(String state) implements Transition {}

    /** Nowhere: its output is its flow's. */
    record End() implements Transition {}

    /** The next state's name; empty at an end. */
    default Optional<String> next() {
        return this instanceof Next aNext ? Optional.of(aNext.state()) : Optional.empty();
    }
}
