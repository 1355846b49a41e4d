package io.lakewarden.cli.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.live.PipelineStatus.Run;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** A status for a program. What was not read stands as {@code {"unread": why}} where its value would. */
public final class StatusJson {
    private static final String UNREAD = "unread";

    private final Instant now;

    private StatusJson(Instant now) {
        this.now = now;
    }

    /** The whole of it, and how far Lake Formation has drifted from the definition. */
    public static ObjectNode of(LiveStatus status, Reading<Drift> drift) {
        StatusJson json = new StatusJson(status.at());
        ObjectNode node = Json.object()
                .put("env", status.deployed().environment().name())
                .put("at", Words.moment(status.at()))
                .put("caller", status.caller());
        ArrayNode pipelines = node.putArray("pipelines");
        status.pipelines().forEach(pipeline -> json.pipeline(pipelines.addObject(), pipeline));
        json.put(node, "clusters", status.clusters(), (field, all) -> {
            ArrayNode clusters = node.putArray(field);
            all.forEach(cluster -> json.cluster(clusters.addObject(), cluster));
        });
        ObjectNode told = node.putObject("told");
        status.deployed().told().forEach((topic, subscribers) -> {
            ArrayNode addresses = told.putArray(topic.word());
            subscribers.forEach(subscriber -> addresses.add(subscriber.written()));
        });
        json.put(node, "drift", drift, (field, known) -> drift(node.putObject(field), known));
        return node;
    }

    private static void drift(ObjectNode node, Drift drift) {
        node.put("none", drift.isNone()).put("differences", drift.differences().size());
        ArrayNode parts = node.putArray("partsUnread");
        drift.unread()
                .forEach((area, why) ->
                        parts.addObject().put("area", area.name()).put("why", why));
    }

    private void pipeline(ObjectNode node, PipelineStatus status) {
        node.put("pipeline", status.pipeline().name())
                .put("slaSeconds", status.pipeline().sla().toSeconds())
                .put("logGroup", status.logGroup());
        put(node, "runs", status.runs(), (field, all) -> runs(node.putArray(field), all, status.outlook()));
        put(node, "outlook", status.outlook(), (field, outlook) -> node.putObject(field)
                .put("runs", outlook.times().size())
                .put("medianSeconds", outlook.median().toSeconds())
                .put("longestSeconds", outlook.longest().toSeconds())
                .put("missed", outlook.missed()));
    }

    private void runs(ArrayNode array, List<Run> runs, Reading<SlaOutlook> outlook) {
        for (Run run : runs) {
            ObjectNode node = RunJson.of(run.execution(), now);
            run.day().ifPresent(day -> node.put("date", day.toString()));
            if (!run.execution().isOver()) {
                put(
                        node,
                        "sla",
                        outlook,
                        (field, its) -> node.put(field, its.of(run.execution().took(now))));
            }

            array.add(node);
        }
    }

    private void cluster(ObjectNode node, ClusterStatus status) {
        node.put("cluster", status.name())
                .put("id", status.cluster().id())
                .put("state", status.cluster().state())
                .put("ageSeconds", status.age().toSeconds());
        Deployed.execution(status.cluster()).ifPresent(arn -> node.put("execution", arn));
        put(node, "idleSeconds", status.idle(), (field, idle) -> node.put(field, idle.toSeconds()));
        put(node, "nodes", status.nodes(), (field, count) -> node.put(field, count));
        put(
                node,
                "usdPerHour",
                status.rate(),
                (field, rate) -> node.put(field, rate.value().rounded(4).value()));
        put(
                node,
                "usdSoFar",
                status.soFar(),
                (field, usd) -> node.put(field, usd.rounded(2).value()));
        put(node, "steps", status.steps(), (field, all) -> {
            ArrayNode steps = node.putArray(field);
            all.forEach(step -> steps.add(RunJson.of(status.cluster(), step)));
        });
        status.policies().ifPresent(at -> put(node, "policiesSince", at, moment(node)));
        status.certificates().ifPresent(at -> put(node, "certificatesEnd", at, moment(node)));
        ArrayNode secrets = node.putArray("secrets");
        status.secrets().forEach(secret -> secret(secrets.addObject(), secret));
        status.cluster().logs().ifPresent(uri -> node.put("logs", uri));
    }

    private void secret(ObjectNode node, SecretStatus status) {
        node.put("secret", status.name());
        put(node, "state", status.reading(), (field, state) -> {
            ObjectNode known = node.putObject(field)
                    .put("changed", Words.moment(state.secret().changed()));
            state.secret().rotates().ifPresent(at -> known.put("rotates", Words.moment(at)));
            state.secret().deleted().ifPresent(at -> known.put("deleted", Words.moment(at)));
            known.put("isOld", state.isOld()).put("isNewer", state.isNewer());
        });
    }

    private static BiConsumer<String, Instant> moment(ObjectNode node) {
        return (field, at) -> node.put(field, Words.moment(at));
    }

    private <T> void put(ObjectNode node, String field, Reading<T> reading, BiConsumer<String, T> known) {
        reading.match(
                value -> {
                    known.accept(field, value);
                    return node;
                },
                why -> node.set(field, Json.object().put(UNREAD, why)));
    }
}
