package io.lakewarden.model.check.emr;

import io.lakewarden.model.NodePath;

/**
 * One breach of a rule.
 *
 * @param where the value to change
 * @param problem {@code Cannot <do what>: <why>} or {@code Invalid <thing>: got X, expected Y}, without the source
 * @param remedy what to change
 */
record Breach(NodePath where, String problem, String remedy) {}
