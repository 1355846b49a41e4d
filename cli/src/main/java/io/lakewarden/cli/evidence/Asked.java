package io.lakewarden.cli.evidence;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Environment;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.gap.Gap;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a report is asked for.
 *
 * @param definition in which policy tests alone may be wrong
 * @param environment in an account
 * @param on the day on which grants are looked at
 * @param history of the definition
 * @param with kinds of cluster besides the environment's
 * @param gaps of every plane
 */
public record Asked(
        Definition definition,
        Environment environment,
        LocalDate on,
        History history,
        Set<ClusterProfile> with,
        List<Gap> gaps) {
    public Asked {
        with = Set.copyOf(with);
        gaps = gaps.stream().sorted().toList();
    }
}
