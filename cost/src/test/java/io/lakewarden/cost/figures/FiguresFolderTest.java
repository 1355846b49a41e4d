package io.lakewarden.cost.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceBookFiles;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the collected figures beside the checkout; skipped, and said so, where they are not. */
class FiguresFolderTest {
    private static final Path FIGURES = Path.of("..", "..", "shared", "prices");
    private static final Path BUNDLED =
            Path.of("src", "main", "resources", "io", "lakewarden", "cost", "price", "book");

    @TempDir
    private Path folder;

    @BeforeEach
    void figuresAreThere() {
        assumeThat(FIGURES)
                .as("the collected figures are not beside this checkout: the book is not compared with them")
                .isDirectory();
    }

    @Test
    void theBundledBookIsMadeOfTheCollectedFigures() throws IOException {
        Path written = System.getProperty("golden.update") == null ? folder : BUNDLED;
        new FiguresFolder(FIGURES).writeBook(written);

        for (String name : List.of("prices.lock", "sources.csv", "prices.csv", "instances.csv", "spot.csv")) {
            assertThat(written.resolve(name)).hasSameTextualContentAs(BUNDLED.resolve(name));
        }

        assertThat(PriceBookFiles.read(written).lock())
                .isEqualTo(PriceBookFiles.read(BUNDLED).lock());
    }

    @Test
    void theBundledBookIsSmall() throws IOException {
        long bytes = 0;
        try (var files = Files.list(BUNDLED)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }

        assertThat(bytes).isLessThan(300 * 1024);
    }

    @Test
    void theBookOfUsEastEqualsTheListForAllItsTypes() throws IOException {
        PriceBook book = PriceBook.bundled();
        List<NamedCsvRecord> list;
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(FIGURES.resolve("ec2_ondemand_us-east-1.csv"))) {
            list = rows.stream().toList();
        }

        assertThat(list).hasSize(390).allSatisfy(row -> {
            assertThat(book.onDemand("us-east-1", row.getField("item"))).isEqualTo(UsdPerHour.of(row.getField("usd")));
            assertThat(book.price("us-east-1", PriceKeys.onDemand(row.getField("item")))
                            .trust())
                    .isEqualTo(Trust.LIST);
        });
    }
}
