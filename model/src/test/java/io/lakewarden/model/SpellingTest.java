package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.text.Spelling;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void suggestsTheNearestNameAndOfEqualsTheFirst() {
        assertThat(Spelling.remedy("silver.invoice_line", List.of("silver.invoice_lines", "silver.invoices")))
                .isEqualTo("did you mean silver.invoice_lines?");
        assertThat(Spelling.nearest("cat", List.of("hat", "bat"))).contains("bat");
    }

    @Test
    void listsTheNamesWhereNoneIsNear() {
        assertThat(Spelling.remedy("bronze", List.of("silver", "gold"))).isEqualTo("expected one of gold, silver");
        assertThat(Spelling.remedy("bronze", List.of())).isEqualTo("there is none yet: add it or leave this out");
    }
}
