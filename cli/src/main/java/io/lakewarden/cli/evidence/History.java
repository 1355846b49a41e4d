package io.lakewarden.cli.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What git knows of the definition.
 *
 * @param head the checked-out commit; absent where there is none
 * @param shallow whether the checkout has a part of the history only
 * @param uncommitted files of the definition that are not as in that commit, sorted
 * @param lines of each committed file
 */
public record History(Optional<Commit> head, boolean shallow, List<String> uncommitted, Map<String, List<Line>> lines) {
    public History {
        uncommitted = uncommitted.stream().sorted().toList();
        lines = Map.copyOf(lines);
    }

    /** Of a folder that is in no repository, or in one without a commit. */
    public static History none() {
        return new History(Optional.empty(), false, List.of(), Map.of());
    }
}
