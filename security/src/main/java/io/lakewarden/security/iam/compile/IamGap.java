package io.lakewarden.security.iam.compile;

/** Where IAM does something else than lead through Lake Formation to what is granted. */
public enum IamGap {
    /** The role for emergencies opens files of what it sees whole. */
    FILES_FOR_BREAK_GLASS,
    /** The SQL endpoint opens files, for those who read by it. */
    FILES_FOR_SQL_ENDPOINT,
    /** The machines of a group's own cluster open files of what all of the group see whole. */
    FILES_FOR_TRUST_GROUP,
    /** A role that somebody else makes may ask Lake Formation for anything, which refuses. */
    ROLE_OF_OTHERS
}
