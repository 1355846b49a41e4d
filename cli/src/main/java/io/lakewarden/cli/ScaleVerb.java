package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.ScalingLimits;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.cli.live.NodePrices;
import io.lakewarden.cli.live.Resizing;
import io.lakewarden.cli.live.Words;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.infra.frame.CostTags;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ManagedScaling;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a cluster another number of nodes. */
@Command(
        name = "scale",
        description = {
            "Hold a running cluster at a number of core and task nodes, within what the definition lets it scale to.",
            "Without --yes it only shows what that costs. The next deployment brings back the limits of the definition."
        })
final class ScaleVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveEnvironment where;

    @Parameters(
            paramLabel = "CLUSTER",
            description = "The cluster's name in the definition, its pipeline's name, or EMR's id.")
    private String word;

    @ArgGroup(multiplicity = "1")
    private Size size;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Mixin
    private OfBook book;

    /** One of these. */
    private static final class Size {
        @Option(names = "--nodes", paramLabel = "N", description = "Core and task nodes to hold it at.")
        private Optional<Integer> nodes = Optional.empty();

        @Option(names = "--as-defined", description = "Give EMR back the limits of the definition.")
        private boolean asDefined;
    }

    @Override
    public Integer call() {
        PriceBook prices = book.prices();
        return where.with(console, (deployed, session) -> {
            Clusters clusters = new Clusters(session);
            LiveCluster cluster = cluster(deployed, clusters);
            Cluster definition = definition(deployed, cluster);
            ManagedScaling defined = definition
                    .capacity()
                    .scaling()
                    .orElseThrow(() -> cannot(
                            "the definition gives it no room to scale",
                            "add scaling to it in " + file(deployed) + " and deploy"));
            Resizing resizing = size.nodes
                    .map(nodes -> held(deployed, definition, defined, nodes))
                    .orElseGet(() -> Resizing.asDefined(definition, defined));
            show(resizing, cluster, clusters, new NodePrices(prices, session.region()), deployed);
            return ExitCode.OK.code();
        });
    }

    private Resizing held(Deployed deployed, Cluster definition, ManagedScaling defined, int nodes) {
        return Resizing.held(definition, defined, nodes)
                .orElseThrow(() -> cannot(
                        "to " + nodes + " nodes",
                        "the definition lets it have " + Resizing.least(definition, defined) + " to "
                                + Resizing.most(definition, defined),
                        "change its scaling in " + file(deployed) + " and deploy"));
    }

    private LiveCluster cluster(Deployed deployed, Clusters clusters) {
        List<LiveCluster> up = clusters
                .up(CostTags.ENVIRONMENT, deployed.environment().name())
                .stream()
                .filter(deployed::owns)
                .toList();
        List<LiveCluster> meant = up.stream()
                .filter(cluster -> cluster.id().equals(word)
                        || deployed.definedName(cluster).equals(word))
                .toList();
        if (meant.isEmpty()) {
            throw cannot(
                    "no such cluster is up in " + deployed.environment().name(),
                    up.isEmpty()
                            ? "none is"
                            : "there is "
                                    + up.stream()
                                            .map(deployed::definedName)
                                            .distinct()
                                            .collect(Collectors.joining(", ")));
        }

        if (meant.size() > 1) {
            throw cannot(
                    meant.size() + " clusters of that name are up",
                    "name one by its id: " + meant.stream().map(LiveCluster::id).collect(Collectors.joining(", ")));
        }

        return meant.get(0);
    }

    private Cluster definition(Deployed deployed, LiveCluster cluster) {
        return deployed.definition(cluster)
                .orElseThrow(() -> cannot(
                        "the definition does not know it any more", "end it, or put it back into " + file(deployed)));
    }

    private void show(Resizing resizing, LiveCluster cluster, Clusters clusters, NodePrices prices, Deployed deployed) {
        Resizing.Change change = resizing.change(clusters.nodes(cluster), prices);
        console.line(word + " (" + cluster.id() + "): " + change.workers() + " core and task nodes now, then "
                + resizing.words());
        Reading<Optional<ScalingLimits>> now = Reading.of(() -> clusters.scaling(cluster.id()));
        console.line("EMR's limits: " + words(now) + ", then " + words(resizing.limits()));
        console.line("USD an hour: " + price(change.now()) + " now, then at most " + price(change.then())
                + ", with prices of " + prices.book().lock().date());
        if (yes) {
            clusters.scale(cluster.id(), resizing.limits());
            console.line("EMR resizes it now; ./lakewarden status --env "
                    + deployed.environment().name() + " shows how far it is");
        } else {
            console.line("Nothing was changed; add --yes to do it");
        }

        console.result(json(resizing.limits(), cluster, change));
    }

    private static String words(Reading<Optional<ScalingLimits>> now) {
        return now.match(
                limits -> limits.map(ScaleVerb::words).orElse("none") + " now", why -> "unread (" + why + ") now");
    }

    private static String words(ScalingLimits limits) {
        return limits.limits().minimum() + " to " + limits.limits().maximum();
    }

    private static String price(Reading<UsdPerHour> rate) {
        return rate.match(known -> Words.usd(known.value()), why -> "unread (" + why + ")");
    }

    private ObjectNode json(ScalingLimits limits, LiveCluster cluster, Resizing.Change change) {
        ObjectNode json = Json.object()
                .put("cluster", cluster.id())
                .put("workersNow", change.workers())
                .put("unit", limits.unit().name())
                .put("minimum", limits.limits().minimum())
                .put("maximum", limits.limits().maximum())
                .put("done", yes);
        json.set("usdPerHourNow", json(change.now()));
        json.set("usdPerHourThen", json(change.then()));
        return json;
    }

    private static JsonNode json(Reading<UsdPerHour> rate) {
        return rate.match(known -> DecimalNode.valueOf(known.value().rounded(4).value()), why -> Json.object()
                .put("unread", why));
    }

    private static String file(Deployed deployed) {
        return "platform/environments/" + deployed.environment().name() + ".yaml";
    }

    private CommandFailed cannot(String why, String remedy) {
        return cannot("", why, remedy);
    }

    private CommandFailed cannot(String how, String why, String remedy) {
        return CommandFailed.because(
                "Cannot scale " + word + (how.isEmpty() ? "" : " " + how) + ": " + why + "; " + remedy);
    }
}
