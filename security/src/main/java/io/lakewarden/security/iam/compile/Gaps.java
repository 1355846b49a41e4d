package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where IAM gives somebody a way to data that is not Lake Formation's, or cannot keep somebody from asking it.
 *
 * @param withRoles the principals that have a role
 */
record Gaps(Platform platform, IamSettings settings, Layout layout, Reach reach, Set<String> withRoles) {
    List<Gap> all() {
        return Stream.of(breakGlass(), trustGroups(), endpoint(), rolesOfOthers())
                .flatMap(gaps -> gaps)
                .toList();
    }

    private Stream<Gap> breakGlass() {
        return settings.breakGlass().stream()
                .flatMap(name -> gaps(
                        IamGap.FILES_FOR_BREAK_GLASS,
                        name,
                        reach.whole(name),
                        "read it",
                        "its role opens the files too, outside Lake Formation, with a second factor"));
    }

    private Stream<Gap> trustGroups() {
        return layout.trustGroupClusters().stream().flatMap(this::trustGroup);
    }

    private Stream<Gap> trustGroup(Cluster cluster) {
        String group = cluster.trustGroup().orElseThrow();
        return gaps(
                IamGap.FILES_FOR_TRUST_GROUP,
                group,
                reach.wholeForAll(group),
                "read it",
                "the machines of cluster " + cluster.name() + " open the files too, outside Lake Formation");
    }

    private Stream<Gap> endpoint() {
        return settings.profiles().contains(ClusterProfile.KERBEROS_RANGER)
                ? platform.principals().stream()
                        .filter(principal -> principal.match(user -> true, group -> true, account -> false))
                        .map(Principal::name)
                        .flatMap(name -> gaps(
                                IamGap.FILES_FOR_SQL_ENDPOINT,
                                name,
                                reach.allowed(name, Action.READ),
                                "read it",
                                "the SQL endpoint opens the files outside Lake Formation; Ranger's policies decide"))
                : Stream.empty();
    }

    private Stream<Gap> rolesOfOthers() {
        return platform.principals().stream()
                .filter(principal -> principal.iamRole().isPresent() && withRoles.contains(principal.name()))
                .map(Principal::name)
                .flatMap(name -> gaps(
                        IamGap.ROLE_OF_OTHERS,
                        name,
                        reach.forbidden(name),
                        "nothing",
                        "what its maker attached may let it ask Lake Formation, which refuses"));
    }

    private static Stream<Gap> gaps(
            IamGap code, String principal, Collection<DatasetId> datasets, String asked, String instead) {
        return datasets.stream().map(id -> new Gap(Plane.IAM, code.name(), principal, id, asked, instead));
    }
}
