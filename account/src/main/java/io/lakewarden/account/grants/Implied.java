package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What grants give besides what they say, by Lake Formation's documentation
 * (https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html): ALL is every permission on its kind
 * of resource, and who may select from something may describe it. To describe a database comes with what somebody of its own
 * account has on all of its tables by name, and with nothing else
 * (https://docs.aws.amazon.com/lake-formation/latest/dg/granting-catalog-permissions.html). The service lists some of that
 * beside what was granted, so that neither is a difference.
 */
final class Implied {
    private static final List<String> TABLE = List.of("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE");
    private static final List<String> DATABASE = List.of("CREATE_TABLE", "ALTER", "DROP", "DESCRIBE");
    private static final String ALL = "ALL";

    private Implied() {}

    /** The grants and all that they imply in that account. */
    static Set<Grant> closure(Collection<Grant> grants, String account) {
        Set<Grant> all = new TreeSet<>(grants);
        grants.forEach(grant -> {
            by(grant).forEach(all::add);
            describedDatabase(grant, account).forEach(all::add);
        });
        return all;
    }

    /** Those of one principal and target that no other of them implies. */
    static List<Grant> leading(Collection<Grant> grants) {
        Set<Grant> followers = new TreeSet<>();
        grants.forEach(grant -> by(grant).filter(one -> !one.equals(grant)).forEach(followers::add));
        return grants.stream()
                .filter(grant -> !followers.contains(grant))
                .sorted()
                .toList();
    }

    /** What may be passed on may be used, too. */
    private static Stream<Grant> by(Grant grant) {
        Stream<Grant> implied = permissions(grant).map(permission -> with(grant, permission, grant.grantable()));
        return grant.grantable()
                ? Stream.concat(
                        Stream.of(with(grant, grant.permission(), false)),
                        implied.flatMap(one -> Stream.of(one, with(one, one.permission(), false))))
                : implied;
    }

    private static Stream<String> permissions(Grant grant) {
        if (grant.permission().equals(ALL) && grant.on().isWhole()) {
            return (grant.on().isOfDatabases() ? DATABASE : TABLE).stream();
        }

        boolean describes = grant.permission().equals("SELECT")
                && (grant.on().isWhole() || grant.on().isFilter());
        return describes ? Stream.of("DESCRIBE") : Stream.empty();
    }

    private static Stream<Grant> describedDatabase(Grant grant, String account) {
        boolean isOfTheAccount = Identity.of(grant.principal())
                .filter(who -> who.account().equals(account))
                .isPresent();
        return isOfTheAccount && grant.on().isAllTables() && grant.condition().isEmpty()
                ? grant.on().inDatabase().stream()
                        .map(database -> new Grant(grant.principal(), Target.database(database), "DESCRIBE", false))
                : Stream.empty();
    }

    private static Grant with(Grant grant, String permission, boolean grantable) {
        return new Grant(grant.principal(), grant.on(), permission, grantable, grant.condition());
    }
}
