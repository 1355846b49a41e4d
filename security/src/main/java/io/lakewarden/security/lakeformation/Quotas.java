package io.lakewarden.security.lakeformation;

import java.util.List;

/**
 * What Lake Formation and CloudFormation take at most: the defaults of
 * <a href="https://docs.aws.amazon.com/general/latest/gr/lake-formation.html">the service</a>, of
 * <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/lf-tag-considerations.html">its LF-tags</a>, of
 * <a href="https://docs.aws.amazon.com/lake-formation/latest/dg/partiql-support.html">its row filters</a> and of
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">stacks</a>.
 */
public final class Quotas {
    public static final int ADMINISTRATORS = 30;
    public static final int REGISTERED_LOCATIONS = 10_000;
    public static final int FILTERS_PER_ROLE_AND_TABLE = 100;
    public static final int TAG_POLICIES_PER_ROLE_AND_KIND = 50;
    public static final int TAGS_PER_RESOURCE = 50;
    public static final int TAG_CHARACTERS = 50;
    public static final int VALUES_PER_TAG = 1000;
    public static final int VALUES_PER_EXPRESSION = 50;
    public static final int EXPRESSION_BYTES = 900;
    /** A row filter is shorter than this. */
    public static final int ROW_EXPRESSION_CHARACTERS = 2048;

    public static final int RESOURCES_PER_STACK = 500;
    public static final int TEMPLATE_BYTES = 1_000_000;

    /** What stands around a key and a value in an expression. */
    private static final int AROUND = 8;

    private Quotas() {}

    /** About how many bytes of an expression a value takes; tags are of plain letters. */
    static int expressionBytes(String key, String value) {
        return key.length() + value.length() + AROUND;
    }

    /** About how long an expression is. */
    static int expressionBytes(String key, List<String> values) {
        return values.stream().mapToInt(value -> expressionBytes(key, value)).sum();
    }
}
