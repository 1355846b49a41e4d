package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.iam.policy.Arn;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the compiler must know about an environment besides the grants.
 *
 * @param profiles the kinds of cluster in the environment; one that serves a trust group is of a kind of its own
 * @param breakGlass the principal for emergencies
 * @param deployment the role that CloudFormation deploys with
 */
public record IamSettings(Set<ClusterProfile> profiles, Optional<String> breakGlass, Arn deployment) {
    private static final String BREAK_GLASS = "break-glass";

    public IamSettings {
        EnumSet<ClusterProfile> sorted = EnumSet.noneOf(ClusterProfile.class);
        sorted.addAll(profiles);
        profiles = Collections.unmodifiableSet(sorted);
    }

    /** The clusters of the environment and of its pipelines, the principal called {@code break-glass}, and the role of CDK's bootstrap. */
    public static IamSettings of(Platform platform, Environment environment) {
        Environment.Home.Aws home = Names.home(environment);
        return new IamSettings(
                environment
                        .allClusters()
                        .filter(cluster -> cluster.trustGroup().isEmpty())
                        .map(Cluster::profile)
                        .collect(Collectors.toSet()),
                platform.principals().stream()
                        .map(Principal::name)
                        .filter(BREAK_GLASS::equals)
                        .findFirst(),
                Arn.role(home.account(), "cdk-hnb659fds-cfn-exec-role-" + home.account() + "-" + home.region()));
    }

    /** The same with those kinds of cluster besides. */
    public IamSettings with(ClusterProfile... more) {
        EnumSet<ClusterProfile> all = EnumSet.noneOf(ClusterProfile.class);
        all.addAll(profiles);
        all.addAll(Set.of(more));
        return new IamSettings(all, breakGlass, deployment);
    }
}
