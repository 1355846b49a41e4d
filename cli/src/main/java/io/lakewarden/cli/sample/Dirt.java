package io.lakewarden.cli.sample;

/** What is unusual about a line; a line can be several of these at once. */
public enum Dirt {
    /** No customer. */
    CUSTOMER_MISSING,
    /** No description. */
    DESCRIPTION_MISSING,
    /** The invoice's number starts with {@code C}. */
    CANCELLATION,
    /** A quantity below zero. */
    NEGATIVE_QUANTITY,
    /** A quantity below zero on an invoice that is no cancellation; the price of such a line is zero. */
    NEGATIVE_WITHOUT_CANCELLATION,
    /** A price of zero. */
    PRICE_NOT_POSITIVE,
    /** The same as an earlier line of its invoice, in every field. */
    DUPLICATE,
    /** A price of 0.001. */
    TINY_PRICE,
    /** A quantity that is no whole number. */
    QUANTITY_UNPARSABLE,
    /** A price that is no number. */
    PRICE_UNPARSABLE,
    /** An invoice date that the calendar does not have. */
    TIME_UNPARSABLE,
    /** A customer that is no number. */
    CUSTOMER_UNPARSABLE,
    /** Seven fields. */
    FIELD_TOO_FEW,
    /** Nine fields. */
    FIELD_TOO_MANY,
    /** No invoice number. */
    INVOICE_MISSING,
    /** No stock code. */
    STOCK_CODE_MISSING
}
