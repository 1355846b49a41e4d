package io.lakewarden.model;

import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Posture;
import io.lakewarden.model.settings.Settings;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A place where the platform lives; one file in {@code environments/}.
 *
 * @param name the file's name without its ending
 * @param description a sentence
 * @param home this machine, or an account
 * @param operator the principal that queries run as where none is named; only of this machine
 * @param publishing how gold tables are published
 * @param placements one per pipeline that runs there, sorted by pipeline
 * @param settings how carefully it is kept
 * @param network where its clusters stand; of no meaning on this machine
 * @param dataRetention whether data outlives its stack
 * @param metrics where those of Spark, Hadoop and the machines go
 * @param subscribers whom each topic tells; one that is not among them has nobody named
 * @param clusters those that stay, sorted by name; pipelines bring their own
 */
public record Environment(
        String name,
        String description,
        Home home,
        Optional<String> operator,
        Publishing publishing,
        List<Placement> placements,
        Settings settings,
        Network network,
        DataRetention dataRetention,
        Metrics metrics,
        SortedMap<Topic, List<Subscriber>> subscribers,
        List<Cluster> clusters) {
    /** How a gold table gets its new rows. */
    public enum Publishing {
        /** Written to a branch of the table, audited there, then fast-forwarded. */
        BRANCH,
        /** Audited before it is written, then written in one commit: for where branches are not to be had. */
        SINGLE_TABLE
    }

    /** Where it is. */
    public sealed interface Home {
        /** This machine. */
        record Local() implements Home {}

        /**
         * An AWS account.
         *
         * @param account twelve digits
         * @param region say {@code eu-west-1}
         */
        record Aws(String account, String region) implements Home {
            /** The part of AWS that its region is in. */
            public Partition partition() {
                return Partition.of(region);
            }
        }
    }

    public Environment {
        placements = placements.stream()
                .sorted(Comparator.comparing(Placement::pipeline))
                .toList();
        subscribers = Collections.unmodifiableSortedMap(new TreeMap<>(subscribers));
        clusters = clusters.stream().sorted(Comparator.comparing(Cluster::name)).toList();
    }

    /** One of standard posture with a network of its own, whose data is retained and in which no cluster stays. */
    public Environment(
            String name,
            String description,
            Home home,
            Optional<String> operator,
            Publishing publishing,
            List<Placement> placements) {
        this(
                name,
                description,
                home,
                operator,
                publishing,
                placements,
                Settings.of(Posture.STANDARD),
                usualNetwork(home, Settings.of(Posture.STANDARD)),
                DataRetention.retained(),
                new Metrics.None(),
                Collections.emptySortedMap(),
                List.of());
    }

    /** The network of an environment that names none: as many zones of its region as its settings ask for. */
    public static Network usualNetwork(Home home, Settings settings) {
        return new Network.Own(Network.USUAL_CIDR, usualZones(home, settings));
    }

    /** The first zones of its region, by their names. */
    public static List<String> usualZones(Home home, Settings settings) {
        String region = home instanceof Home.Aws aws ? aws.region() : "local";
        return "abcdef"
                .chars()
                .limit(settings.of(Amount.AVAILABILITY_ZONES))
                .mapToObj(letter -> region + (char) letter)
                .toList();
    }

    /** How that pipeline runs here; empty if it does not. */
    public Optional<Placement> placement(String pipeline) {
        return placements.stream()
                .filter(placement -> placement.pipeline().equals(pipeline))
                .findFirst();
    }

    /** Whom a topic tells; nobody if the definition names nobody. */
    public List<Subscriber> subscribers(Topic topic) {
        return subscribers.getOrDefault(topic, List.of());
    }

    /** The clusters that stay, and those of pipelines. */
    public Stream<Cluster> allClusters() {
        return Stream.concat(clusters.stream(), placements.stream().flatMap(placement -> placement
                .compute()
                .match(machine -> Stream.empty(), Stream::of)));
    }

    /** Whether that pipeline runs here, where EMR itself keeps files from its code and shows it what Lake Formation lets through. */
    public boolean filters(Pipeline pipeline) {
        return placement(pipeline.name())
                .map(placement -> placement
                        .compute()
                        .match(machine -> false, cluster -> cluster.profile() == ClusterProfile.GOVERNED_SQL))
                .orElse(false);
    }

    /** Whether the data of its stacks goes with them: two keys must agree on it. */
    public boolean destroysData() {
        return dataRetention.destroys(name);
    }

    /** Whether this is the one that {@code up} and {@code run} use. */
    public boolean isLocal() {
        return home instanceof Home.Local;
    }
}
