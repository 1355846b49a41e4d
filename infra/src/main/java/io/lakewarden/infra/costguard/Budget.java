package io.lakewarden.infra.costguard;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a month may cost.
 *
 * @param pipeline what it is for; the whole environment if absent
 * @param monthlyDollars by the month from which on it is so much, at least one; 0 where it is too little to be watched
 */
public record Budget(Optional<String> pipeline, NavigableMap<YearMonth, BigDecimal> monthlyDollars) {
    private static final YearMonth ALWAYS = YearMonth.of(1, 1);

    public Budget {
        if (monthlyDollars.isEmpty()) {
            throw new IllegalArgumentException("Invalid budget: got no month, expected one or more");
        }

        monthlyDollars.values().stream()
                .filter(dollars -> dollars.signum() < 0)
                .findFirst()
                .ifPresent(dollars -> {
                    throw new IllegalArgumentException(
                            "Invalid budget: got " + dollars + " dollars a month, expected 0 or more");
                });
        monthlyDollars = Collections.unmodifiableNavigableMap(new TreeMap<>(monthlyDollars));
    }

    /** The same in each month. */
    public static Budget always(Optional<String> pipeline, BigDecimal dollars) {
        return new Budget(pipeline, new TreeMap<>(Map.of(ALWAYS, dollars)));
    }

    /** Of a month: what the newest entry up to it says, and before the first what the first says. */
    public BigDecimal dollars(YearMonth month) {
        return Optional.ofNullable(monthlyDollars.floorEntry(month))
                .orElseGet(monthlyDollars::firstEntry)
                .getValue();
    }

    /** What it is called after the environment. */
    String name() {
        return pipeline.orElse("all");
    }
}
