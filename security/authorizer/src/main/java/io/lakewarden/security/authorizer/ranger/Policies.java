package io.lakewarden.security.authorizer.ranger;

/** Where the policies are; each question is answered by those that hold now. */
public interface Policies {
    /** The engine with the newest policies that could be read. */
    Engine engine();
}
