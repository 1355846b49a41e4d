package io.lakewarden.cost.price;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.model.Gibibytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A price book as files: {@code sources.csv}, {@code prices.csv} (a line a tier), {@code instances.csv},
 * {@code spot.csv}, {@code interruptions.csv}, and {@code prices.lock}, which names their hash. A book whose files do not
 * have that hash is refused.
 */
public final class PriceBookFiles {
    static final List<String> NAMES =
            List.of("sources.csv", "prices.csv", "instances.csv", "spot.csv", "interruptions.csv");
    static final String LOCK = "prices.lock";

    private PriceBookFiles() {}

    /** The book in that folder; {@link IllegalArgumentException} says what is wrong with it, as the end of a sentence. */
    public static PriceBook read(Path folder) {
        return parse(name -> {
            try {
                return Files.readString(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static PriceBook bundled() {
        return parse(PriceBookFiles::resource);
    }

    static PriceLock bundledLock() {
        return LockFile.parse(resource(LOCK));
    }

    private static String resource(String name) {
        try (InputStream file = PriceBookFiles.class.getResourceAsStream("book/" + name)) {
            return new String(Optional.ofNullable(file).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PriceBook parse(UnaryOperator<String> file) {
        Map<String, String> texts = new LinkedHashMap<>();
        NAMES.forEach(name -> texts.put(name, file.apply(name)));
        PriceLock lock = LockFile.parse(file.apply(LOCK));
        String found = LockFile.sha256(texts);
        if (!found.equals(lock.sha256())) {
            throw new IllegalArgumentException(
                    "its files have the hash " + found + ", and its lock of " + lock.date() + " says " + lock.sha256());
        }

        Map<String, Source> sources = records(texts.get("sources.csv")).stream()
                .collect(Collectors.toMap(
                        row -> row.getField("id"),
                        row -> new Source(
                                row.getField("name"), row.getField("date"), Trust.valueOf(row.getField("trust")))));
        return new PriceBook(
                lock,
                prices(records(texts.get("prices.csv")), sources),
                records(texts.get("instances.csv")).stream()
                        .map(PriceBookFiles::instanceType)
                        .toList(),
                byRegion(records(texts.get("spot.csv")), row -> spot(row, sources)),
                byRegion(
                        records(texts.get("interruptions.csv")),
                        row -> Interruption.ofGroup(Integer.parseInt(row.getField("group")))));
    }

    private static List<Price> prices(List<NamedCsvRecord> rows, Map<String, Source> sources) {
        Map<List<String>, List<Tier>> tiers = new LinkedHashMap<>();
        rows.forEach(row -> tiers.computeIfAbsent(
                        List.of(
                                row.getField("region"),
                                row.getField("service"),
                                row.getField("usageType"),
                                row.getField("operation"),
                                row.getField("unit")),
                        key -> new ArrayList<>())
                .add(tier(row, sources)));
        return tiers.entrySet().stream()
                .map(price -> new Price(
                        new PriceKey(
                                price.getKey().get(1),
                                price.getKey().get(2),
                                price.getKey().get(3)),
                        price.getKey().get(0),
                        price.getKey().get(4),
                        price.getValue()))
                .toList();
    }

    private static Tier tier(NamedCsvRecord row, Map<String, Source> sources) {
        Usd low = Usd.of(row.getField("usd"));
        String high = row.getField("usdAtMost");
        return new Tier(
                new BigDecimal(row.getField("from")), low, high.isEmpty() ? low : Usd.of(high), source(row, sources));
    }

    private static InstanceType instanceType(NamedCsvRecord row) {
        return new InstanceType(
                row.getField("type"),
                Integer.parseInt(row.getField("vcpus")),
                new Gibibytes(Double.parseDouble(row.getField("memoryGibibytes"))),
                row.getField("emr").equals("yes"));
    }

    private static SpotPrice spot(NamedCsvRecord row, Map<String, Source> sources) {
        return new SpotPrice(
                UsdPerHour.of(row.getField("min")),
                UsdPerHour.of(row.getField("mean")),
                UsdPerHour.of(row.getField("max")),
                Integer.parseInt(row.getField("zones")),
                source(row, sources));
    }

    private static Source source(NamedCsvRecord row, Map<String, Source> sources) {
        String id = row.getField("source");
        return Optional.ofNullable(sources.get(id))
                .orElseThrow(() -> new IllegalArgumentException("it has no source " + id));
    }

    private static <T> Map<String, SortedMap<String, T>> byRegion(
            List<NamedCsvRecord> rows, Function<NamedCsvRecord, T> value) {
        Map<String, SortedMap<String, T>> byRegion = new TreeMap<>();
        rows.forEach(row -> byRegion.computeIfAbsent(row.getField("region"), region -> new TreeMap<>())
                .put(row.getField("type"), value.apply(row)));
        return byRegion;
    }

    private static List<NamedCsvRecord> records(String text) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
