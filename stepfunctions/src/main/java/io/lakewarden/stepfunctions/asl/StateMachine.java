package io.lakewarden.stepfunctions.asl;

import java.time.Duration;
import java.util.Optional;

/**
 * A state machine in the JSONPath dialect of the Amazon States Language
 * (https://states-language.net/spec.html).
 *
 * @param comment what it does; may be empty
 * @param flow its states
 * @param timeout after which an execution is ended without any further state, whole seconds
 */
public record StateMachine(String comment, Flow flow, Optional<Duration> timeout) {}
