package io.lakewarden.model;

import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the author of a definition says of it, and a check proves: one of
 *
 * <pre>
 * ana can read gold.sales_by_day
 * ana cannot read silver.invoice_lines.customer_id
 * ana reads gold.customer_invoices.customer_id as hash
 * ana sees 1 of 2 gold.customer_invoices where country IN ('France', 'Spain')
 * </pre>
 *
 * each with {@code on 2028-01-01} behind it where it is about another day than that of the check.
 *
 * @param text as written
 * @param principal a user, a group or a service account
 * @param claim what is said of it
 * @param on the day it is about, where that is named
 */
public record PolicyTest(String text, String principal, Claim claim, Optional<LocalDate> on) {
    private static final String NAME = "[a-z][a-z0-9._-]*";
    private static final String DATASET = "[a-z][a-z0-9_]*[.][a-z][a-z0-9_]*";
    private static final String COLUMN = "[a-z][a-z0-9_]*";
    private static final Pattern DATED = Pattern.compile("(.*\\S)\\s+on\\s+([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final Pattern CAN = Pattern.compile(
            "(" + NAME + ")\\s+(can|cannot)\\s+(read|write|manage)\\s+(" + DATASET + ")(?:[.](" + COLUMN + "))?");
    private static final Pattern READS = Pattern.compile("(" + NAME + ")\\s+reads\\s+(" + DATASET + ")[.](" + COLUMN
            + ")\\s+(?:as\\s+(null|hash|first-four|last-four|year)|(unmasked))");
    private static final Pattern SEES = Pattern.compile(
            "(" + NAME + ")\\s+sees\\s+([0-9]{1,4})\\s+of\\s+([0-9]{1,4})\\s+(" + DATASET + ")\\s+where\\s+(.+)");

    /** What can be said of a principal. */
    public sealed interface Claim {
        /** The dataset that it is about. */
        DatasetId dataset();

        /** Whether it may. */
        record May(Action action, DatasetId dataset, Optional<String> column, boolean allowed) implements Claim {}

        /** How a column looks; without a mask as it is. */
        record Reads(DatasetId dataset, String column, Optional<Mask> mask) implements Claim {}

        /** How many of these values of a column its rows can have. */
        record Sees(DatasetId dataset, String column, List<Literal> values, int visible) implements Claim {
            public Sees {
                values = List.copyOf(values);
            }
        }

        /** One answer per kind of claim. */
        default <R> R match(Function<May, R> may, Function<Reads, R> reads, Function<Sees, R> sees) {
            if (this instanceof May claim) {
                return may.apply(claim);
            }

            return this instanceof Reads claim ? reads.apply(claim) : sees.apply((Sees) this);
        }
    }

    /** Reads the text of a test; what is none is an {@link IllegalArgumentException} that says what was expected. */
    public static PolicyTest of(String text) {
        Matcher dated = DATED.matcher(text);
        boolean hasDay = dated.matches();
        String claim = hasDay ? dated.group(1) : text.strip();
        Optional<LocalDate> on = hasDay ? Optional.of(day(dated.group(2))) : Optional.empty();
        Matcher can = CAN.matcher(claim);
        if (can.matches()) {
            Claim may = new Claim.May(
                    Action.valueOf(can.group(3).toUpperCase(Locale.ROOT)),
                    DatasetId.of(can.group(4)),
                    Optional.ofNullable(can.group(5)),
                    can.group(2).equals("can"));
            return new PolicyTest(text, can.group(1), may, on);
        }

        Matcher reads = READS.matcher(claim);
        if (reads.matches()) {
            Optional<Mask> mask = Optional.ofNullable(reads.group(4))
                    .map(word -> Mask.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            return new PolicyTest(
                    text, reads.group(1), new Claim.Reads(DatasetId.of(reads.group(2)), reads.group(3), mask), on);
        }

        Matcher sees = SEES.matcher(claim);
        if (sees.matches()) {
            return new PolicyTest(text, sees.group(1), sees(sees), on);
        }

        throw new IllegalArgumentException("Invalid policy test: got a sentence of another form, expected "
                + "'NAME can read DATASET', 'NAME cannot read DATASET.COLUMN', 'NAME reads DATASET.COLUMN as MASK' or "
                + "'NAME sees 1 of 2 DATASET where COLUMN IN (...)'");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(
                    "Invalid policy test: got " + text + " after on, expected a day of the calendar", noDate);
        }
    }

    private static Claim sees(Matcher matcher) {
        RowFilter values = RowFilter.of(matcher.group(5));
        if (!(values instanceof RowFilter.In in)) {
            throw new IllegalArgumentException(
                    "Invalid policy test: got " + values + " after where, expected a column IN a list of values");
        }

        int listed = Integer.parseInt(matcher.group(3));
        if (listed != in.literals().size()) {
            throw new IllegalArgumentException("Invalid policy test: got "
                    + in.literals().size() + " values after where, expected the " + listed + " that it speaks of");
        }

        return new Claim.Sees(
                DatasetId.of(matcher.group(4)), in.column(), in.literals(), Integer.parseInt(matcher.group(2)));
    }
}
