package io.lakewarden.security.access;

/** The rules of a definition that need the reference decision; their names are the codes of the findings, all errors. */
public enum AccessRule {
    GRANT_COLUMN_BY_ROW("A column is seen in all of the rows that are seen"),
    GRANT_MASKS_DIFFER("A column has one mask"),
    GRANT_MASK_BY_ROW("A column is masked in all of the rows that are seen, or in none"),
    POLICY_TEST_FAILED("What a policy test says is so"),
    POLICY_TEST_UNDECIDED("A policy test names values of the column that the filter looks at");

    private final String summary;

    AccessRule(String summary) {
        this.summary = summary;
    }

    /** What it asks for, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }
}
