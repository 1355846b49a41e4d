package io.lakewarden.cli.access;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one principal sees of one column.
 *
 * @param visible whether it sees it at all
 * @param mask what it sees in place of the value
 * @param rows the rows in which it sees it; absent for all
 */
public record Cell(
        String principal,
        DatasetId dataset,
        String column,
        boolean visible,
        Optional<Mask> mask,
        Optional<RowFilter> rows) {
    static Cell of(String principal, DatasetId dataset, String column, Answer answer) {
        return new Cell(principal, dataset, column, answer.allowed(), answer.mask(), answer.rows());
    }

    /** {@code full}, {@code masked}, {@code filtered}, {@code masked, filtered} or {@code none}. */
    public String sees() {
        if (!visible) {
            return "none";
        }

        List<String> limits = Stream.of(mask.map(any -> "masked"), rows.map(any -> "filtered"))
                .flatMap(Optional::stream)
                .toList();
        return limits.isEmpty() ? "full" : String.join(", ", limits);
    }

    /** The mask's word in the definition; empty without one. */
    public String maskWord() {
        return mask.map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }
}
