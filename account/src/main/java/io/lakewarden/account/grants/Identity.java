package io.lakewarden.account.grants;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who an ARN means. A session of a role and the role itself are one, and the path of a role is left out, since a session
 * does not name it and names are unique without it.
 *
 * @param account twelve digits
 * @param kind {@code role}, {@code user} or {@code root}
 * @param name without a path
 */
record Identity(String account, String kind, String name) {
    private static final Pattern SESSION = Pattern.compile("arn:[^:]+:sts::(\\d{12}):assumed-role/([^/]+)/.*");
    private static final Pattern IAM = Pattern.compile("arn:[^:]+:iam::(\\d{12}):(role|user)/(?:.*/)?([^/]+)");

    /** None of what is no ARN of a role, a session or a user. */
    static Optional<Identity> of(String arn) {
        Matcher session = SESSION.matcher(arn);
        if (session.matches()) {
            return Optional.of(new Identity(session.group(1), "role", session.group(2)));
        }

        Matcher iam = IAM.matcher(arn);
        return iam.matches() ? Optional.of(new Identity(iam.group(1), iam.group(2), iam.group(3))) : Optional.empty();
    }

    /** Whether both mean the same. */
    static boolean same(String one, String other) {
        return one.equals(other) || of(one).isPresent() && of(one).equals(of(other));
    }
}
