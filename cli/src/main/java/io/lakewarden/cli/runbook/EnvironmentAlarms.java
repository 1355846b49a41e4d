package io.lakewarden.cli.runbook;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.compute.ClusterAlarms;
import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.operations.AccessAlarms;
import io.lakewarden.infra.pipelines.PipelineAlarms;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.security.iam.compile.IamSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The alarms that an environment's templates have, without a synthesis.
 *
 * @param site the environment
 * @param limits of its pipelines' runs, as they are committed
 */
public record EnvironmentAlarms(Site site, List<RunLimit> limits) {
    /** What an alarm is of needs no name here: it is known once it is deployed. */
    private static final String UNDEPLOYED = "";

    public EnvironmentAlarms {
        limits = List.copyOf(limits);
    }

    /** One of them. */
    private record Rings(AlarmKind kind, String subject) {}

    /** The whole names of all, or of one kind by its word, sorted. */
    public List<String> names() {
        return all().map(this::name).sorted().toList();
    }

    List<String> names(String kind) {
        return all().filter(one -> one.kind().word().equals(kind))
                .map(this::name)
                .sorted()
                .toList();
    }

    /** That an alarm is none of them, which is {@link CannotFill} with those that there are of its kind. */
    public void require(AlarmName alarm) {
        String name = site.prefix() + "-" + alarm.kind() + "-" + alarm.subject();
        List<String> ofKind = names(alarm.kind());
        if (!ofKind.contains(name)) {
            throw new CannotFill(
                    "Cannot print " + name + ": " + site.environment().name() + " has no such alarm; "
                            + (ofKind.isEmpty()
                                    ? "./lakewarden runbook " + alarm.kind() + " prints the page as it is written"
                                    : "there is " + String.join(", ", ofKind)));
        }
    }

    /** Whether an alarm of a kind, by its word, is of a cluster. */
    static boolean has(Site site, Cluster cluster, String kind) {
        return of(site, cluster).anyMatch(one -> one.kind().word().equals(kind));
    }

    private Stream<Rings> all() {
        return Stream.of(
                        site.environment().clusters().stream().flatMap(cluster -> of(site, cluster)),
                        PipelinesStack.placed(site).stream().flatMap(this::of),
                        AccessAlarms.of(site).stream().map(EnvironmentAlarms::rings),
                        ofTheEnvironment())
                .flatMap(some -> some);
    }

    private static Stream<Rings> of(Site site, Cluster cluster) {
        return Stream.concat(
                ClusterAlarms.of(site, cluster, UNDEPLOYED).stream().map(EnvironmentAlarms::rings),
                ClusterAlarms.hasPolicies(cluster)
                        ? Stream.of(new Rings(AlarmKind.POLICIES_NOT_INSTALLED, cluster.name()))
                        : Stream.empty());
    }

    private Stream<Rings> of(Pipeline pipeline) {
        PipelineAlarms its = PipelineAlarms.of(site, pipeline, limits, UNDEPLOYED);
        return Stream.of(
                        Stream.of(its.ends(), its.times(), its.rows())
                                .flatMap(List::stream)
                                .map(EnvironmentAlarms::rings),
                        Stream.of(its.age(), its.silence())
                                .flatMap(Optional::stream)
                                .map(EnvironmentAlarms::rings),
                        its.price().stream().map(price -> new Rings(AlarmKind.RUN_TOO_DEAR, pipeline.name())),
                        Stream.of(new Rings(AlarmKind.PIPELINE_DOWN, pipeline.name())))
                .flatMap(some -> some)
                .distinct();
    }

    private Stream<Rings> ofTheEnvironment() {
        List<Pipeline> placed = PipelinesStack.placed(site);
        boolean starts =
                placed.stream().anyMatch(pipeline -> pipeline.schedule().isPresent());
        boolean lends =
                IamSettings.of(site.platform(), site.environment()).breakGlass().isPresent();
        return Stream.of(
                        rings(lends, "break-glass", AlarmKind.BREAK_GLASS_USED),
                        rings(!placed.isEmpty(), "cleanup", AlarmKind.CLEANUP_FAILED, AlarmKind.CLEANUP_UNDELIVERED),
                        rings(!placed.isEmpty(), "metrics", AlarmKind.METRICS_FAILED, AlarmKind.METRICS_UNDELIVERED),
                        rings(starts, "schedules", AlarmKind.SCHEDULE_DROPPED, AlarmKind.SCHEDULE_UNDELIVERED))
                .flatMap(some -> some);
    }

    private static Stream<Rings> rings(boolean there, String subject, AlarmKind... kinds) {
        return Stream.of(kinds).filter(kind -> there).map(kind -> new Rings(kind, subject));
    }

    private static Rings rings(Alarm alarm) {
        return new Rings(alarm.kind(), alarm.subject());
    }

    private String name(Rings one) {
        return site.prefix() + "-" + one.kind().word() + "-" + one.subject();
    }
}
