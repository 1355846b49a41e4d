package io.lakewarden.cli.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One day's file. Invoices are sales, cancellations or stock adjustments; the rates are those that make their lines come
 * out in a real feed's proportions.
 */
final class DayFeed {
    private static final String[] HEADER = {
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"
    };
    static final int INVOICE = 0;
    static final int STOCK_CODE = 1;
    static final int QUANTITY = 3;
    static final int TIME = 4;
    static final int PRICE = 5;
    static final int CUSTOMER = 6;

    private static final int OPENS_AT_MINUTE = 7 * 60 + 30;
    private static final int OPEN_MINUTES = 12 * 60;

    private static final int ADJUSTMENTS_PER_MILLION = 107_000;
    private static final int CANCELLATIONS_PER_MILLION = 140_500;
    private static final int SALES_WITHOUT_CUSTOMER_PER_MILLION = 281_000;
    private static final int CANCELLATIONS_WITHOUT_CUSTOMER_PER_MILLION = 50_000;
    private static final int REPEATED_LINES_PER_MILLION = 8_500;
    private static final int LOST_STOCK_PER_MILLION = 513_000;
    private static final int LOST_STOCK_UNDESCRIBED_PER_MILLION = 780_000;
    private static final int FOUND_STOCK_UNDESCRIBED_PER_MILLION = 460_000;

    /** Sales by number of lines: each band of 20 is as likely as the others. */
    private static final int[] SALE_LINES = {1, 1, 2, 4, 6, 8, 9, 11, 13, 15, 17, 19, 21, 23, 27, 32, 39, 50, 70, 190};

    private static final int[] QUANTITIES = {1, 1, 1, 1, 1, 1, 2, 2, 2, 12, 12, 6, 6, 3, 4, 24, 10, 8, 5, 48};
    private static final int BULK_ORDERS_PER_MILLION = 1_000;
    private static final List<String> ADJUSTED = List.of("stocktake", "water damage", "found in aisle", "wrong label");

    /** Of so many lines, one has a {@link RareFault}; a shorter day has one as well. */
    private static final int RARE_EVERY = 700;

    private final Shop shop;
    private final Draw draw;
    private final LocalDate day;
    private final int lines;
    private final long[] counts = new long[Dirt.values().length];
    private int written;
    private int invoices;
    private int rareWritten;
    private int nextRare;

    DayFeed(Shop shop, Draw draw, LocalDate day, int lines) {
        this.shop = shop;
        this.draw = draw;
        this.day = day;
        this.lines = lines;
        this.nextRare = draw.below(Math.min(RARE_EVERY, lines));
    }

    /** Writes the file, header first; takes the same memory for any number of lines. */
    Summary write(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(HEADER);
            while (written < lines) {
                writeInvoice(csv);
            }
        }

        Map<Dirt, Long> dirt = new EnumMap<>(Dirt.class);
        for (Dirt kind : Dirt.values()) {
            dirt.put(kind, counts[kind.ordinal()]);
        }

