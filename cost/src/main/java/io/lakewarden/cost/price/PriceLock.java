package io.lakewarden.cost.price;

/**
 * Names a price book beyond doubt: two reports with the same lock had the same prices.
 *
 * @param date of the book's newest list, {@code yyyy-mm-dd}
 * @param sha256 of its files, 64 hexadecimal digits
 */
public record PriceLock(String date, String sha256) {
    /** That of the book that comes with this version, without reading the book. */
    public static PriceLock bundled() {
        return PriceBookFiles.bundledLock();
    }

    /** Short enough for a report's line. */
    @Override
    public String toString() {
        return date + " (sha256 " + sha256.substring(0, 12) + ")";
    }
}
