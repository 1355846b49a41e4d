package io.lakewarden.model.check.emr;

import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Partition;
import io.lakewarden.model.Principal;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Tls;
import io.lakewarden.model.text.Spelling;
import java.util.List;
import java.util.stream.Stream;

/** What a profile asks for. */
final class ProfileRules {
    private static final String DYNAMIC_ALLOCATION = "spark.dynamicAllocation.enabled";

    private ProfileRules() {}

    static Stream<Breach> stays(Site site) {
        return site.when(
                site.stays() && site.cluster().profile() == ClusterProfile.PIPELINE,
                "profile",
                "Cannot let " + site.name() + " stay: a state machine alone adds steps to a cluster of this profile",
                "take governed-sql or kerberos-ranger, or bring it with a pipeline");
    }

    static Stream<Breach> rangerTransient(Site site) {
        return site.when(
                !site.stays() && site.cluster().profile() == ClusterProfile.KERBEROS_RANGER,
                "profile",
                "Cannot bring " + site.name() + " with a pipeline: users share one that stays, and the KDC is on it",
                "take pipeline, or put it under clusters");
    }

    static Stream<Breach> nameOfPipeline(Site site) {
        String name = site.cluster().name();
        return site.when(
                site.stays() && site.environment().placement(name).isPresent(),
                "",
                "Cannot call a cluster " + name + ": a pipeline is called so here, and its cluster with it",
                "rename the cluster");
    }

    /** What is made for a cluster is named by it without hyphens: such two would share it. */
    static Stream<Breach> namesAlike(Site site) {
        String name = site.cluster().name();
        return site.environment()
                .allClusters()
                .map(Cluster::name)
                .filter(other -> other.compareTo(name) < 0 && bare(other).equals(bare(name)))
                .limit(1)
                .map(other -> new Breach(
                        site.at(),
                        "Cannot tell " + site.name() + " from " + other + ": hyphens alone differ",
                        "rename one of the two"));
    }

    private static String bare(String name) {
        return name.replace("-", "");
    }

    static Stream<Breach> withoutTls(Site site) {
        return site.when(
                site.cluster().profile().hasRuntimeRoles() && site.cluster().tls() instanceof Tls.None,
                "tls.provider",
                "Cannot run " + site.name() + " without TLS: no page shows Lake Formation without it",
                "take provider: emr, or test it and say so under tested");
    }

    static Stream<Breach> partition(Site site) {
        boolean elsewhere = site.environment().home() instanceof Home.Aws aws && aws.partition() != Partition.AWS;
        return site.when(
                elsewhere && site.cluster().profile().hasRuntimeRoles(),
                "profile",
                "Cannot register locations for " + site.name()
                        + ": the role's documented form is of the partition aws alone",
                "test it and say so under tested");
    }

    static Stream<Breach> dynamicAllocation(Site site) {
        boolean asked = site.cluster().profile() == ClusterProfile.GOVERNED_SQL
                || site.cluster().capacity().scaling().isPresent();
        return site.placement().stream()
                .filter(placement -> asked && "false".equals(placement.spark().get(DYNAMIC_ALLOCATION)))
                .map(placement -> new Breach(
                        site.at().parent().to("spark", DYNAMIC_ALLOCATION),
                        "Cannot turn dynamic allocation off on " + site.name()
                                + ": filters and managed scaling need it",
                        "remove the setting"));
    }

    static Stream<Breach> trustGroupProfile(Site site) {
        return site.when(
                site.cluster().trustGroup().isPresent() && site.cluster().profile() != ClusterProfile.KERBEROS_RANGER,
                "trustGroup",
                "Cannot give " + site.name() + " to a trust group: its steps have roles of their own",
                "remove trustGroup, or take the profile kerberos-ranger");
    }

    static Stream<Breach> trustGroupUnknown(Site site) {
        List<String> groups = site.platform().principals().stream()
                .filter(principal -> principal.match(user -> false, group -> true, account -> false))
                .map(Principal::name)
                .toList();
        return site.cluster().trustGroup().stream()
                .filter(name -> !groups.contains(name))
                .map(name -> new Breach(
                        site.at().to("trustGroup"),
                        "Cannot give " + site.name() + " to " + name + ": no such group",
                        Spelling.remedy(name, groups)));
    }
}
