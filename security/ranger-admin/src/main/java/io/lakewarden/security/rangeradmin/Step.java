package io.lakewarden.security.rangeradmin;

import java.util.Locale;

/**
 * One call to the Admin.
 *
 * @param phase what it serves
 * @param verb what is done: create, update or delete
 * @param subject what it is done to
 * @param detail what that means, for a person
 * @param call does it
 */
record Step(Phase phase, Verb verb, String subject, String detail, Runnable call) {
    /** In this order nobody ever has more than before or more than after, whichever call is the last. */
    enum Phase {
        /** Roles that policies will name, without members. */
        PREPARE,
        /** Policies give what both old and new give, and deny what either denies. */
        REVOKE,
        /** Roles and tags that give lose what they will not have; those that deny gain what they will. */
        NARROW,
        /** Roles and tags become what they shall be. */
        REGROUP,
        /** Filters and masks become what they shall be. */
        SHOW,
        /** Policies become what they shall be. */
        GRANT,
        /** Roles that nothing names any more. */
        CLEAN
    }

    enum Verb {
        DELETE,
        UPDATE,
        CREATE
    }

    @Override
    public String toString() {
        return verb.name().toLowerCase(Locale.ROOT) + " " + subject + ": " + detail;
    }
}
