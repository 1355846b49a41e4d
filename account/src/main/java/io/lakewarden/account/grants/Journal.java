package io.lakewarden.account.grants;

/** Is told of each change of a repair before its call and after it, so that what was under way is known after a crash. */
public interface Journal {
    /** It is about to be made; if this fails, it is not made. */
    void begins(Change change);

    /** It was made or refused. */
    void ends(Repair.Done done);
}
