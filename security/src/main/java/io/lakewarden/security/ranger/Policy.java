package io.lakewarden.security.ranger;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy of Ranger.
 *
 * @param service where it belongs
 * @param kind what its items say
 * @param name unique in its service
 * @param description the grants that it comes from
 * @param resources what it covers, by the level's name
 * @param period when it holds
 * @param allow who gets what
 * @param deny who does not; only of kind {@code ACCESS}
 */
public record Policy(
        Service service,
        Kind kind,
        String name,
        String description,
        SortedMap<String, Resource> resources,
        Period period,
        List<Item> allow,
        List<Item> deny) {
    /** What a policy decides. */
    public enum Kind {
        ACCESS(0),
        MASK(1),
        ROW_FILTER(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** As Ranger's {@code policyType} has it. */
        public int number() {
            return number;
        }
    }

    /**
     * A level of a resource.
     *
     * @param values names or paths; {@code *} for all
     * @param recursive whether what lies below a path belongs to it
     */
    public record Resource(List<String> values, boolean recursive) {
        public Resource {
            values = values.stream().sorted().toList();
        }
    }

    /**
     * Who gets what.
     *
     * @param accesses the service type's access types, sorted
     * @param users sorted
     * @param roles sorted
     * @param shows a filter in Spark SQL or the name of a mask, where the policy is of that kind
     */
    public record Item(List<String> accesses, List<String> users, List<String> roles, Optional<String> shows) {
        public Item {
            accesses = accesses.stream().sorted().toList();
            users = users.stream().sorted().toList();
            roles = roles.stream().sorted().toList();
        }
    }

    public Policy {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
