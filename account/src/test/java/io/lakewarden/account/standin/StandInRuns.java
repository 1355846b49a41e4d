package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Step Functions with state, and EMR beside it. Everything that can be paged comes two at a time. Time stands still; what happens while
 * somebody looks is told beforehand.
 */
public final class StandInRuns {
    public static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    static final int PAGE = 2;
    private static final int FULL_PAGE = 50;
    private static final String REGION = "eu-west-1";

    private final Set<String> machines = new LinkedHashSet<>();
    private final Map<String, ObjectNode> executions = new LinkedHashMap<>();
    private final Map<String, ArrayNode> histories = new LinkedHashMap<>();
    private final EmrStandIn clusters = new EmrStandIn();
    private final Deque<Runnable> next = new ArrayDeque<>();
    private Consumer<ObjectNode> runner = started -> {};
    private int page = PAGE;
    private boolean losesNextAnswer;

    /** Teaches a stand-in what Step Functions and EMR do. */
    public StandInRuns(AwsStandIn aws) {
        aws.on("StartExecution", this::start);
        aws.on("DescribeExecution", this::describe);
        aws.on("ListExecutions", this::listExecutions);
        aws.on("GetExecutionHistory", this::history);
        aws.on("StopExecution", this::stop);
        clusters.serve(aws);
    }

    /** Deploys a machine. */
    public void machine(String name) {
        machines.add(name);
    }

    /** What happens at the next look at an execution, one after the other. */
    public void then(Runnable happening) {
        next.add(happening);
    }

    /** Gives so many at a time. */
    public void page(int size) {
        page = size;
        clusters.page(size);
    }

    /** Who runs what is started from now on; it tells how by what it writes into the execution and its history. */
    public void runner(Consumer<ObjectNode> next) {
        runner = next;
    }

    /** What happened in an execution, in the shape of the service's own events. */
    public void happened(ObjectNode execution, ArrayNode events) {
        histories.put(execution.path("executionArn").asText(), events);
    }

    /** Gives as many at a time as the services do at most where nothing is asked: fifty clusters. */
    public void pages() {
        page(FULL_PAGE);
    }

    /** The next execution is started, and nobody hears of it. */
    public void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** An execution that is there. */
    public ObjectNode execution(String machine, String name, String status, Instant started, String input) {
        machine(machine);
        String arn = arn("execution:" + machine + ":" + name);
        ObjectNode execution = AwsStandIn.nothing()
                .put("executionArn", arn)
                .put("stateMachineArn", arn("stateMachine:" + machine))
                .put("name", name)
                .put("status", status)
                .put("startDate", epoch(started))
                .put("input", input);
        executions.put(arn, execution);
        histories.put(arn, AwsStandIn.JSON.createArrayNode());
        return execution;
    }

    /** One that is over. */
    public ObjectNode over(String machine, String name, String status, Instant started, Instant stopped, String input) {
        return execution(machine, name, status, started, input).put("stopDate", epoch(stopped));
    }

    /** Ends an execution. */
    public void end(String machine, String name, String status) {
        executions
                .get(arn("execution:" + machine + ":" + name))
                .put("status", status)
                .put("stopDate", epoch(NOW.plusSeconds(600)));
    }

    /** A state was entered. */
    public void enters(String machine, String name, String state) {
        event(machine, name, "TaskStateEntered")
                .putObject("stateEnteredEventDetails")
                .put("name", state);
    }

    /** A task failed. */
    public void fails(String machine, String name, String error, String cause) {
        event(machine, name, "TaskFailed")
                .putObject("taskFailedEventDetails")
                .put("error", error)
                .put("cause", cause);
    }

    private ObjectNode event(String machine, String name, String type) {
        ArrayNode history = histories.get(arn("execution:" + machine + ":" + name));
        return history.addObject()
                .put("id", history.size())
                .put("type", type)
                .put("timestamp", epoch(NOW.plusSeconds(history.size())));
    }

    /** A cluster that is up. */
    public ObjectNode cluster(String id, String name, String state, Instant created, Map<String, String> tags) {
        return clusters.cluster(id, name, state, created, tags);
    }

