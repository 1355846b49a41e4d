package io.lakewarden.model.check.emr;

import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import java.util.stream.Stream;

/** What three primary nodes ask for. */
final class HighAvailabilityRules {
    private static final int ENOUGH_CORE = 4;
    private static final int PRIMARIES = 3;

    private HighAvailabilityRules() {}

    static Stream<Breach> runtimeRoles(Site site) {
        int primaries = site.cluster().primary().count();
        return site.when(
                isHighlyAvailable(site) && site.cluster().profile().hasRuntimeRoles(),
                "primary.count",
                "Cannot run " + site.name() + " with " + primaries
                        + " primary nodes: runtime roles are not supported on HA clusters",
                "set it to 1");
    }

    static Stream<Breach> count(Site site) {
        int primaries = site.cluster().primary().count();
        return site.when(
                primaries != 1 && primaries != PRIMARIES,
                "primary.count",
                "Invalid count of primary nodes of " + site.name() + ": got " + primaries + ", expected 1 or 3",
                "set it to 1, or to 3 for high availability");
    }

    static Stream<Breach> types(Site site) {
        return site.when(
                isHighlyAvailable(site) && site.cluster().primary().types().size() > 1,
                "primary.instanceTypes",
                "Cannot give " + site.name() + " primary nodes of several types: the three are of one",
                "name one instanceType");
    }

    static Stream<Breach> onSpot(Site site) {
        return site.when(
                isHighlyAvailable(site) && site.cluster().primary().spot() > 0,
                "primary.spot",
                "Cannot run the primary nodes of " + site.name() + " on Spot: with two of them the cluster is lost",
                "name an instanceType and a count");
    }

    static Stream<Breach> kdc(Site site) {
        boolean inside = site.cluster()
                .kerberos()
                .map(Kerberos::kdc)
                .filter(kdc -> !(kdc instanceof Kdc.External))
                .isPresent();
        return site.when(
                isHighlyAvailable(site) && inside,
                "kerberos.kdc",
                "Cannot run the KDC of " + site.name() + " on three primary nodes: it would be on one of them",
                "take kdc: external-kdc, or one primary node");
    }

    static Stream<Breach> fewCore(Site site) {
        int core = site.cluster().core().count();
        return site.when(
                isHighlyAvailable(site) && core < ENOUGH_CORE,
                "core.count",
                "Cannot rely on HDFS of " + site.name() + ": got " + core
                        + " core nodes, expected 4 beside three primary",
                "give it four core nodes");
    }

    static Stream<Breach> protection(Site site) {
        Cluster cluster = site.cluster();
        return site.when(
                isHighlyAvailable(site) && site.stays() && !cluster.terminationProtection(),
                "terminationProtection",
                "Cannot leave " + site.name() + " unlocked: EMR locks three primary nodes whatever it says",
                "set terminationProtection: true, and unlock the cluster before its stack is deleted");
    }

    private static boolean isHighlyAvailable(Site site) {
        return site.cluster().capacity().isHighlyAvailable();
    }
}
