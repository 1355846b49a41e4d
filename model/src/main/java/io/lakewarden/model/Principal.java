package io.lakewarden.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody or something that grants name; all three kinds share one space of names. */
public sealed interface Principal {
    String name();

    String description();

    /** The last day on which it has any rights; a group's members have their own. */
    Optional<LocalDate> expires();

    /** The existing IAM role that it comes with, path and name; see {@link IamRole}. */
    Optional<String> iamRole();

    /** A person. */
    record User(String name, String description, Optional<LocalDate> expires, Optional<String> iamRole)
            implements Principal {
        /** With the role of the convention. */
        public User(String name, String description, Optional<LocalDate> expires) {
            this(name, description, expires, Optional.empty());
        }
    }

    /** A closed list of users. */
    record Group(String name, String description, List<String> members, Optional<String> iamRole) implements Principal {
        /** Without a role that its members share. */
        public Group(String name, String description, List<String> members) {
            this(name, description, members, Optional.empty());
        }

        public Group {
            members = members.stream().sorted().toList();
        }

        @Override
        public Optional<LocalDate> expires() {
            return Optional.empty();
        }
    }

    /** An account that a pipeline or a delivery runs under. */
    record ServiceAccount(String name, String description, Optional<LocalDate> expires) implements Principal {
        @Override
        public Optional<String> iamRole() {
            return Optional.empty();
        }
    }

    /** One answer per kind of principal. */
    default <R> R match(Function<User, R> user, Function<Group, R> group, Function<ServiceAccount, R> serviceAccount) {
        if (this instanceof User aUser) {
            return user.apply(aUser);
        }

        if (this instanceof Group aGroup) {
            return group.apply(aGroup);
        }

        return serviceAccount.apply((ServiceAccount) this);
    }
}
