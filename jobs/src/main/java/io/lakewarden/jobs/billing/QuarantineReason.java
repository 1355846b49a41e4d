package io.lakewarden.jobs.billing;

/** Why a line is not acceptable; the first that holds, in this order, is a line's reason. */
public enum QuarantineReason {
    /** Not eight fields, cut off, or a field that is not of its type. */
    UNPARSABLE,
    /** No invoice number, stock code or time. */
    KEY_MISSING,
    /** A quantity below zero on an invoice that is no cancellation. */
    NEGATIVE_WITHOUT_CANCELLATION,
    /** A price of zero or below. */
    PRICE_NOT_POSITIVE
}
