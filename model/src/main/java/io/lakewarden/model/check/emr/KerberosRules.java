package io.lakewarden.model.check.emr;

import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import io.lakewarden.model.cluster.Tls;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Kerberos goes together with. */
final class KerberosRules {
    private static final int LAST_PORT = 65_535;

    private KerberosRules() {}

    static Stream<Breach> runtimeRoles(Site site) {
        return site.when(
                site.cluster().kerberos().isPresent()
                        && site.cluster().profile().hasRuntimeRoles(),
                "kerberos",
                "Cannot run " + site.name() + " with Kerberos and runtime roles: no page says that they work together",
                "remove kerberos, or test it and say so under tested");
    }

    static Stream<Breach> withoutTls(Site site) {
        return site.when(
                site.cluster().kerberos().isPresent() && site.cluster().tls() instanceof Tls.None,
                "tls.provider",
                "Cannot run " + site.name()
                        + " with Kerberos and without TLS: what Hadoop's RPC does not carry stays open",
                "take provider: emr");
    }

    static Stream<Breach> inStateMachine(Site site) {
        return site.when(
                site.cluster().kerberos().isPresent()
                        && site.cluster().profile().hasRuntimeRoles()
                        && !site.stays(),
                "kerberos",
                "Cannot run " + site.name() + " with Kerberos: the history of its executions would keep the passwords",
                "remove kerberos, or let the cluster stay");
    }

    static Stream<Breach> sparkLine(Site site) {
        return site.when(
                site.cluster().kerberos().isPresent()
                        && site.release().filter(EmrRelease::spark).isPresent(),
                "kerberos",
                "Cannot run " + site.name() + " with Kerberos on "
                        + site.cluster().release() + ": its pages do not name it",
                "take emr-7.14.0, or test it and say so under tested");
    }

    static Stream<Breach> realmCase(Site site) {
        return of(
                site,
                kerberos -> Stream.concat(
                        lowerCase(site, "kerberos.realm", kerberos.realm()),
                        kerberos.kdc()
                                .match(
                                        own -> Stream.empty(),
                                        trusted -> lowerCase(site, "kerberos.trust.realm", trusted.realm()),
                                        external -> external.directory().stream()
                                                .flatMap(directory -> lowerCase(
                                                        site,
                                                        "kerberos.external.directory.realm",
                                                        directory.realm())))));
    }

    private static Stream<Breach> lowerCase(Site site, String key, String realm) {
        String upper = realm.toUpperCase(Locale.ROOT);
        return site.when(
                !realm.equals(upper),
                key,
                "Cannot tell realm " + realm + " of " + site.name() + " from " + upper + " by eye, and KDCs do",
                "write " + upper + ", unless the KDC says otherwise");
    }

    static Stream<Breach> trustOfItself(Site site) {
        return of(
                site,
                kerberos -> site.when(
                        kerberos.kdc() instanceof Kdc.CrossRealm trusted
                                && trusted.realm().equalsIgnoreCase(kerberos.realm()),
                        "kerberos.trust.realm",
                        "Cannot let realm " + kerberos.realm() + " of " + site.name()
                                + " trust itself: the two must differ",
                        "name the other realm, or give the cluster another"));
    }

    static Stream<Breach> ports(Site site) {
        return of(site, kerberos -> servers(kerberos.kdc())
                .filter(server -> !hasPort(server.address()))
                .map(server -> new Breach(
                        site.at().to((Object[]) server.key().split("\\.")),
                        "Cannot reach " + server.address() + " from " + site.name()
                                + ": its port is none of 1 to 65535",
                        "write the port that it listens on, or leave it out")));
    }

    /** A server by the key that names it. */
    private record Server(String key, String address) {}

    private static Stream<Server> servers(Kdc kdc) {
        return kdc.match(
                own -> Stream.empty(),
                trusted -> Stream.of(
                        new Server("kerberos.trust.adminServer", trusted.adminServer()),
                        new Server("kerberos.trust.kdcServer", trusted.kdcServer())),
                external -> Stream.concat(
                        Stream.of(
                                new Server("kerberos.external.adminServer", external.adminServer()),
                                new Server("kerberos.external.kdcServer", external.kdcServer())),
                        external.directory().stream()
                                .map(directory ->
                                        new Server("kerberos.external.directory.server", directory.server()))));
    }

    private static boolean hasPort(String address) {
        int colon = address.indexOf(':');
        int port = colon < 0 ? 1 : Integer.parseInt(address.substring(colon + 1));
        return port >= 1 && port <= LAST_PORT;
    }

    private static Stream<Breach> of(Site site, Function<Kerberos, Stream<Breach>> rule) {
        return site.cluster().kerberos().stream().flatMap(rule);
    }
}
