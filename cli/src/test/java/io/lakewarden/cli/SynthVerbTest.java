package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is asked before anything is synthesized. */
class SynthVerbTest {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copyTheSampleDefinition() throws IOException {
        Path sample = CHECKOUT.resolve("platform");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("platform")
                        .resolve(sample.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }

        Files.copy(CHECKOUT.resolve(TablesFile.NAME), folder.resolve(TablesFile.NAME));
    }

    @Test
    void thisMachineIsNotDeployed() {
        assertThat(synth("--env", "local")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot synthesize local: it is this machine, and nothing of it is deployed; "
                        + "name one of dev, prod, stage\n");
    }

    @Test
    void anEnvironmentThatIsNotThereIsToldWithThoseThatAre() {
        assertThat(synth("--env", "test")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot synthesize test: there is no such environment; "
                        + "name one of dev, prod, stage\n");
    }

    @Test
    void oneMustSayWhich() {
        assertThat(synth()).isEqualTo(2);
        assertThat(synth("--env", "dev", "--all")).isEqualTo(2);
    }

    @Test
    void aTableIsNotCreatedBeforeItsSchemaIsFrozen() throws IOException {
        Files.delete(folder.resolve(TablesFile.NAME));

        assertThat(synth("--env", "dev")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot synthesize: a table is created with a schema that is frozen, and none is "
                                + "for bronze.invoices_raw, gold.customer_invoices, gold.customer_invoices_masked_ea57323e, "
                                + "gold.sales_by_day, silver.dim_calendar, "
                                + "silver.dim_country, silver.invoice_lines, silver.invoice_lines_quarantine; "
                                + "run ./lakewarden synth --freeze and commit tables.lock.json\n");
    }

    @Test
    void freezingGivesTheFileThatIsCommitted() throws IOException {
        Files.delete(folder.resolve(TablesFile.NAME));

        assertThat(synth("--freeze")).isZero();
        assertThat(folder.resolve(TablesFile.NAME)).hasSameTextualContentAs(CHECKOUT.resolve(TablesFile.NAME));
        assertThat(out.toString()).startsWith("Frozen in tables.lock.json: bronze.invoices_raw, ");
    }

    @Test
    void whatIsFrozenStaysWhateverTheDefinitionSaysByNow() throws IOException {
        Path domain = folder.resolve("platform/domains/billing.yaml");
        Files.writeString(
                domain,
                Files.readString(domain)
                        .replaceFirst(
                                "      region: \\{type: string, required: true\\}\n",
                                "      region: {type: string, required: true}\n      continent: {type: string}\n"));

        assertThat(synth("--freeze")).isZero();
        assertThat(folder.resolve(TablesFile.NAME)).hasSameTextualContentAs(CHECKOUT.resolve(TablesFile.NAME));
        assertThat(out.toString()).isEqualTo("tables.lock.json has every table\n");
    }

    @Test
    void aFileThatSomebodyBrokeIsTold() throws IOException {
        Files.writeString(folder.resolve(TablesFile.NAME), "{\"gold\": {}}");

        assertThat(synth("--env", "dev")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot read tables.lock.json: Invalid dataset name: got gold, "
                        + "expected zone.name; take it back as it was committed\n");
    }

    private int synth(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("synth", "--dir", folder.toString(), "--on", "2026-11-24"), Stream.of(arguments))
                .toArray(String[]::new);
        CommandLine commandLine = Lakewarden.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all);
    }
}
