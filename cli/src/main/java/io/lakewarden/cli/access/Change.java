package io.lakewarden.cli.access;

import io.lakewarden.model.DatasetId;
import java.time.LocalDate;

/**
 * What is different for one principal and one dataset.
 *
 * @param from the first day on which it is
 * @param effect whether it has more, less, or something else
 * @param before in a phrase
 * @param after in a phrase
 */
public record Change(LocalDate from, String principal, DatasetId dataset, Effect effect, String before, String after) {
    /** Which way a change goes. */
    public enum Effect {
        GIVES,
        TAKES,
        CHANGES
    }
}
