package io.lakewarden.security.authorizer.ranger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Who asks.
 *
 * @param name the short name, as Ranger's policies have it
 * @param groups as Hadoop maps them
 */
public record Principal(String name, Set<String> groups) {
    public Principal {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
    }

    /** Whom Hadoop knows this thread to act for; no setting has a say in it. */
    public static Principal current() {
        try {
            UserGroupInformation user = UserGroupInformation.getCurrentUser();
            return new Principal(user.getShortUserName(), Set.of(user.getGroupNames()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell who the user is: " + e.getMessage(), e);
        }
    }

    /** Only the name of {@link #current()}: groups may have to be looked up. */
    public static String currentName() {
        try {
            return UserGroupInformation.getCurrentUser().getShortUserName();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell who the user is: " + e.getMessage(), e);
        }
    }
}
