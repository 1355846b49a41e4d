package io.lakewarden.cost.price;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Collects prices and writes them as a book; the same prices give the same bytes, in whatever order they come. */
public final class PriceBookWriter {
    private final List<Price> prices = new ArrayList<>();
    private final Map<String, InstanceType> instanceTypes = new TreeMap<>();
    private final Map<String, Map<String, SpotPrice>> spot = new TreeMap<>();
    private final Map<String, Map<String, Integer>> interruptions = new TreeMap<>();

    public void add(Price price) {
        prices.add(price);
    }

    public void add(InstanceType type) {
        instanceTypes.put(type.name(), type);
    }

    public void addSpot(String region, String instanceType, SpotPrice price) {
        spot.computeIfAbsent(region, absent -> new TreeMap<>()).put(instanceType, price);
    }

    /** Which of the Spot Advisor's five groups, counted from zero. */
    public void addInterruption(String region, String instanceType, int group) {
        interruptions.computeIfAbsent(region, absent -> new TreeMap<>()).put(instanceType, group);
    }

    /** Writes the book into a folder, over one that is there, and returns its lock. {@code date} is of its newest list. */
    public PriceLock write(Path folder, String date) {
        Map<String, String> texts = texts();
        PriceLock lock = new PriceLock(date, LockFile.sha256(texts));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : texts.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }

            Files.writeString(folder.resolve(PriceBookFiles.LOCK), LockFile.print(lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return lock;
    }

    private Map<String, String> texts() {
        Map<Source, String> ids = sourceIds();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "sources.csv",
                csv(
                        "id,name,date,trust",
                        ids.entrySet().stream()
                                .map(source -> List.of(
                                        source.getValue(),
                                        source.getKey().name(),
                                        source.getKey().date(),
                                        source.getKey().trust().name()))));
        texts.put("prices.csv", csv("region,service,usageType,operation,unit,from,usd,usdAtMost,source", rows(ids)));
        texts.put(
                "instances.csv",
                csv(
                        "type,vcpus,memoryGibibytes,emr",
                        instanceTypes.values().stream()
                                .map(type -> List.of(
                                        type.name(),
                                        String.valueOf(type.vcpus()),
                                        String.valueOf(type.memory().value()),
                                        type.emr() ? "yes" : "no"))));
        texts.put(
                "spot.csv",
                csv(
                        "region,type,min,mean,max,zones,source",
                        flat(
                                spot,
                                price -> List.of(
                                        price.min().value().toString(),
                                        price.mean().value().toString(),
                                        price.max().value().toString(),
                                        String.valueOf(price.zones()),
                                        ids.getOrDefault(price.source(), "")))));
        texts.put(
                "interruptions.csv",
                csv("region,type,group", flat(interruptions, group -> List.of(String.valueOf(group)))));
        return texts;
    }

    /** Numbers the sources in the order of their names, so that an id says nothing and a diff stays small. */
    private Map<Source, String> sourceIds() {
        Stream<Source> ofPrices =
                prices.stream().flatMap(price -> price.tiers().stream()).map(Tier::source);
        Stream<Source> ofSpot = spot.values().stream()
                .flatMap(region -> region.values().stream())
                .map(SpotPrice::source);
        List<Source> sorted = Stream.concat(ofPrices, ofSpot)
                .distinct()
                .sorted(Comparator.comparing(Source::name)
                        .thenComparing(Source::date)
                        .thenComparing(Source::trust))
                .toList();
        Map<Source, String> ids = new LinkedHashMap<>();
        sorted.forEach(source -> ids.put(source, "s" + (ids.size() + 1)));
        return ids;
    }

    private Stream<List<String>> rows(Map<Source, String> ids) {
        return prices.stream()
                .sorted(Comparator.comparing(Price::region).thenComparing(Price::key))
                .flatMap(price -> price.tiers().stream()
                        .map(tier -> List.of(
                                price.region(),
                                price.key().serviceCode(),
                                price.key().usageType(),
                                price.key().operation(),
                                price.unit(),
                                tier.from().toPlainString(),
                                tier.low().toString(),
                                tier.isExact() ? "" : tier.high().toString(),
                                ids.getOrDefault(tier.source(), ""))));
    }

    private static <T> Stream<List<String>> flat(
            Map<String, Map<String, T>> byRegion, Function<T, List<String>> cells) {
        return byRegion.entrySet().stream()
                .flatMap(region -> region.getValue().entrySet().stream().map(type -> Stream.concat(
                                Stream.of(region.getKey(), type.getKey()), cells.apply(type.getValue()).stream())
                        .toList()));
    }

    private static String csv(String header, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(Arrays.asList(header.split(",")));
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return text.toString();
    }
}
