package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** EMR as a task port: everything succeeds after a minute unless told otherwise. */
final class FakeEmr implements TaskPort {
    private final Map<String, Deque<TaskOutcome>> scripted = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** What the next calls of that kind or of the step of that name do; after them all goes well again. */
    FakeEmr next(String call, TaskOutcome... outcomes) {
        scripted.computeIfAbsent(call, key -> new ArrayDeque<>()).addAll(List.of(outcomes));
        return this;
    }

    static TaskOutcome succeedsAfter(Duration took) {
        return new TaskOutcome.Succeeded(JsonNodeFactory.instance.objectNode().put("ok", true), took);
    }

    static TaskOutcome fails(String cause) {
        return new TaskOutcome.Failed("States.TaskFailed", cause, Duration.ofMinutes(1));
    }

    /** The kinds of calls, or the names of steps, in order. */
    List<String> calls() {
        return calls;
    }

    @Override
    public TaskOutcome call(String resource, JsonNode parameters) {
        String kind = resource.replace("arn:aws:states:::elasticmapreduce:", "").replace(".sync", "");
        String call = kind.equals("addStep") ? parameters.at("/Step/Name").asText() : kind;
        calls.add(call);
        Deque<TaskOutcome> outcomes = scripted.getOrDefault(call, new ArrayDeque<>());
        if (!outcomes.isEmpty()) {
            TaskOutcome outcome = outcomes.remove();
            return outcome;
        }

        ObjectNode output = JsonNodeFactory.instance.objectNode();
        if (kind.equals("createCluster")) {
            output.put("ClusterId", "j-1");
        } else if (kind.equals("addStep")) {
            output.put("StepId", "s-" + call);
        }

        return new TaskOutcome.Succeeded(output, Duration.ofMinutes(1));
    }
}
