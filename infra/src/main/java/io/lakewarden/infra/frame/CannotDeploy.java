package io.lakewarden.infra.frame;

/** Something that a definition may say and CloudFormation has no room for; its message is for the user. */
public final class CannotDeploy extends RuntimeException {
    public CannotDeploy(String message) {
        super(message);
    }
}
