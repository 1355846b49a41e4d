package io.lakewarden.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagNameTest {
    private static final LocalDate DAY = LocalDate.of(2011, 3, 21);

    @Test
    void shouldNumberFromTheSecondOn() {
        assertThat(TagName.next(DAY, List.of("main"))).isEqualTo("run-2011-03-21");
        assertThat(TagName.next(DAY, List.of("main", "run-2011-03-21"))).isEqualTo("run-2011-03-21.2");
        assertThat(TagName.next(DAY, List.of("run-2011-03-21", "run-2011-03-21.2")))
                .isEqualTo("run-2011-03-21.3");
    }
}
