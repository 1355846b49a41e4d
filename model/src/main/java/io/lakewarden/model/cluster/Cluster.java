package io.lakewarden.model.cluster;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an EMR cluster is made of: a pipeline's transient one, or one that stays.
 *
 * @param name unique within its environment; a pipeline's cluster is called like the pipeline
 * @param description a sentence; may be empty
 * @param profile who decides there
 * @param release EMR's release label, say {@code emr-7.14.0}
 * @param applications EMR's names for what is installed, sorted
 * @param capacity its nodes
 * @param tls encryption in transit
 * @param atRest encryption at rest
 * @param kerberos how users are known, if by Kerberos
 * @param idle after which EMR ends it by itself, 1 minute to 7 days; never if absent, a pipeline's when nothing can run
 * @param terminationProtection whether it has to be unlocked before it can be ended
 * @param stepConcurrency steps at a time, 1 to 256; a pipeline's are as many as its stages are wide
 * @param trustGroup the group that a cluster of Kerberos and Ranger serves with an instance profile of its own
 * @param tested rules that documentation leaves open and that somebody tried out here, each with what was tried
 */
public record Cluster(
        String name,
        String description,
        ClusterProfile profile,
        String release,
        List<String> applications,
        Capacity capacity,
        Tls tls,
        AtRest atRest,
        Optional<Kerberos> kerberos,
        Optional<Duration> idle,
        boolean terminationProtection,
        int stepConcurrency,
        Optional<String> trustGroup,
        SortedMap<String, String> tested) {
    public Cluster {
        applications = applications.stream().sorted().toList();
        tested = Collections.unmodifiableSortedMap(new TreeMap<>(tested));
    }

    /** A pipeline's cluster with all else at its default. */
    public static Cluster ofPipeline(String pipeline, String release, Nodes primary, Nodes core) {
        return new Cluster(
                pipeline,
                "",
                ClusterProfile.PIPELINE,
                release,
                List.of("Spark"),
                new Capacity(Capacity.Provisioning.FLEETS, primary, core, Optional.empty(), Optional.empty()),
                new Tls.Emr(Optional.empty()),
                AtRest.usual(),
                Optional.empty(),
                Optional.empty(),
                false,
                1,
                Optional.empty(),
                Collections.emptySortedMap());
    }

    /** The same under a name, with what only its environment knows. */
    public Cluster named(String newName, Optional<Kerberos> users, boolean locked) {
        return new Cluster(
                newName,
                description,
                profile,
                release,
                applications,
                capacity,
                tls,
                atRest,
                users,
                idle,
                locked,
                stepConcurrency,
                trustGroup,
                tested);
    }

    /** Whether users send SQL to the endpoint on its primary node, which alone runs anything there. */
    public boolean servesSql() {
        return profile == ClusterProfile.KERBEROS_RANGER && trustGroup.isEmpty();
    }

    /**
     * Whether Spark's event logs of it go to the bucket of logs: EMR shows none of a cluster under Lake Formation's filters,
     * nor of one with three primary nodes (EMR Management Guide, app-history-spark-UI).
     */
    public boolean keepsOwnHistory() {
        return profile == ClusterProfile.GOVERNED_SQL || capacity.isHighlyAvailable();
    }

    /** The primary nodes. */
    public Nodes primary() {
        return capacity.primary();
    }

    /** The core nodes. */
    public Nodes core() {
        return capacity.core();
    }

    /** The task nodes, if there are any. */
    public Optional<Nodes> task() {
        return capacity.task();
    }
}
