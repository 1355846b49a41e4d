package io.lakewarden.cost.backtest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.money.Usd;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A form in which bills are exported, as CSV or as that under gzip. A line is read at a time. */
public enum Export {
    /** AWS's Cost and Usage Report 2.0 (https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html). */
    CUR(
            "Cost and Usage Report 2.0",
            "--cur",
            List.of(
                    "line_item_line_item_type",
                    "line_item_usage_start_date",
                    "line_item_product_code",
                    "line_item_usage_type",
                    "line_item_currency_code",
                    "line_item_unblended_cost")) {
        private static final String DISCOUNTED = "DiscountedUsage";
        private static final String COVERED = "SavingsPlanCoveredUsage";

        @Override
        boolean isUsage(NamedCsvRecord line) {
            return List.of("Usage", DISCOUNTED, COVERED).contains(need(line, "line_item_line_item_type"));
        }

        @Override
        Charge charge(NamedCsvRecord line) {
            return new Charge(
                    day(line, "line_item_usage_start_date"),
                    lastDay(line, "line_item_usage_start_date", "line_item_usage_end_date"),
                    may(line, "line_item_usage_account_id"),
                    Stream.of(need(line, "line_item_product_code"), may(line, "product_servicecode"))
                            .filter(code -> !code.isEmpty())
                            .toList(),
                    need(line, "line_item_usage_type"),
                    may(line, "line_item_operation"),
                    may(line, "line_item_resource_id"),
                    ExportedTags.of(may(line, "resource_tags")),
                    cost(line));
        }

        @Override
        String currency(NamedCsvRecord line) {
            return need(line, "line_item_currency_code");
        }

        /** Under a commitment, its share of that. */
        private static Usd cost(NamedCsvRecord line) {
            return switch (need(line, "line_item_line_item_type")) {
                case COVERED -> usd(line, "savings_plan_savings_plan_effective_cost");
                case DISCOUNTED -> usd(line, "reservation_effective_cost");
                default -> usd(line, "line_item_unblended_cost");
            };
        }
    },

    /** FOCUS 1.0 and 1.2 with AWS's own columns (https://focus.finops.org/focus-specification/). */
    FOCUS(
            "FOCUS 1.0 or 1.2 with AWS's columns",
            "--focus",
            List.of("ChargeCategory", "ChargePeriodStart", "x_ServiceCode", "BillingCurrency", "EffectiveCost")) {
        @Override
        boolean isUsage(NamedCsvRecord line) {
            return need(line, "ChargeCategory").equals("Usage")
                    && !may(line, "CommitmentDiscountStatus").equals("Unused");
        }

        @Override
        Charge charge(NamedCsvRecord line) {
            String usageType = may(line, "x_UsageType");
            return new Charge(
                    day(line, "ChargePeriodStart"),
                    lastDay(line, "ChargePeriodStart", "ChargePeriodEnd"),
                    may(line, "SubAccountId"),
                    List.of(need(line, "x_ServiceCode")),
                    usageType.isEmpty() ? need(line, "SkuMeter") : usageType,
                    may(line, "x_Operation"),
                    may(line, "ResourceId"),
                    ExportedTags.of(may(line, "Tags")),
                    usd(line, "EffectiveCost"));
        }

        @Override
        String currency(NamedCsvRecord line) {
            return need(line, "BillingCurrency");
        }

        @Override
        List<String> missing(List<String> header) {
            boolean hasMeter = header.contains("x_UsageType") || header.contains("SkuMeter");
            return Stream.concat(
                            super.missing(header).stream(),
                            hasMeter ? Stream.empty() : Stream.of("x_UsageType or SkuMeter"))
                    .toList();
        }
    };

    private static final int DAY = "2026-10-01".length();
    private static final int GZIP = 0x1f;

    private final String form;
    private final String option;
    private final List<String> needed;

    Export(String form, String option, List<String> needed) {
        this.form = form;
        this.option = option;
        this.needed = needed;
    }

    /** Whether a line is of use at all; taxes, credits, fees and the unused rest of commitments are not. */
    abstract boolean isUsage(NamedCsvRecord line);

    abstract Charge charge(NamedCsvRecord line);

    abstract String currency(NamedCsvRecord line);

    /**
     * Reads the lines of use.
     *
     * @throws IllegalArgumentException if it is no such export; says where
     */
    void read(Path file, Consumer<Charge> action) {
        requireColumns(header(file));
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text(file))) {
            for (NamedCsvRecord line : lines) {
                if (!currency(line).equals("USD")) {
                    throw at(line, "it is in " + currency(line) + ", expected USD");
                }

                if (isUsage(line)) {
                    action.accept(charge(line));
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private static List<String> header(Path file) {
        try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(text(file))) {
            return lines.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private static IllegalArgumentException unreadable(IOException e) {
        return new IllegalArgumentException(
                e instanceof NoSuchFileException ? "there is no such file" : "it cannot be read: " + e.getMessage(), e);
    }

    private void requireColumns(List<String> header) {
        if (header.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }

        List<String> missing = missing(header);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("it is no " + form + ", for want of the columns "
                    + String.join(", ", missing) + "; "
                    + Stream.of(values())
                            .filter(other -> other.missing(header).isEmpty())
                            .map(other -> "it is " + other.form + ": give it with " + other.option)
                            .findFirst()
                            .orElseGet(() -> "known are "
                                    + Stream.of(values())
                                            .map(other -> other.form + " (" + other.option + ")")
                                            .collect(Collectors.joining(" and "))));
        }
    }

    /** The columns that it has to have and a header lacks. */
    List<String> missing(List<String> header) {
        return needed.stream().filter(column -> !header.contains(column)).toList();
    }

    private static Reader text(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(1);
        int first = bytes.read();
        bytes.reset();
        return new InputStreamReader(first == GZIP ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private static String need(NamedCsvRecord line, String column) {
        return line.findField(column)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> at(line, "nothing stands in the column " + column));
    }

    private static String may(NamedCsvRecord line, String column) {
        return Optional.of(line).flatMap(record -> record.findField(column)).orElse("");
    }

    private static LocalDate day(NamedCsvRecord line, String column) {
        String text = need(line, column);
        try {
            return LocalDate.parse(text.substring(0, Math.min(DAY, text.length())));
        } catch (DateTimeException e) {
            throw at(line, column + ": got '" + text + "', expected a time such as 2026-10-01T00:00:00Z");
        }
    }

    /** An end at midnight is the day before's, since ends are exclusive. */
    private static LocalDate lastDay(NamedCsvRecord line, String startColumn, String endColumn) {
        LocalDate start = day(line, startColumn);
        if (may(line, endColumn).isBlank()) {
            return start;
        }

        LocalDate end = day(line, endColumn);
        boolean isMidnight = may(line, endColumn).substring(DAY).matches("([T ]00:00(:00(\\.0+)?)?)?Z?");
        LocalDate last = isMidnight ? end.minusDays(1) : end;
        return last.isBefore(start) ? start : last;
    }

    private static Usd usd(NamedCsvRecord line, String column) {
        String text = need(line, column);
        try {
            return new Usd(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw at(line, column + ": got '" + text + "', expected a number");
        }
    }

    private static IllegalArgumentException at(NamedCsvRecord line, String problem) {
        return new IllegalArgumentException("line " + line.getStartingLineNumber() + ": " + problem);
    }
}
