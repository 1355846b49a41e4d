package io.lakewarden.security.iam.compile;

/** A definition that IAM has no room for, told in one line: what cannot be, why, and what to change. */
public final class CannotCompile extends RuntimeException {
    CannotCompile(String message) {
        super(message);
    }
}
