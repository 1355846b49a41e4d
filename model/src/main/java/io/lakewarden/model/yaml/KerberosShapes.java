package io.lakewarden.model.yaml;

import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.Directory;
import io.lakewarden.model.cluster.Kerberos.DomainJoin;
import io.lakewarden.model.cluster.Kerberos.EndpointService;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the definition says about Kerberos. */
final class KerberosShapes {
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String LABELS = LABEL + "([.]" + LABEL + ")*";
    private static final TextShape<String> REALM = TextShape.of("the name of a realm", "EXAMPLE.INTERNAL", LABELS, 256);
    private static final TextShape<String> DOMAIN = TextShape.of("the name of a domain", "ad.example.com", LABELS, 253);
    private static final TextShape<String> SERVER = TextShape.of(
            "a host, with or without a port", "dc.ad.example.com:88", "[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?", 260);
    private static final TextShape<String> HOST =
            TextShape.of("the name of a host", "sql.example.com", "[a-z0-9][a-z0-9.-]*", 253);
    static final TextShape<String> SECRET =
            TextShape.of("the name of a secret in Secrets Manager", "prod/kerberos/admin", "[A-Za-z0-9/_+=.@-]+", 256);
    private static final TextShape<String> USER =
            TextShape.of("a user of Active Directory", "emr-join", "[A-Za-z0-9._@-]+", 256);
    private static final int LIFETIME_HOURS = 24;

    private enum Kind {
        CLUSTER_KDC,
        CROSS_REALM,
        EXTERNAL_KDC
    }

    /** Kerberos for a cluster whose name is still to come. */
    interface Draft {
        Kerberos of(String cluster);
    }

    private KerberosShapes() {}

    /** A KDC on the primary node, all at its default. */
    static Draft ofCluster(String environment) {
        return cluster -> new Kerberos(
                realm(environment, cluster),
                Duration.ofHours(LIFETIME_HOURS),
                secret(environment, cluster),
                new Kdc.OfCluster(),
                List.of());
    }

    static Shape<Draft> kerberos(String environment) {
        Field<Kind> kind = Field.required(
                "kdc",
                ChoiceShape.of(Kind.class),
                "cluster-kdc: the primary node; cross-realm: it, trusting another; external-kdc: one of your own");
        Field<Optional<String>> realm = Field.optional(
                "realm",
                REALM,
                "CLUSTER.ENVIRONMENT.INTERNAL",
                "The realm of the nodes; case-sensitive, upper case by convention");
        Field<Integer> lifetime = Field.withDefault(
                "ticketLifetimeHours", NumberShape.whole(1, 168), LIFETIME_HOURS, "How long a ticket is good");
        Field<Optional<String>> admin = Field.optional(
                "adminPasswordSecret",
                SECRET,
                "environment/cluster/kdc-admin",
                "The secret with the password of the KDC's administrator");
        Field<Optional<Kdc>> trust = Field.optional("trust", trust(), "Of cross-realm: whom the cluster's KDC trusts");
        Field<Optional<Kdc>> external = Field.optional("external", external(), "Of external-kdc: where it is");
        Field<List<String>> users = Field.withDefault(
                "usersFrom",
                ListShape.ofNames(NetworkShape.CIDR, 1, 20),
                List.of(),
                "machines of the endpoint's own group alone",
                "Blocks of addresses that users of the SQL endpoint come from");
        return new ObjectShape<>(
                "Kerberos",
                List.of(kind, realm, lifetime, admin, trust, external, users),
                List.of(
                        new Constraint.When("kdc", "cluster-kdc", List.of(), List.of("trust", "external")),
                        new Constraint.When("kdc", "cross-realm", List.of("trust"), List.of("external")),
                        new Constraint.When("kdc", "external-kdc", List.of("external"), List.of("trust"))),
                keys -> {
                    Kind chosen = keys.value(kind);
                    Optional<String> named = keys.value(realm);
                    Duration tickets = Duration.ofHours(keys.value(lifetime));
                    Optional<String> password = keys.value(admin);
                    Optional<Kdc> trusted = keys.value(trust);
                    Optional<Kdc> outside = keys.value(external);
                    List<String> from = keys.value(users);
                    Kdc kdc =
                            switch (chosen) {
                                case CLUSTER_KDC -> new Kdc.OfCluster();
                                case CROSS_REALM -> trusted.orElseGet(trust()::standIn);
                                case EXTERNAL_KDC -> outside.orElseGet(external()::standIn);
                            };
                    return cluster -> new Kerberos(
                            named.orElseGet(() -> realm(environment, cluster)),
                            tickets,
                            password.orElseGet(() -> secret(environment, cluster)),
                            kdc,
                            from);
                });
    }

