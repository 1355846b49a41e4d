package io.lakewarden.cli.sample;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A fault that the real feed lacks, or has once in years, but that a pipeline must survive. */
enum RareFault {
    QUANTITY(Dirt.QUANTITY_UNPARSABLE, line -> with(line, DayFeed.QUANTITY, "a dozen")),
    INVOICE(Dirt.INVOICE_MISSING, line -> with(line, DayFeed.INVOICE, "")),
    PRICE(Dirt.PRICE_UNPARSABLE, line -> with(line, DayFeed.PRICE, "2,95")),
    SHORT_LINE(Dirt.FIELD_TOO_FEW, line -> Arrays.copyOf(line, line.length - 1)),
    TIME(Dirt.TIME_UNPARSABLE, line -> with(line, DayFeed.TIME, "2026-02-30 25:61:00")),
    STOCK_CODE(Dirt.STOCK_CODE_MISSING, line -> with(line, DayFeed.STOCK_CODE, "")),
    LONG_LINE(Dirt.FIELD_TOO_MANY, line -> with(Arrays.copyOf(line, line.length + 1), line.length, "till 4")),
    CUSTOMER(Dirt.CUSTOMER_UNPARSABLE, line -> with(line, DayFeed.CUSTOMER, "walk-in")),
    TINY_PRICE(Dirt.TINY_PRICE, line -> with(line, DayFeed.PRICE, "0.001"));

    private final Dirt dirt;
    private final UnaryOperator<String[]> change;

    RareFault(Dirt dirt, UnaryOperator<String[]> change) {
        this.dirt = dirt;
        this.change = change;
    }

    /** The fault of that number, counted round and round. */
    static RareFault numbered(long number) {
        RareFault[] all = values();
        return all[(int) Math.floorMod(number, (long) all.length)];
    }

    /** What it is counted as. */
    Dirt dirt() {
        return dirt;
    }

    /** The line with the fault; the one given stays as it is. */
    String[] in(String[] line) {
        return change.apply(line);
    }

    private static String[] with(String[] line, int field, String value) {
        String[] changed = line.clone();
        changed[field] = value;
        return changed;
    }
}
