package io.lakewarden.security.ranger;

import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets what of a target, and when.
 *
 * @param who a user or a role
 * @param shows a filter or a mask
 * @param because the grants, as a reviewer reads them
 */
record Entry(
        Target target,
        Period period,
        Effect effect,
        Who who,
        Set<String> accesses,
        Optional<String> shows,
        String because) {
    /** Whom Ranger knows: users, service accounts among them, and roles, which is what groups become. */
    record Who(String name, Kind kind) implements Comparable<Who> {
        enum Kind {
            USER,
            ROLE
        }

        static Who user(String name) {
            return new Who(name, Kind.USER);
        }

        static Who of(Principal principal) {
            Kind kind = principal.match(user -> Kind.USER, group -> Kind.ROLE, account -> Kind.USER);
            return new Who(principal.name(), kind);
        }

        @Override
        public int compareTo(Who other) {
            return name.compareTo(other.name);
        }
    }

    Entry {
        accesses = Set.copyOf(accesses);
    }

    static Entry allow(Target target, Period period, Who who, List<String> accesses, String because) {
        return new Entry(target, period, Effect.ALLOW, who, Set.copyOf(accesses), Optional.empty(), because);
    }

    static Entry show(Target target, Period period, Who who, String shows, String because) {
        return new Entry(target, period, Effect.ALLOW, who, Set.of("select"), Optional.of(shows), because);
    }
}
