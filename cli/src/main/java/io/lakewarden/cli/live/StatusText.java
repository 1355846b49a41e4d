package io.lakewarden.cli.live;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.LiveStep;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A status for a person: tables, and below them why something was not read. */
public final class StatusText {
    private static final String UNREAD = "unread";

    private final LiveStatus status;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> unread = new LinkedHashSet<>();

    private StatusText(LiveStatus status) {
        this.status = status;
    }

    /** The lines of it. */
    public static List<String> lines(LiveStatus status) {
        StatusText text = new StatusText(status);
        text.head();
        text.executions();
        text.outlooks();
        text.clusters();
        text.expiries();
        text.logs();
        text.told();
        text.why();
        return List.copyOf(text.lines);
    }

    private void head() {
        Aws home = (Aws) status.deployed().environment().home();
        lines.add(status.deployed().platform().name() + " "
                + status.deployed().environment().name() + " at " + Words.moment(status.at()) + ": account "
                + home.account() + ", " + home.region() + ", as " + status.caller());
    }

    private void executions() {
        List<List<String>> rows = new ArrayList<>();
        for (PipelineStatus pipeline : status.pipelines()) {
            read(pipeline.runs())
                    .ifPresentOrElse(
                            runs -> runs.forEach(run -> rows.add(row(pipeline, run))),
                            () -> rows.add(
                                    List.of(pipeline.pipeline().name(), UNREAD, UNREAD, UNREAD, UNREAD, UNREAD)));
        }

        table("executions", List.of("pipeline", "day", "execution", "status", "started", "took"), rows);
    }

    private List<String> row(PipelineStatus pipeline, PipelineStatus.Run run) {
        Execution execution = run.execution();
        return List.of(
                pipeline.pipeline().name(),
                run.day().map(Object::toString).orElse("none"),
                execution.name(),
                execution.status().name(),
                Words.moment(execution.started()),
                Words.time(execution.took(status.at())));
    }

    private void outlooks() {
        List<List<String>> rows = new ArrayList<>();
        for (PipelineStatus pipeline : status.pipelines()) {
            Optional<SlaOutlook> outlook = read(pipeline.outlook());
            rows.add(List.of(
                    pipeline.pipeline().name(),
                    Words.time(pipeline.pipeline().sla()),
                    outlook.map(its -> Words.time(its.median())).orElse(UNREAD),
                    outlook.map(its -> Words.time(its.longest())).orElse(UNREAD),
                    outlook.map(its -> its.missed() + " of " + its.times().size())
                            .orElse(UNREAD),
                    outlook.map(its -> running(pipeline, its)).orElse(UNREAD)));
        }

        table("SLA", List.of("pipeline", "SLA", "usual run", "longest", "missed", "the run now"), rows);
    }

    private String running(PipelineStatus pipeline, SlaOutlook outlook) {
        return pipeline.runs()
                .match(
                        runs -> runs.stream()
                                .map(PipelineStatus.Run::execution)
                                .filter(execution -> !execution.isOver())
                                .findFirst()
                                .map(execution -> outlook.of(execution.took(status.at())))
                                .orElse("none"),
                        why -> UNREAD);
    }

    private void clusters() {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> steps = new ArrayList<>();
        Optional<List<ClusterStatus>> clusters = read(status.clusters());
        if (clusters.isEmpty()) {
            lines.addAll(List.of("", "clusters", "  " + UNREAD));
            return;
        }

        for (ClusterStatus cluster : clusters.get()) {
            rows.add(row(cluster));
            read(cluster.notableSteps())
                    .ifPresentOrElse(
                            some -> some.forEach(step -> steps.add(row(cluster, step))),
                            () -> steps.add(List.of(cluster.name(), UNREAD, UNREAD, UNREAD, UNREAD, UNREAD)));
        }

        table("clusters", List.of("cluster", "id", "state", "age", "idle", "nodes", "USD an hour", "USD so far"), rows);
        if (!steps.isEmpty()) {
            table("steps that wait, run or failed", List.of("cluster", "step", "id", "state", "for", "why"), steps);
        }
    }

