package io.lakewarden.cli.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.account.runs.LiveStep;
import io.lakewarden.cli.console.Json;
import java.time.Instant;

/** Executions and steps for a program. */
public final class RunJson {
    private RunJson() {}

    /** An execution as of a moment. */
    public static ObjectNode of(Execution execution, Instant now) {
        ObjectNode node = Json.object()
                .put("execution", execution.name())
                .put("arn", execution.arn())
                .put("status", execution.status().name())
                .put("started", Words.moment(execution.started()))
                .put("seconds", execution.took(now).toSeconds());
        execution.stopped().ifPresent(at -> node.put("stopped", Words.moment(at)));
        execution.failure().ifPresent(failure -> node.put("error", failure.error())
                .put("cause", failure.cause()));
        return node;
    }

    /** A step and where its logs are. */
    public static ObjectNode of(LiveCluster cluster, LiveStep step) {
        ObjectNode node = Json.object()
                .put("step", step.name())
                .put("id", step.id())
                .put("state", step.state())
                .put("created", Words.moment(step.created()));
        step.started().ifPresent(at -> node.put("started", Words.moment(at)));
        step.ended().ifPresent(at -> node.put("ended", Words.moment(at)));
        step.failure().ifPresent(why -> node.put("failure", why));
        cluster.logs(step).ifPresent(uri -> node.put("logs", uri));
        return node;
    }
}
