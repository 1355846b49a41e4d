package io.lakewarden.cost.figures;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.PriceBookWriter;
import io.lakewarden.cost.price.PriceLock;
import io.lakewarden.cost.price.Trust;
import io.lakewarden.model.Gibibytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of figures collected from several publications, each line with its source. */
public final class FiguresFolder {
    private final Path folder;

    public FiguresFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes all of it as a price book; the book's date is that of the newest list. */
    public PriceLock writeBook(Path book) {
        List<Figure> onDemand = figures("ec2_ondemand_us-east-1.csv");
        Instances instances = new Instances(onDemand, figures("ec2_ondemand_other_regions.csv"));
        List<NamedCsvRecord> advisor = rows("ec2_spot_advisor.csv");
        List<Figure> services = Stream.of(
                        "services_infracost_goldens.csv", "glue_by_region.csv", "emr.csv", "memory_unverified.csv")
                .flatMap(name -> figures(name).stream())
                .toList();

        PriceBookWriter writer = new PriceBookWriter();
        instances.prices().forEach(writer::add);
        Services.prices(services).forEach(writer::add);
        advisor.forEach(row -> writer.add(instanceType(row)));
        advisor.forEach(row -> writer.addInterruption(
                row.getField("region"),
                row.getField("instance_type"),
                Integer.parseInt(row.getField("interruption_bucket"))));
        new EmrFees(services)
                .prices(
                        advisor.stream()
                                .map(FiguresFolder::instanceType)
                                .filter(InstanceType::emr)
                                .map(InstanceType::name)
                                .distinct()
                                .sorted(),
                        instances)
                .forEach(writer::add);
        new SpotPrices(rows("ec2_spot_by_az.csv"), advisor).addTo(writer, instances.prices());
        return writer.write(book, newestList(onDemand));
    }

    private static String newestList(List<Figure> figures) {
        return figures.stream()
                .map(Figure::source)
                .filter(source -> source.trust() == Trust.LIST)
                .map(source -> source.date())
                .max(String::compareTo)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot date the book: no figure comes from a list; add ec2_ondemand_us-east-1.csv"));
    }

    private static InstanceType instanceType(NamedCsvRecord row) {
        return new InstanceType(
                row.getField("instance_type"),
                Integer.parseInt(row.getField("vcpu")),
                new Gibibytes(Double.parseDouble(row.getField("ram_gib"))),
                row.getField("emr_supported").equals("True"));
    }

    private List<Figure> figures(String name) {
        return rows(name).stream().map(Figure::of).toList();
    }

    private List<NamedCsvRecord> rows(String name) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(name))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
