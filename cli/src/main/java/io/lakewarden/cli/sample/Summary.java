package io.lakewarden.cli.sample;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a feed contains.
 *
 * @param days files
 * @param lines records in all files, without the headers
 * @param dirt lines by what is unusual about them; every kind is listed, with zero if need be
 */
public record Summary(int days, long lines, Map<Dirt, Long> dirt) {
    /** A feed of no days. */
    static final Summary EMPTY = new Summary(0, 0, Map.of());

    public Summary {
        Map<Dirt, Long> complete = new EnumMap<>(Dirt.class);
        for (Dirt kind : Dirt.values()) {
            complete.put(kind, dirt.getOrDefault(kind, 0L));
        }

        dirt = Collections.unmodifiableMap(complete);
    }

    /** Lines of one kind. */
    public long count(Dirt kind) {
        return dirt.getOrDefault(kind, 0L);
    }

    /**
     * Lines that a pipeline must quarantine, by the one reason it should give: {@code UNPARSABLE}, {@code KEY_MISSING},
     * {@code NEGATIVE_WITHOUT_CANCELLATION} or {@code PRICE_NOT_POSITIVE}, the first of them that applies.
     */
    public SortedMap<String, Long> quarantined() {
        SortedMap<String, Long> reasons = new TreeMap<>();
        reasons.put(
                "UNPARSABLE",
                count(Dirt.QUANTITY_UNPARSABLE)
                        + count(Dirt.PRICE_UNPARSABLE)
                        + count(Dirt.TIME_UNPARSABLE)
                        + count(Dirt.CUSTOMER_UNPARSABLE)
                        + count(Dirt.FIELD_TOO_FEW)
                        + count(Dirt.FIELD_TOO_MANY));
        reasons.put("KEY_MISSING", count(Dirt.INVOICE_MISSING) + count(Dirt.STOCK_CODE_MISSING));
        reasons.put("NEGATIVE_WITHOUT_CANCELLATION", count(Dirt.NEGATIVE_WITHOUT_CANCELLATION));
        reasons.put("PRICE_NOT_POSITIVE", count(Dirt.PRICE_NOT_POSITIVE) - count(Dirt.NEGATIVE_WITHOUT_CANCELLATION));
        return Collections.unmodifiableSortedMap(reasons);
    }

    /** This feed and another one. */
    Summary plus(Summary other) {
        Map<Dirt, Long> sum = new EnumMap<>(dirt);
        other.dirt.forEach((kind, lines) -> sum.merge(kind, lines, Long::sum));
        return new Summary(days + other.days, lines + other.lines, sum);
    }
}
