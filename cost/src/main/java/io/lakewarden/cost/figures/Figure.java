package io.lakewarden.cost.figures;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;

/**
 * A line of the collected figures.
 *
 * @param service as the file names it
 * @param region where it holds
 * @param item what it is, without the mark of how it was read
 * @param unit of what
 * @param usd how much
 * @param isQuotient whether it was computed from a total that was rounded
 * @param source where it comes from
 */
record Figure(
        String service, String region, String item, String unit, BigDecimal usd, boolean isQuotient, Source source) {
    private static final String MEMORY = "memory, unverified";

    static Figure of(NamedCsvRecord row) {
        String item = row.getField("item");
        return new Figure(
                row.getField("service"),
                row.getField("region"),
                item.replaceFirst(" \\[.*]$", ""),
                row.getField("unit"),
                new BigDecimal(row.getField("usd")),
                item.contains("[= golden cost/qty"),
                source(row));
    }

    /** Where a line of any of the files comes from. */
    static Source source(NamedCsvRecord row) {
        String name = row.getField("source");
        String date = row.getField("source_date");
        return new Source(name, date.equals("n/a") ? "undated" : date, trust(name));
    }

    private static Trust trust(String source) {
        if (source.contains(MEMORY)) {
            return Trust.MEMORY;
        }

        if (source.contains("derived")) {
            return Trust.DERIVED;
        }

        return source.contains("AWS price list codegen") ? Trust.LIST : Trust.FIXTURE;
    }
}
