package io.lakewarden.security.endpoint;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.security.authentication.util.KerberosName;

/**
 * Who asks.
 *
 * @param principal as the ticket has it, {@code ana@EXAMPLE.COM}
 * @param name by Hadoop's {@code auth_to_local} rules, {@code ana}; this is the name that policies know
 */
record User(String principal, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** The ticket's user; a {@link Refusal} if the realm is another, or the rules give no name. */
    static User of(String principal, Set<String> realms) {
        try {
            KerberosName kerberosName = new KerberosName(principal);
            if (kerberosName.getRealm() == null || !realms.contains(kerberosName.getRealm())) {
                throw refused(principal, "its realm is not served here");
            }

            String name = kerberosName.getShortName();
            if (!NAME.matcher(name).matches()) {
                throw refused(principal, "the rules of hadoop.security.auth_to_local give it no plain name");
            }

            return new User(principal, name);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(principal, "the rules of hadoop.security.auth_to_local give it no name");
        }
    }

    private static Refusal refused(String principal, String why) {
        return new Refusal(Refusal.Code.DENIED, "Cannot serve " + principal + ": " + why);
    }
}