    private static String realm(String environment, String cluster) {
        return (cluster + "." + environment + ".internal").toUpperCase(Locale.ROOT);
    }

    private static String secret(String environment, String cluster) {
        return environment + "/" + cluster + "/kdc-admin";
    }

    private static Shape<Kdc> trust() {
        Field<String> realm = Field.required("realm", REALM, "Theirs");
        Field<String> domain = Field.required("domain", DOMAIN, "Theirs");
        Field<String> admin = Field.required("adminServer", SERVER, "Theirs; port 749 unless it says another");
        Field<String> kdc = Field.required("kdcServer", SERVER, "Theirs; port 88 unless it says another");
        Field<String> password =
                Field.required("passwordSecret", SECRET, "The secret with the password of the trust's principal");
        Field<Optional<DomainJoin>> join =
                Field.optional("domainJoin", domainJoin(), "For an Active Directory: what joins the nodes to it");
        return new ObjectShape<>(
                "a trust between realms",
                List.of(realm, domain, admin, kdc, password, join),
                List.of(),
                keys -> new Kdc.CrossRealm(
                        keys.value(realm),
                        keys.value(domain),
                        keys.value(admin),
                        keys.value(kdc),
                        keys.value(password),
                        keys.value(join)));
    }

    private static Shape<Kdc> external() {
        Field<String> admin =
                Field.required("adminServer", SERVER, "Its administration; port 749 unless it says another");
        Field<String> kdc = Field.required("kdcServer", SERVER, "Itself; port 88 unless it says another");
        Field<Optional<Directory>> directory =
                Field.optional("directory", directory(), "The Active Directory that it trusts");
        Field<Optional<EndpointService>> endpoint =
                Field.optional("endpoint", endpoint(), "Where the cluster serves SQL: what the endpoint is to the KDC");
        return new ObjectShape<>(
                "an external KDC",
                List.of(admin, kdc, directory, endpoint),
                List.of(),
                keys -> new Kdc.External(
                        keys.value(admin), keys.value(kdc), keys.value(directory), keys.value(endpoint)));
    }

    private static Shape<EndpointService> endpoint() {
        Field<String> host =
                Field.required("host", HOST, "By which users name it; its principal there is HTTP/ and this");
        Field<String> keytab = Field.required(
                "keytabSecret", SECRET, "The secret with its keytab, as binary: of that principal and of lakewarden");
        return new ObjectShape<>(
                "the SQL endpoint of an external KDC",
                List.of(host, keytab),
                List.of(),
                keys -> new EndpointService(keys.value(host), keys.value(keytab)));
    }

    private static Shape<Directory> directory() {
        Field<String> realm = Field.required("realm", REALM, "Its realm");
        Field<String> domain = Field.required("domain", DOMAIN, "Its domain");
        Field<String> server = Field.required("server", SERVER, "Its domain controller");
        Field<DomainJoin> join = Field.required("domainJoin", domainJoin(), "What joins the nodes to it");
        return new ObjectShape<>(
                "an Active Directory",
                List.of(realm, domain, server, join),
                List.of(),
                keys -> new Directory(keys.value(realm), keys.value(domain), keys.value(server), keys.value(join)));
    }

    private static Shape<DomainJoin> domainJoin() {
        Field<String> user = Field.required("user", USER, "Who may join machines to the domain");
        Field<String> password = Field.required("passwordSecret", SECRET, "The secret with this user's password");
        return new ObjectShape<>(
                "a domain's joining",
                List.of(user, password),
                List.of(),
                keys -> new DomainJoin(keys.value(user), keys.value(password)));
    }
}