        return new Summary(1, written, dirt);
    }

    private void writeInvoice(CsvWriter csv) {
        invoices++;
        int kind = draw.below(1_000_000);
        if (kind < ADJUSTMENTS_PER_MILLION) {
            writeAdjustment(csv);
        } else if (kind < ADJUSTMENTS_PER_MILLION + CANCELLATIONS_PER_MILLION) {
            writeCancellation(csv);
        } else {
            writeSale(csv);
        }
    }

    private void writeSale(CsvWriter csv) {
        Shop.Customer customer = customer(SALES_WITHOUT_CUSTOMER_PER_MILLION);
        String[] line = lineOf(invoiceNumber(), customer);
        List<String[]> repeated = new ArrayList<>();
        int band = draw.below(SALE_LINES.length);
        int count = draw.between(band == 0 ? 1 : SALE_LINES[band - 1], SALE_LINES[band]);
        int product = draw.below(Shop.PRODUCTS);
        // Distinct products: two lines are the same only where they are meant to be.
        int stride = draw.between(1, Shop.PRODUCTS - 1);
        for (int i = 0; i < count && written < lines; i++) {
            fill(line, shop.product(product), quantity());
            product = (product + stride) % Shop.PRODUCTS;
            if (rareIsDue()) {
                writeRare(csv, line);
                continue;
            }

            write(csv, line);
            count(Dirt.CUSTOMER_MISSING, line[CUSTOMER].isEmpty());
            if (draw.happens(REPEATED_LINES_PER_MILLION)) {
                repeated.add(line.clone());
            }
        }

        for (String[] again : repeated) {
            if (written < lines) {
                write(csv, again);
                count(Dirt.CUSTOMER_MISSING, again[CUSTOMER].isEmpty());
                count(Dirt.DUPLICATE, true);
            }
        }
    }

    private void writeCancellation(CsvWriter csv) {
        String[] line = lineOf("C" + invoiceNumber(), customer(CANCELLATIONS_WITHOUT_CUSTOMER_PER_MILLION));
        int count = draw.below(3) == 0 ? draw.between(2, 8) : 1;
        int product = draw.below(Shop.PRODUCTS - count);
        for (int i = 0; i < count && written < lines; i++) {
            fill(line, shop.product(product + i), -quantity());
            write(csv, line);
            count(Dirt.CANCELLATION, true);
            count(Dirt.NEGATIVE_QUANTITY, true);
            count(Dirt.CUSTOMER_MISSING, line[CUSTOMER].isEmpty());
        }
    }

    private void writeAdjustment(CsvWriter csv) {
        boolean lost = draw.happens(LOST_STOCK_PER_MILLION);
        boolean undescribed =
                draw.happens(lost ? LOST_STOCK_UNDESCRIBED_PER_MILLION : FOUND_STOCK_UNDESCRIBED_PER_MILLION);
        String description = undescribed ? "" : ADJUSTED.get(draw.below(ADJUSTED.size()));
        Shop.Product product = shop.product(draw.below(Shop.PRODUCTS));
        String[] line = lineOf(invoiceNumber(), new Shop.Customer("", "United Kingdom"));
        fill(line, new Shop.Product(product.stockCode(), description, "0.0"), lost ? -quantity() : quantity());
        write(csv, line);
        count(Dirt.CUSTOMER_MISSING, true);
        count(Dirt.DESCRIPTION_MISSING, undescribed);
        count(Dirt.PRICE_NOT_POSITIVE, true);
        count(Dirt.NEGATIVE_QUANTITY, lost);
        count(Dirt.NEGATIVE_WITHOUT_CANCELLATION, lost);
    }

    /** The line is fine otherwise, so that it has one fault only. */
    private void writeRare(CsvWriter csv, String[] line) {
        // Each day goes on where the day before ended, without knowing it: a few days have all faults.
        RareFault fault = RareFault.numbered(day.toEpochDay() * rareLines() + rareWritten);
        String[] faulty = fault.in(line);
        write(csv, faulty);
        count(fault.dirt(), true);
        count(Dirt.CUSTOMER_MISSING, faulty[CUSTOMER].isEmpty());
        rareWritten++;
        nextRare = rareWritten * RARE_EVERY + draw.below(RARE_EVERY);
    }

    private int rareLines() {
        return Math.max(1, lines / RARE_EVERY);
    }

    private boolean rareIsDue() {
        return written >= nextRare && rareWritten < rareLines();
    }

    private String[] lineOf(String invoice, Shop.Customer customer) {
        String[] line = new String[HEADER.length];
        line[INVOICE] = invoice;
        line[TIME] = time();
        line[CUSTOMER] = customer.id();
        line[HEADER.length - 1] = customer.country();
        return line;
    }

    private static void fill(String[] line, Shop.Product product, int quantity) {
        line[STOCK_CODE] = product.stockCode();
        line[STOCK_CODE + 1] = product.description();
        line[QUANTITY] = Integer.toString(quantity);
        line[PRICE] = product.price();
    }

    private Shop.Customer customer(int missingPerMillion) {
        return draw.happens(missingPerMillion) ? new Shop.Customer("", shop.country(draw)) : shop.customer(draw);
    }

    private int quantity() {
        return draw.happens(BULK_ORDERS_PER_MILLION)
                ? 100 * draw.between(2, 30)
                : QUANTITIES[draw.below(QUANTITIES.length)];
    }

    /** Unique over all days: the day's number, then the invoice's within the day. */
    private String invoiceNumber() {
        String number = Integer.toString(invoices);
        return day.toEpochDay() + "0".repeat(Math.max(0, 4 - number.length())) + number;
    }

    /** Minutes pass as lines are written. */
    private String time() {
        int minute = OPENS_AT_MINUTE + (int) ((long) written * OPEN_MINUTES / lines);
        return String.format(Locale.ROOT, "%s %02d:%02d:00", day, minute / 60, minute % 60);
    }

    private void write(CsvWriter csv, String[] line) {
        csv.writeRecord(line);
        written++;
    }

    private void count(Dirt kind, boolean applies) {
        if (applies) {
            counts[kind.ordinal()]++;
        }
    }
}
