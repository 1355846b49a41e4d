package io.lakewarden.model.check;

import io.lakewarden.model.NodePath;

/**
 * One breach of a rule.
 *
 * @param where the value to change
 * @param message as in {@link io.lakewarden.model.Finding#message()}
 * @param remedy what to change
 */
record Violation(NodePath where, String message, String remedy) {}
