package io.lakewarden.model.check.emr;

import io.lakewarden.model.AddressBlock;
import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.EndpointService;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster that serves SQL asks for. */
final class EndpointRules {
    /** RFC 1918, and RFC 6598 for those between a provider and its customers. */
    private static final List<String> PRIVATE_BLOCKS =
            List.of("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16");

    private EndpointRules() {}

    static Stream<Breach> keytab(Site site) {
        return site.when(
                site.cluster().servesSql() && isExternal(site) && endpoint(site).isEmpty(),
                "kerberos.external",
                "Cannot serve SQL on " + site.name()
                        + ": the cluster makes no principals in a KDC of others, and no secret has the endpoint's keytab",
                "add endpoint, or give the cluster to one trustGroup");
    }

    static Stream<Breach> notServed(Site site) {
        boolean asked = site.cluster().kerberos().stream()
                        .anyMatch(kerberos -> !kerberos.usersFrom().isEmpty())
                || endpoint(site).isPresent();
        return site.when(
                asked && !site.cluster().servesSql(),
                "kerberos",
                "Cannot let users in to " + site.name() + ": it serves no SQL endpoint",
                "remove usersFrom and endpoint");
    }

    static Stream<Breach> openToEverybody(Site site) {
        return site.cluster().kerberos().stream()
                .flatMap(kerberos -> kerberos.usersFrom().stream())
                .filter(block -> !isPrivate(block))
                .map(block -> new Breach(
                        site.at().to("kerberos", "usersFrom", block),
                        "Cannot open " + site.name() + " to " + block
                                + ": these are not private addresses, and the endpoint is not for the internet",
                        "name blocks within " + String.join(", ", PRIVATE_BLOCKS)));
    }

    private static boolean isPrivate(String block) {
        return AddressBlock.of(block)
                .filter(its -> PRIVATE_BLOCKS.stream()
                        .flatMap(known -> AddressBlock.of(known).stream())
                        .anyMatch(its::isWithin))
                .isPresent();
    }

    static Stream<Breach> stepsAtOnce(Site site) {
        return site.when(
                site.cluster().servesSql() && site.cluster().stepConcurrency() > 1,
                "stepConcurrency",
                "Cannot run " + site.cluster().stepConcurrency() + " steps at a time on " + site.name()
                        + ": a step that starts the SQL endpoint could not end the cluster",
                "set it to 1");
    }

    private static Optional<EndpointService> endpoint(Site site) {
        return site.cluster().kerberos().flatMap(Kerberos::endpoint);
    }

    private static boolean isExternal(Site site) {
        return site.cluster()
                .kerberos()
                .map(Kerberos::kdc)
                .filter(Kdc.External.class::isInstance)
                .isPresent();
    }
}
