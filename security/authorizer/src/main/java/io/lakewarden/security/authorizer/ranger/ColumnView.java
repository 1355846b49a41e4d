package io.lakewarden.security.authorizer.ranger;

/** How somebody sees a column. */
public sealed interface ColumnView {
    /** As it is. */
    record Plain(Policy policy) implements ColumnView {}

    /**
     * Through a mask.
     *
     * @param type Ranger's name of the mask, say {@code MASK_HASH}
     * @param expression of a custom mask, with {@code {col}} for the column; empty for the others
     */
    record Masked(String type, String expression, Policy policy) implements ColumnView {}

    /** Not at all. */
    record Hidden(Verdict verdict) implements ColumnView {}
}
