package io.lakewarden.security.lakeformation;

import java.util.List;

/**
 * An LF-tag; a resource has one of its values at most.
 *
 * @param key lower case, as Lake Formation stores it
 * @param values sorted, lower case
 */
public record LfTag(String key, List<String> values) {
    public LfTag {
        values = values.stream().sorted().distinct().toList();
    }
}
