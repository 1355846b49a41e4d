package io.lakewarden.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The network in which an environment's clusters stand; nothing of it is looked up. */
public sealed interface Network {
    /** The addresses of one that does not say. */
    String USUAL_CIDR = "10.0.0.0/16";

    /** A subnet is an eighth of a network of its own: there are six zones at most, and two parts are left for what comes. */
    int SUBNET_BITS = 3;

    /**
     * One that is made for it.
     *
     * @param cidr its addresses, say {@code 10.0.0.0/16}
     * @param availabilityZones by name, each with a private subnet
     */
    record Own(String cidr, List<String> availabilityZones) implements Network {
        public Own {
            availabilityZones = List.copyOf(availabilityZones);
        }

        /** How many leading bits the addresses of one of its subnets share. */
        public int subnetBits() {
            return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1)) + SUBNET_BITS;
        }
    }

    /**
     * One that is there, with its routes and endpoints.
     *
     * @param vpcId say {@code vpc-0123456789abcdef0}
     * @param cidr its addresses
     * @param subnetIds a private subnet by the name of its availability zone
     */
    record Existing(String vpcId, String cidr, SortedMap<String, String> subnetIds) implements Network {
        public Existing {
            subnetIds = Collections.unmodifiableSortedMap(new TreeMap<>(subnetIds));
        }
    }

    /** Its addresses. */
    String cidr();

    /** The names of its availability zones. */
    default List<String> zones() {
        return match(
                Own::availabilityZones,
                existing -> List.copyOf(existing.subnetIds().keySet()));
    }

    /** One answer per kind. */
    default <R> R match(Function<Own, R> own, Function<Existing, R> existing) {
        return this instanceof Own its ? own.apply(its) : existing.apply((Existing) this);
    }
}
