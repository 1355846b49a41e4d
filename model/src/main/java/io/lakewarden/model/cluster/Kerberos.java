package io.lakewarden.model.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a cluster knows its users. Passwords are names of secrets in Secrets Manager, never values.
 *
 * @param realm of the cluster's nodes, case-sensitive; upper case by convention
 * @param ticketLifetime whole hours
 * @param kdcAdminPassword the secret with the password of the KDC's administrator
 * @param kdc who gives out tickets
 * @param usersFrom blocks of addresses that users of the SQL endpoint come from, besides machines of its own group; sorted
 */
public record Kerberos(
        String realm, Duration ticketLifetime, String kdcAdminPassword, Kdc kdc, List<String> usersFrom) {
    public Kerberos {
        usersFrom = usersFrom.stream().sorted().toList();
    }

    /** Whose users have tickets that are good here. */
    public SortedSet<String> userRealms() {
        SortedSet<String> realms = new TreeSet<>(List.of(realm));
        kdc.match(
                        own -> Optional.<String>empty(),
                        trusted -> Optional.of(trusted.realm()),
                        external -> external.directory().map(Directory::realm))
                .ifPresent(realms::add);
        return realms;
    }

    /** The names of the secrets that it is made with. */
    public SortedSet<String> secrets() {
        SortedSet<String> names = new TreeSet<>(List.of(kdcAdminPassword));
        names.addAll(kdc.match(own -> List.of(), Kdc.CrossRealm::secrets, Kdc.External::secrets));
        return names;
    }

    /** What the SQL endpoint is to a KDC of others; empty where the cluster's own makes it known. */
    public Optional<EndpointService> endpoint() {
        return kdc.match(own -> Optional.empty(), trusted -> Optional.empty(), Kdc.External::endpoint);
    }

    /** Who gives out tickets. */
    public sealed interface Kdc {
        /** The primary node; lost with it. */
        record OfCluster() implements Kdc {}

        /**
         * The primary node, and another KDC whose users are trusted.
         *
         * @param realm theirs, another than the cluster's
         * @param domain theirs
         * @param adminServer host, with or without port
         * @param kdcServer host, with or without port
         * @param trustPassword the secret with the password of the trust's principal
         * @param join what joins the nodes to an Active Directory, if it is one
         */
        record CrossRealm(
                String realm,
                String domain,
                String adminServer,
                String kdcServer,
                String trustPassword,
                Optional<DomainJoin> join)
                implements Kdc {
            private List<String> secrets() {
                return Stream.concat(Stream.of(trustPassword), join.stream().map(DomainJoin::password))
                        .toList();
            }
        }

        /**
         * A KDC of one's own, which clusters share and outlive not.
         *
         * @param adminServer host, with or without port
         * @param kdcServer host, with or without port
         * @param directory the Active Directory that it trusts, if there is one
         * @param endpoint what the SQL endpoint is to it, if the cluster serves one
         */
        record External(
                String adminServer, String kdcServer, Optional<Directory> directory, Optional<EndpointService> endpoint)
                implements Kdc {
            private List<String> secrets() {
                return Stream.concat(
                                directory.map(Directory::join).map(DomainJoin::password).stream(),
                                endpoint.map(EndpointService::keytabSecret).stream())
                        .toList();
            }
        }

        /** One answer per kind. */
        default <R> R match(
                Function<OfCluster, R> ofCluster, Function<CrossRealm, R> crossRealm, Function<External, R> external) {
            if (this instanceof OfCluster own) {
                return ofCluster.apply(own);
            }

            return this instanceof CrossRealm trusted ? crossRealm.apply(trusted) : external.apply((External) this);
        }
    }

    /**
     * The SQL endpoint, to a KDC in which the cluster makes no principals by itself.
     *
     * @param host by which users name it
     * @param keytabSecret the secret with the keytab of {@code HTTP/<host>} and of the endpoint's account, as binary
     */
    public record EndpointService(String host, String keytabSecret) {}

    /**
     * An Active Directory behind an external KDC.
     *
     * @param realm its realm
     * @param domain its domain
     * @param server its domain controller
     * @param join what joins the nodes to it
     */
    public record Directory(String realm, String domain, String server, DomainJoin join) {}

    /**
     * What joins nodes to an Active Directory.
     *
     * @param user who may join machines
     * @param password the secret with the user's password
     */
    public record DomainJoin(String user, String password) {}
}
