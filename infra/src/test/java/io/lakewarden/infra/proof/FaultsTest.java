package io.lakewarden.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.infra.inspect.StackRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliberate mistakes, each caught by name; the table of {@code docs/faults.md} is what catches which. */
class FaultsTest {
    private static final Path PAGE = Path.of("..", "docs", "faults.md");
    private static final String START = "<!-- faults: written by FaultsTest -->\n";
    private static final String END = "<!-- end of faults -->\n";
    private static final String RULES = "<!-- rules: written by FaultsTest -->\n";
    private static final String END_OF_RULES = "<!-- end of rules -->\n";

    @TempDir
    private Path folder;

    @Test
    void whatIsSoundIsNotCaught() {
        assertThat(Deployed.PROD.caught()).isEmpty();
    }

    @Test
    void everyFaultIsCaughtByNameAndThePageSaysByWhat() throws IOException {
        List<Fault> faults = new ArrayList<>(DefinitionFaults.in(folder));
        faults.addAll(TemplateFaults.of(Deployed.PROD));
        List<String> missed = new ArrayList<>();
        String table = faults.stream().map(fault -> row(fault, missed)).collect(Collectors.joining());
        System.out.print(table);

        assertThat(missed).isEmpty();
        assertThat(faults).hasSizeGreaterThanOrEqualTo(40);
        String page = Files.readString(PAGE);
        String written = filled(
                filled(page, START, END, "| in the | fault | caught by |\n|---|---|---|\n" + table),
                RULES,
                END_OF_RULES,
                rules());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE)).as("written by -Dgolden.update").isEqualTo(written);
    }

    private static String row(Fault fault, List<String> missed) {
        SortedSet<String> caught = fault.caught().get();
        if (!caught.contains(fault.expected())) {
            missed.add(fault.what() + ": by " + caught + ", not by " + fault.expected());
        }

        return "| " + fault.where() + " | " + fault.what() + " | "
                + caught.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + " |\n";
    }

    private static String rules() {
        return Stream.of(StackRule.values())
                .map(rule -> "| `" + rule + "` | " + rule.summary() + " |\n")
                .collect(Collectors.joining("", "| rule | asks |\n|---|---|\n", ""));
    }

    private static String filled(String page, String start, String end, String table) {
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }
}
