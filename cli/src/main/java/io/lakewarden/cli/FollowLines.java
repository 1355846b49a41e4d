package io.lakewarden.cli;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Following;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.account.runs.LiveStep;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.RunEvent;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.live.Words;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells how an execution goes, a line an event, and where the logs of its cluster and steps are. */
final class FollowLines implements Following.Listener {
    /** A cluster is asked for after its execution has begun; clocks differ a little. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Console console;
    private final Clusters clusters;
    private final String clusterName;
    private final Set<String> told = new HashSet<>();
    private Optional<LiveCluster> cluster = Optional.empty();

    FollowLines(Console console, Clusters clusters, String clusterName) {
        this.console = console;
        this.clusters = clusters;
        this.clusterName = clusterName;
    }

    @Override
    public void happened(RunEvent event) {
        String what =
                switch (event.kind()) {
                    case ENTERED -> event.what();
                    case FAILED -> "failed: " + event.what();
                };
        console.progress(Words.moment(event.at()) + "  " + what);
    }

    @Override
    public void looked(Execution execution) {
        if (cluster.isEmpty()) {
            cluster = read(Reading.of(() ->
                            clusters.named(clusterName, execution.started().minus(MARGIN))))
                    .flatMap(found -> found);
        }

        cluster.ifPresent(its -> {
            once("cluster " + its.id() + ", logs: " + its.logs().orElse("none"));
            read(Reading.of(() -> clusters.steps(its.id()))).ifPresent(steps -> tell(its, steps));
        });
    }

    private void tell(LiveCluster its, List<LiveStep> steps) {
        steps.forEach(step -> once("step " + step.name() + " " + step.id() + " " + step.state()
                + step.failure().map(why -> ": " + why).orElse("")
                + its.logs(step).map(uri -> ", logs: " + uri).orElse("")));
    }

    @Override
    public void lost(AccountTrouble trouble) {
        console.progress("No answer: " + trouble.getMessage() + ". The execution goes on; looking again ...");
    }

    @Override
    public void found() {
        console.progress("Connected again");
    }

    private void once(String line) {
        if (told.add(line)) {
            console.progress("  " + line);
        }
    }

    private <T> Optional<T> read(Reading<T> reading) {
        return reading.match(Optional::of, why -> {
            once("logs are unread: " + why);
            return Optional.empty();
        });
    }
}
