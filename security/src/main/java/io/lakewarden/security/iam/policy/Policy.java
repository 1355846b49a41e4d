package io.lakewarden.security.iam.policy;

import java.util.List;
import java.util.stream.Stream;

/** Statements that stand together; each acts for itself. */
public record Policy(List<Statement> statements) {
    public Policy {
        statements = List.copyOf(statements);
    }

    /** A policy of those statements, the ones without actions or resources to speak of left out by the caller. */
    public static Policy of(Statement... statements) {
        return new Policy(List.of(statements));
    }

    /** The statements of one effect. */
    public Stream<Statement> statements(Effect effect) {
        return statements.stream().filter(statement -> statement.effect() == effect);
    }
}
