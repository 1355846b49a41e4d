package io.lakewarden.security.lakeformation;

/** What Lake Formation cannot say of a definition; the codes of its gaps. */
public enum GapCode {
    /** Tables are altered and dropped by who manages them, but created by who has everything in their whole zone. */
    CREATE_NEEDS_ZONE,
    /** The SQL endpoint of a shared cluster, which is no principal, sees what tables there are. */
    DESCRIBED_TO_SQL_ENDPOINT,
    /** A right that ends ends with the first deployment after its last day. */
    EXPIRY_NEEDS_DEPLOY,
    /** There are no masks: a masked column is served in another table. */
    MASK_IN_OTHER_TABLE,
    /** There are no masks: a masked column is not seen. */
    MASK_HIDDEN,
    /** A role that members share lacks what one of them may not have. */
    MEMBER_DENIED,
    /** A job under full-table access reads a table whole or not at all. */
    PIPELINE_READS_WHOLE,
    /** A row filter compares no dates and times: no row is seen. */
    ROW_FILTER_TYPE,
    /** A row filter has less than 2048 characters: no row is seen. */
    ROW_FILTER_LONG,
    /** A job under full-table access that writes has every right on the table. */
    WRITE_IMPLIES_SUPER,
    /** Who sees a table in part changes nothing in it. */
    WRITE_NEEDS_WHOLE_TABLE
}