    /** A step of a cluster; open where {@code ended} is not after {@code started}. */
    public ObjectNode step(String cluster, String id, String name, String state, Instant started, Instant ended) {
        return clusters.step(cluster, id, name, state, started, ended);
    }

    /** An instance of a cluster. */
    public ObjectNode instance(String cluster, String role, String type, String market, Instant created) {
        return clusters.instance(cluster, role, type, market, created);
    }

    /** A security configuration, made {@link #NOW}. */
    public void securityConfiguration(String name, String json) {
        clusters.securityConfiguration(name, json);
    }

    /** The limits that a cluster was given. */
    public JsonNode scaling(String cluster) {
        return clusters.scaling(cluster);
    }

    /** The input of an execution. */
    public String input(String machine, String name) {
        return executions
                .get(arn("execution:" + machine + ":" + name))
                .path("input")
                .asText();
    }

    /** The names of all executions. */
    public List<String> names() {
        return executions.values().stream()
                .map(execution -> execution.path("name").asText())
                .toList();
    }

    /** How it stands with one. */
    public String status(String machine, String name) {
        return executions
                .get(arn("execution:" + machine + ":" + name))
                .path("status")
                .asText();
    }

    private JsonNode start(JsonNode request) {
        String machine = deployed(request);
        String name = request.path("name").asText("unnamed-" + executions.size());
        String arn = arn("execution:" + machine + ":" + name);
        ObjectNode known = executions.get(arn);
        if (known == null) {
            known = execution(
                    machine, name, "RUNNING", NOW, request.path("input").asText());
            runner.accept(known);
        } else if (!known.path("status").asText().equals("RUNNING")
                || !known.path("input").equals(request.path("input"))) {
            throw Refusal.because("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
        }

        if (losesNextAnswer) {
            losesNextAnswer = false;
            throw new IllegalStateException("The line is cut before the answer");
        }

        return AwsStandIn.nothing().put("executionArn", arn).set("startDate", known.get("startDate"));
    }

    private String deployed(JsonNode request) {
        String arn = request.path("stateMachineArn").asText();
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        if (!machines.contains(name)) {
            throw Refusal.because("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }

        return name;
    }

    private JsonNode describe(JsonNode request) {
        ObjectNode known = known(request);
        if (known.path("status").asText().equals("RUNNING") && !next.isEmpty()) {
            next.remove().run();
        }

        return known;
    }

    private ObjectNode known(JsonNode request) {
        String arn = request.path("executionArn").asText();
        ObjectNode known = executions.get(arn);
        if (known == null) {
            throw Refusal.because("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }

        return known;
    }

    private JsonNode listExecutions(JsonNode request) {
        String machine = arn("stateMachine:" + deployed(request));
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode execution : executions.values()) {
            String status = request.path("statusFilter").asText();
            if (execution.path("stateMachineArn").asText().equals(machine)
                    && (status.isEmpty() || execution.path("status").asText().equals(status))) {
                ObjectNode item = execution.deepCopy();
                item.remove(List.of("input", "error", "cause"));
                found.add(item);
            }
        }

        Collections.reverse(found);
        return page("executions", found, "nextToken", request, page);
    }

    private JsonNode history(JsonNode request) {
        known(request);
        List<JsonNode> events =
                new ArrayList<>(items(histories.get(request.path("executionArn").asText())));
        if (request.path("reverseOrder").asBoolean()) {
            Collections.reverse(events);
        }

        return page("events", events, "nextToken", request, page);
    }

    private JsonNode stop(JsonNode request) {
        known(request).put("status", "ABORTED").put("stopDate", epoch(NOW));
        return AwsStandIn.nothing().put("stopDate", epoch(NOW));
    }

    /** Two of them, and where to go on. */
    static JsonNode page(String field, List<JsonNode> all, String token, JsonNode request, int size) {
        String asked = request.path(token).asText();
        int from = asked.isEmpty() ? 0 : Integer.parseInt(asked);
        int to = Math.min(from + size, all.size());
        ObjectNode page = AwsStandIn.nothing();
        page.putArray(field).addAll(all.subList(from, to));
        return to < all.size() ? page.put(token, String.valueOf(to)) : page;
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String arn(String resource) {
        return "arn:aws:states:" + REGION + ":" + AwsStandIn.ACCOUNT + ":" + resource;
    }

    static double epoch(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
