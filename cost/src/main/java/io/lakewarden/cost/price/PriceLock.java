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
    private static final int A_QUARTER = 90;

    /** That of the book that comes with this version, without reading the book. */
    public static PriceLock bundled() {
        return PriceBookFiles.bundledLock();
    }

    /** What a reader is to be told of a book that is more than a quarter older than a day. */
    public Optional<String> warning(LocalDate on) {
        return older(on, A_QUARTER, "the " + A_QUARTER + " after which prices are to be looked at again");
    }

    /** Why nothing is to be decided with a book that is more than so many days older than a day. */
    public Optional<String> tooOld(LocalDate on, int mostDays) {
        return older(on, mostDays, "the " + mostDays + " that --max-price-age allows");
    }

    private Optional<String> older(LocalDate on, int most, String limit) {
        long days = ChronoUnit.DAYS.between(LocalDate.parse(date), on);
        return days <= most
                ? Optional.empty()
                : Optional.of("The price book is of " + date + ", " + days + " days before " + on + " and more than "
                        + limit + "; fetch newer prices with cost refresh");
    }

    /** Short enough for a report's line. */
    @Override
    public String toString() {
        return date + " (sha256 " + sha256.substring(0, 12) + ")";
    }
}
