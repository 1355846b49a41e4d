package io.lakewarden.model.check;

import io.lakewarden.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param platform present when no finding is an error
 * @param findings sorted
 */
public record Checked(Optional<CheckedPlatform> platform, List<Finding> findings) {
    public Checked {
        findings = findings.stream().sorted().distinct().toList();
    }
}