    private List<String> row(ClusterStatus cluster) {
        return List.of(
                cluster.name(),
                cluster.cluster().id(),
                cluster.cluster().state(),
                Words.time(cluster.age()),
                read(cluster.idle()).map(Words::time).orElse(UNREAD),
                read(cluster.nodes()).map(Object::toString).orElse(UNREAD),
                read(cluster.rate()).map(rate -> Words.usd(rate.value())).orElse(UNREAD),
                read(cluster.soFar()).map(Words::usd).orElse(UNREAD));
    }

    private List<String> row(ClusterStatus cluster, LiveStep step) {
        Instant since = step.started().orElse(step.created());
        return List.of(
                cluster.name(),
                step.name(),
                step.id(),
                step.state(),
                Words.time(Duration.between(since, step.ended().orElse(status.at()))),
                step.failure().orElse(""));
    }

    private void expiries() {
        List<List<String>> rows = new ArrayList<>();
        read(status.clusters())
                .ifPresent(all -> all.forEach(cluster -> {
                    cluster.policies()
                            .ifPresent(since -> rows.add(List.of(
                                    cluster.name(),
                                    "policies",
                                    read(since)
                                            .map(at -> Words.time(Duration.between(at, status.at())) + " old")
                                            .orElse(UNREAD))));
                    cluster.certificates()
                            .ifPresent(ends -> rows.add(List.of(cluster.name(), "certificates", end(ends))));
                    cluster.secrets().forEach(secret -> rows.add(row(cluster, secret)));
                }));
        if (!rows.isEmpty()) {
            table("what ages", List.of("cluster", "what", "how long"), rows);
        }
    }

    private List<String> row(ClusterStatus cluster, SecretStatus secret) {
        return List.of(
                cluster.name(),
                "secret " + secret.name(),
                read(secret.reading()).map(state -> state.words(status.at())).orElse(UNREAD));
    }

    private String end(Reading<Instant> ends) {
        return read(ends)
                .map(at -> at.isAfter(status.at())
                        ? "end in " + Words.time(Duration.between(status.at(), at)) + ", " + Words.moment(at)
                        : "ended " + Words.moment(at))
                .orElse(UNREAD);
    }

    private void logs() {
        lines.add("");
        lines.add("logs");
        status.pipelines()
                .forEach(pipeline -> lines.add(
                        "  " + pipeline.pipeline().name() + "  executions: log group " + pipeline.logGroup()));
        read(status.clusters())
                .ifPresent(all -> all.forEach(cluster -> lines.add(
                        "  " + cluster.name() + "  " + cluster.cluster().id() + ": "
                                + cluster.cluster().logs().orElse("it keeps none"))));
    }

    private void told() {
        lines.add("");
        lines.add("who is told, by the definition");
        status.deployed()
                .told()
                .forEach((topic, subscribers) -> lines.add("  " + topic.word() + "  "
                        + (subscribers.isEmpty()
                                ? "nobody"
                                : subscribers.stream().map(Subscriber::written).collect(Collectors.joining(", ")))));
    }

    private void why() {
        if (!unread.isEmpty()) {
            lines.add("");
            lines.add("unread, since");
            unread.forEach(reason -> lines.add("  " + reason));
        }
    }

    private void table(String title, List<String> header, List<List<String>> rows) {
        lines.add("");
        lines.add(title);
        if (rows.isEmpty()) {
            lines.add("  none");
        } else {
            lines.addAll(TextTable.whole(header, rows).lines().toList());
        }
    }

    private <T> Optional<T> read(Reading<T> reading) {
        return reading.match(Optional::of, why -> {
            unread.add(why);
            return Optional.empty();
        });
    }
}
