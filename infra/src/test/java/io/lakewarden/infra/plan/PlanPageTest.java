package io.lakewarden.infra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the tables of {@code docs/plan.md} the same as what a plan says. */
class PlanPageTest {
    private static final Path PAGE = Path.of("..", "docs", "plan.md");

    @Test
    void thePageListsTheDangersAndWhatPeopleNotice() throws IOException {
        String page = Files.readString(PAGE);
        String written = filled(filled(page, "dangers", dangers()), "kinds", kinds());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE)).as("written by -Dgolden.update").isEqualTo(written);
    }

    private static String dangers() {
        return Stream.of(Danger.values())
                .map(danger -> "| " + danger.word() + " | " + danger.meaning() + " | "
                        + (danger.isRefused() ? "1" : "0") + " |\n")
                .collect(Collectors.joining("", "| word | what happens | ends with |\n|---|---|---|\n", ""));
    }

    private static String kinds() {
        return Stream.of(Kind.values())
                .map(kind -> "| "
                        + (kind.types().isEmpty()
                                ? "anything else"
                                : kind.types().stream()
                                        .map(type -> "`" + type.substring("AWS::".length()) + "`")
                                        .collect(Collectors.joining(", ")))
                        + " | " + kind.ifReplaced() + " | " + kind.ifRemoved() + " | " + kind.ifChanged() + " |\n")
                .collect(Collectors.joining("", "| of | replaced | removed | changed |\n|---|---|---|---|\n", ""));
    }

    private static String filled(String page, String name, String table) {
        String start = "<!-- " + name + ": written by PlanPageTest -->\n";
        String end = "<!-- end of " + name + " -->\n";
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }
}
