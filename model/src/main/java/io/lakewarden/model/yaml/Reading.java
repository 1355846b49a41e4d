package io.lakewarden.model.yaml;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What was read from the files of a definition.
 *
 * @param definition present when every file is there and is YAML; where a finding is an error, stand-ins in it take the
 *     place of what was refused
 * @param findings sorted
 */
public record Reading(Optional<Definition> definition, List<Finding> findings) {
    public Reading {
        findings = findings.stream().sorted().distinct().toList();
    }
}
