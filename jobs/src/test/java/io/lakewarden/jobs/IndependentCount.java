package io.lakewarden.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a day's file comes to, counted without Spark and without any code of the jobs: the yardstick of the acceptance
 * tests. Knows the feed's real files, none of the hostile ones.
 */
public final class IndependentCount {
    /** Sums of money in GBP. */
    public record Money(BigDecimal gross, BigDecimal returns) {
        static final Money ZERO = new Money(BigDecimal.ZERO, BigDecimal.ZERO);

        public BigDecimal net() {
            return gross.add(returns);
        }

        Money plus(Money other) {
            return new Money(gross.add(other.gross), returns.add(other.returns));
        }
    }

    private long rows;
    private long duplicates;
    private long accepted;
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Money> perDayAndCountry = new TreeMap<>();
    private final Map<String, Money> perCustomer = new TreeMap<>();

    /** Adds a day's file. */
    public void add(Path folder, String date) {
        Set<List<String>> seen = new HashSet<>();
        try {
            List<List<String>> records = parse(Files.readString(folder.resolve(date + ".csv")));
            for (List<String> fields : records.subList(1, records.size())) {
                rows++;
                if (seen.add(fields)) {
                    count(date, fields);
                } else {
                    duplicates++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long rows() {
        return rows;
    }

    public long duplicates() {
        return duplicates;
    }

    public long accepted() {
        return accepted;
    }

    public Map<String, Long> reasons() {
        return reasons;
    }

    /** By {@code <date>|<country>}. */
    public Map<String, Money> perDayAndCountry() {
        return perDayAndCountry;
    }

    /** By customer; lines without one under {@code null}. */
    public Map<String, Money> perCustomer() {
        return perCustomer;
    }

    private void count(String date, List<String> fields) {
        boolean cancellation = fields.get(0).startsWith("C");
        BigDecimal quantity = new BigDecimal(fields.get(3));
        BigDecimal price = new BigDecimal(fields.get(5));
        if (quantity.signum() < 0 && !cancellation) {
            reasons.merge("NEGATIVE_WITHOUT_CANCELLATION", 1L, Long::sum);
            return;
        }

        if (price.signum() <= 0) {
            reasons.merge("PRICE_NOT_POSITIVE", 1L, Long::sum);
            return;
        }

        accepted++;
        BigDecimal amount = quantity.multiply(price);
        Money money = cancellation ? new Money(BigDecimal.ZERO, amount) : new Money(amount, BigDecimal.ZERO);
        perDayAndCountry.merge(date + "|" + fields.get(7), money, Money::plus);
        String customer = fields.get(6).isEmpty() ? "null" : fields.get(6).replace(".0", "");
        perCustomer.merge(customer, money, Money::plus);
    }

    private static List<List<String>> parse(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(fields));
                    fields.clear();
                }
            } else {
                field.append(c);
            }
        }

        return records;
    }
}
