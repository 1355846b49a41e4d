package io.lakewarden.model.check.emr;

import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.EndpointService;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster that serves SQL asks for. */
final class EndpointRules {
    private static final String EVERYWHERE = "/0";

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
                .filter(block -> block.endsWith(EVERYWHERE))
                .map(block -> new Breach(
                        site.at().to("kerberos", "usersFrom", block),
                        "Cannot open " + site.name() + " to " + block
                                + ": EMR starts no cluster that everybody reaches",
                        "name the blocks that users come from"));
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
