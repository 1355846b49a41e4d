package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void readsAsOneLineWithPlaceSeverityCodeMessageAndRemedy() {
        Finding finding = new Finding(
                new Position("platform/domains/billing.yaml", 14, 7),
                Severity.ERROR,
                "GRANT_UNKNOWN_DATASET",
                "Cannot grant read on silver.invoice_line: no such dataset",
                "did you mean silver.invoice_lines?");

        assertThat(finding)
                .hasToString("platform/domains/billing.yaml:14:7 error GRANT_UNKNOWN_DATASET "
                        + "Cannot grant read on silver.invoice_line: no such dataset; "
                        + "did you mean silver.invoice_lines?");
    }

    @Test
    void escapesLineBreaksAndCutsLongText() {
        Finding finding = new Finding(
                new Position("a\nb.yaml", 1, 1), Severity.WARNING, "CODE", "x\u001B[31m\u2028" + "y".repeat(500), "z");

        assertThat(finding)
                .hasToString("a\\u000Ab.yaml:1:1 warning CODE x\\u001B[31m\\u2028" + "y".repeat(160) + "...; z");
    }

    @Test
    void sortsByFileLineAndColumn() {
        List<Finding> findings = List.of(at("b", 1, 1), at("a", 10, 1), at("a", 9, 2), at("a", 9, 1));

        assertThat(findings.stream().sorted().map(Finding::position))
                .map(Position::toString)
                .containsExactly("a:9:1", "a:9:2", "a:10:1", "b:1:1");
    }

    private static Finding at(String file, int line, int column) {
        return new Finding(new Position(file, line, column), Severity.ERROR, "CODE", "Cannot", "do");
    }
}
