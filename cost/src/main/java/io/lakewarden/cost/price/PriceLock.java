package io.lakewarden.cost.price;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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

    /** What a reader is to be told if it is more than so many days older than a day. */
    public Optional<String> warning(LocalDate on, int mostDays) {
        long days = ChronoUnit.DAYS.between(LocalDate.parse(date), on);
        return days <= mostDays
                ? Optional.empty()
                : Optional.of(
                        "The price book is of " + date + ", " + days + " days before " + on + " and more than the "
                                + mostDays + " that --max-price-age allows; fetch newer prices with cost refresh");
    }

    /** Short enough for a report's line. */
    @Override
    public String toString() {
        return date + " (sha256 " + sha256.substring(0, 12) + ")";
    }
}
