package io.lakewarden.cli;

import io.lakewarden.model.cluster.ClusterProfile;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which kinds of cluster a compilation is for. */
final class Clusters {
    @Option(
            names = "--with",
            paramLabel = "PROFILE",
            split = ",",
            description = "Kinds of cluster besides the environment's: governed-sql, kerberos-ranger.",
            converter = ProfileName.class)
    private List<ClusterProfile> with = List.of();

    Set<ClusterProfile> besidesPipelines() {
        return Set.copyOf(with);
    }
}
