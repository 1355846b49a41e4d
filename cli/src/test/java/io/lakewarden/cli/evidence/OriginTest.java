package io.lakewarden.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How far a value reaches, and which commits stand for it. */
class OriginTest {
    private static final Commit OLD = new Commit("1".repeat(40), "2026-01-01", "Alf", "first");
    private static final Commit NEW = new Commit("2".repeat(40), "2026-02-01", "Bea", "second");

    @Test
    void aValueReachesAsFarAsItIsIndentedAndNotToTheNext() {
        List<Line> file =
                file("grants:", "  - to: ana", "    rows: a = 1", "", "  # others", "  - {to: bea}", "tests:");

        assertThat(of(file, 2, 5, OptionalInt.of(6)).place()).isEqualTo("f.yaml:2-3");
        assertThat(of(file, 6, 5, OptionalInt.empty()).place()).isEqualTo("f.yaml:6");
    }

    @Test
    void aListAsDeepAsItsKeyIsPartOfItAndTheNextKeyIsNot() {
        List<Line> file = file("members:", "- ana", "- bea", "description: x");

        assertThat(of(file, 1, 1, OptionalInt.empty()).place()).isEqualTo("f.yaml:1-3");
    }

    @Test
    void grantsOnOneLineShareIt() {
        List<Line> file = file("grants: [{to: ana}, {to: bea}]", "tests: []");

        assertThat(of(file, 1, 10, OptionalInt.of(1)).place()).isEqualTo("f.yaml:1");
    }

    @Test
    void theNewestCommitComesFirstAndOneOfAnotherLineIsNotNamed() {
        List<Line> file = List.of(line("a:", OLD), line("  b: 1", NEW), line("c:", NEW));

        assertThat(of(file, 1, 1, OptionalInt.empty()).commits()).containsExactly(NEW, OLD);
        assertThat(of(file, 3, 1, OptionalInt.empty()).commits()).containsExactly(NEW);
    }

    @Test
    void onlyAShallowHistoryDoubtsItsOldestCommit() {
        List<Line> file = List.of(new Line("a: 1", Optional.of(OLD), true));

        assertThat(Origin.of(history(file, true), new Position("f.yaml", 1, 1), OptionalInt.empty())
                        .without())
                .isEqualTo("in 111111111111 or before it: this checkout has no earlier commits");
        assertThat(of(file, 1, 1, OptionalInt.empty()).isCommitted()).isTrue();
    }

    @Test
    void blameIsReadLineByLine() {
        String said = NEW.id() + " 1 1 1\nauthor Bea\nauthor-time 1\ncommitter-time 1769954400\ncommitter-tz +0200\n"
                + "summary second\nboundary\nfilename f.yaml\n\ta: 1\n"
                + "0".repeat(40) + " 2 2 1\nauthor Not Committed Yet\ncommitter-time 1\ncommitter-tz +0000\nsummary x\n"
                + "filename f.yaml\n\t\tb: 2\n"
                + NEW.id() + " 3 3\n\tauthor me\n";

        assertThat(Blame.lines(said))
                .containsExactly(
                        new Line("a: 1", Optional.of(NEW), true),
                        new Line("\tb: 2", Optional.empty(), false),
                        new Line("author me", Optional.of(NEW), true));
    }

    private static Origin of(List<Line> file, int line, int column, OptionalInt next) {
        return Origin.of(history(file, false), new Position("f.yaml", line, column), next);
    }

    private static History history(List<Line> file, boolean shallow) {
        return new History(Optional.of(NEW), shallow, List.of(), Map.of("f.yaml", file));
    }

    private static List<Line> file(String... lines) {
        return List.of(lines).stream().map(text -> line(text, OLD)).toList();
    }

    private static Line line(String text, Commit commit) {
        return new Line(text, Optional.of(commit), false);
    }
}
