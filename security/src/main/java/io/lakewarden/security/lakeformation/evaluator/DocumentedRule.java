package io.lakewarden.security.lakeformation.evaluator;

/** The rules of Lake Formation that the evaluator goes by, each with the page that documents it. */
public enum DocumentedRule {
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html">An administrator sees all metadata and may grant, but reads no data that it was not granted</a>. */
    ADMINISTRATORS_DESCRIBE(
            "implicit-permissions",
            "An administrator sees all metadata and may grant, but reads no data that it was not granted"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html">An administrator has every data location</a>. */
    ADMINISTRATORS_HAVE_LOCATIONS("implicit-permissions", "An administrator has every data location"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html">ALL on a table is SELECT, INSERT, DELETE, ALTER, DROP and DESCRIBE</a>. */
    ALL_IS_EVERY_TABLE_PERMISSION(
            "lf-permissions-reference", "ALL on a table is SELECT, INSERT, DELETE, ALTER, DROP and DESCRIBE"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/granting-table-permissions.html">A grant on all tables of a database is one on each of them, and on describing the database</a>. */
    ALL_TABLES_DESCRIBE_THE_DATABASE(
            "granting-table-permissions",
            "A grant on all tables of a database is one on each of them, and on describing the database"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html">What a grant of columns gives is SELECT</a>. */
    COLUMNS_ARE_SELECT_ONLY("lf-permissions-reference", "What a grant of columns gives is SELECT"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/data-filtering-notes.html">One principal has no grant of some columns beside one that selects or changes the table</a>. */
    COLUMNS_COLLIDE_WITH_TABLE(
            "data-filtering-notes",
            "One principal has no grant of some columns beside one that selects or changes the table"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html">To create a table is to have CREATE_TABLE on the database and the registered location</a>. */
    CREATING_NEEDS_LOCATION(
            "access-control-underlying-data",
            "To create a table is to have CREATE_TABLE on the database and the registered location"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html">To describe a database is to have a permission on it</a>. */
    DATABASES_ARE_DESCRIBED("lf-permissions-reference", "To describe a database is to have a permission on it"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/data-filtering-notes.html">Of several filters a row is seen that passes one, and all are seen if one shows all</a>. */
    FILTERS_ARE_A_UNION(
            "data-filtering-notes",
            "Of several filters a row is seen that passes one, and all are seen if one shows all"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/data-filters-about.html">The rows of a filter are seen in the columns of that filter</a>. */
    FILTERS_HIDE_CELLS("data-filters-about", "The rows of a filter are seen in the columns of that filter"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/full-table-credential-vending.html">A job under full-table access reads what it may select in all columns and rows, if the account allows that</a>. */
    FULL_TABLE_ACCESS_READS_WHOLE(
            "full-table-credential-vending",
            "A job under full-table access reads what it may select in all columns and rows, if the account allows that"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/full-table-credential-vending.html">A job under full-table access writes only with ALL</a>. */
    FULL_TABLE_ACCESS_WRITES_BY_ALL(
            "full-table-credential-vending", "A job under full-table access writes only with ALL"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/hybrid-access-mode.html">In a hybrid location IAM decides for who has not opted in</a>. */
    HYBRID_LEAVES_TO_IAM("hybrid-access-mode", "In a hybrid location IAM decides for who has not opted in"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/upgrade-glue-lake-formation.html">What IAMAllowedPrincipals has, everyone has whom IAM allows</a>. */
    IAM_ALLOWED_PRINCIPALS_SEE_ALL(
            "upgrade-glue-lake-formation", "What IAMAllowedPrincipals has, everyone has whom IAM allows"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-metadata.html">A principal has what is granted by name and what is granted by tag</a>. */
    NAMES_AND_TAGS_ARE_A_UNION(
            "access-control-metadata", "A principal has what is granted by name and what is granted by tag"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-overview.html">Without a grant there is nothing; there are no denials</a>. */
    NOBODY_HAS_WHAT_NOBODY_GRANTED("lf-permissions-overview", "Without a grant there is nothing; there are no denials"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/partiql-support.html">A row filter compares text, numbers and truth values, in less than 2048 characters</a>. */
    ROW_FILTERS_KNOW_NO_DATES(
            "partiql-support", "A row filter compares text, numbers and truth values, in less than 2048 characters"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html">Who may select from a table sees its metadata, as far as its columns go</a>. */
    SELECT_DESCRIBES(
            "lf-permissions-reference", "Who may select from a table sees its metadata, as far as its columns go"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/permitting-third-party-call.html">An engine filters if the account lists it and its session carries an authorized value</a>. */
    SESSION_TAG_FOR_FILTERING(
            "permitting-third-party-call",
            "An engine filters if the account lists it and its session carries an authorized value"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-tag-considerations.html">An expression matches what has one of its values</a>. */
    TAG_EXPRESSIONS_MATCH_ONE_VALUE("lf-tag-considerations", "An expression matches what has one of its values"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/TBAC-assigning-tags.html">A column has the value of its table, and a table that of its database, unless it has its own</a>. */
    TAGS_ARE_INHERITED(
            "TBAC-assigning-tags",
            "A column has the value of its table, and a table that of its database, unless it has its own"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/TBAC-notes.html">Keys and values are compared in lower case, and a resource has one value of a key</a>. */
    TAGS_ARE_LOWER_CASE(
            "TBAC-notes", "Keys and values are compared in lower case, and a resource has one value of a key"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-tag-considerations.html">Where a tag matches some columns only, ALTER, DROP, INSERT and DELETE become DESCRIBE, and ALL becomes SELECT and DESCRIBE</a>. */
    TAGS_ON_SOME_COLUMNS_CHANGE_NOTHING(
            "lf-tag-considerations",
            "Where a tag matches some columns only, ALTER, DROP, INSERT and DELETE become DESCRIBE, and ALL becomes SELECT and DESCRIBE"),
    /** <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html">Lake Formation guards files in registered locations; elsewhere IAM alone does</a>. */
    UNREGISTERED_FILES_ARE_OPEN(
            "access-control-underlying-data",
            "Lake Formation guards files in registered locations; elsewhere IAM alone does");

    private static final String GUIDE = "https://docs.aws.amazon.com/lake-formation/latest/dg/";

    private final String page;
    private final String summary;

    DocumentedRule(String page, String summary) {
        this.page = page;
        this.summary = summary;
    }

    /** Where it is documented. */
    public String page() {
        return GUIDE + page + ".html";
    }

    /** What it says, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }
}
