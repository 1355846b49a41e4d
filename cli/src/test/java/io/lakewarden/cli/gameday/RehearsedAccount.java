package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.account.standin.StandInRuns;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.gameday.alarm.AlarmDesk;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.Interference;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.LocalPlatform;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.CleanupCompiler;
import io.lakewarden.stepfunctions.local.Execution;
import io.lakewarden.stepfunctions.local.ExecutionListener;
import io.lakewarden.stepfunctions.local.ExecutionName;
import io.lakewarden.stepfunctions.local.Interpreter;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An account in which a pipeline really runs: what is asked of Step Functions is done by the interpreter, with Spark on a
 * lake of this machine, and EMR shows the clusters and steps that the state machine made. Whatever ends otherwise than
 * well starts the environment's cleanup, as EventBridge would. Time is the executions' own.
 */
final class RehearsedAccount implements Interference, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration WAIT = Duration.ofMinutes(30);
    private static final String EMR = "arn:aws:states:::aws-sdk:emr:";

    private final AwsStandIn aws = new AwsStandIn();
    private final StandInRuns runs = new StandInRuns(aws);
    private final ExecutorService clockwork = Executors.newSingleThreadExecutor();
    private final Pipeline pipeline;
    private final Site site;
    private final StateFolder state;
    private final Landing landing;
    private final LocalPlatform platform;
    private final AlarmDesk alarms;
    private final ArrayNode trail = AwsStandIn.JSON.createArrayNode();
    private final RehearsedClusters clusters;
    private Fault fault = Fault.NONE;
    private Instant now;
    private ObjectNode running = AwsStandIn.nothing();

    RehearsedAccount(
            Installation installation,
            Path folder,
            CheckedPlatform checked,
            Environment local,
            Site site,
            AlarmDesk alarms,
            Instant now) {
        this.site = site;
        this.alarms = alarms;
        this.pipeline = PipelinesStack.placed(site).get(0);
        this.clusters = new RehearsedClusters(
                aws, runs, pipeline.name(), site.environment().name());
        this.state = new StateFolder(folder);
        this.landing = new Landing(state.landing());
        this.now = now;
        state.create();
        this.platform = new LocalPlatform(installation, state, checked, local, Silence.KEPT, this);
        runs.machine(machine());
        runs.machine(cleanup());
        runs.pages();
        runs.runner(this::started);
        aws.on("StopExecution", this::stop);
        aws.on("DescribeAlarms", this::describeAlarms);
        aws.on("LookupEvents", request -> AwsStandIn.nothing().set("Events", trail));
        aws.on("schedules/" + pipeline.name(), request -> AwsStandIn.nothing()
                .put("State", "ENABLED")
                .put("ScheduleExpression", pipeline.schedule().orElseThrow())
                .put("ScheduleExpressionTimezone", pipeline.timeZone().getId()));
    }

    /** Another day of the pipeline begins, and works while somebody looks at what became of the last one. */
    Neighbours neighbours() {
        synchronized (aws) {
            return Neighbours.moveIn(
                    runs, machine(), pipeline.name(), site.environment().name(), now());
        }
    }

    String endpoint() {
        return aws.connection().endpoint().orElseThrow().toString();
    }

    Landing landing() {
        return landing;
    }

    String machine() {
        return PipelinesStack.machine(site, pipeline);
    }

    String cleanup() {
        return site.prefix() + ".cleanup";
    }

    synchronized Instant now() {
        return now;
    }

    /** Lets time go by in which nothing happens. */
    void passes(Duration time) {
        clusters.look(now());
        synchronized (this) {
            now = now.plus(time);
        }
    }

    /** The clusters that are up. */
    Set<String> clustersUp() {
        return clusters.up(now());
    }

    /** What comes of the machines' calls from now on. */
    synchronized void breaks(Fault broken) {
        fault = broken;
    }

    /** Starts a day's execution as the clock does, and waits for its end. */
    void runs(LocalDate day) {
        starts(day);
        settle();
    }

    /** Starts a day's execution as the clock does. */
    void starts(LocalDate day) {
        aws.ask(
                "StartExecution",
                AwsStandIn.nothing()
                        .put("stateMachineArn", arn("stateMachine:" + machine()))
                        .put("name", "clock-" + day)
                        .put("input", Json.object().put("date", day.toString()).toString()));
    }

    /** Somebody stops a day's execution. */
    void stops(String name) {
        aws.ask("StopExecution", AwsStandIn.nothing().put("executionArn", arn("execution:" + machine() + ":" + name)));
    }

    /** Waits until nothing runs. */
    void settle() {
        try {
            for (int chained = 0; chained < 2; chained++) {
                clockwork.submit(() -> {}).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new AssertionError("An execution does not end", e);
        }
    }

    /** What readers see of a table on that day. */
    String gold(String query) {
        return Ground.answer(platform.query(pipeline, "", query));
    }

    private void started(ObjectNode execution) {
        clusters.look(now());
        execution.put("startDate", epoch(now()));
        boolean cleans = execution.path("stateMachineArn").asText().endsWith(":" + cleanup());
        clockwork.execute(() -> ended(execution, cleans ? cleaned(execution) : ran(execution)));
    }

    /** The history of the pipeline's execution. */
    private ArrayNode ran(ObjectNode execution) {
        synchronized (this) {
            running = execution;
        }

        JsonNode input = Json.read(execution.path("input").asText());
        platform.run(pipeline, landing, input, now());
        LocalDate day = LocalDate.parse(input.path("date").asText());
        Thread.interrupted();
        try {
            Path history = state.run(pipeline.name(), day).resolve("history.json");
            return (ArrayNode) Json.read(Files.readString(history)).path("events");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The history of the cleanup, on the stand-in's clusters. */
    private ArrayNode cleaned(ObjectNode execution) {
        StateMachine machine = StateMachineJson.read(StateMachineJson.toJson(CleanupCompiler.compile()));
        Execution done = new Interpreter(around(this::emr), ExecutionListener.NONE)
                .run(
                        machine,
                        Json.read(execution.path("input").asText()),
                        new ExecutionName(cleanup(), execution.path("name").asText()),
                        now());
        return (ArrayNode) Json.read(done.historyJson()).path("events");
    }

    private TaskOutcome emr(String resource, JsonNode parameters) {
        String action = resource.substring(EMR.length());
        try {
            return new TaskOutcome.Succeeded(
                    aws.ask(Character.toUpperCase(action.charAt(0)) + action.substring(1), parameters), Duration.ZERO);
        } catch (Refusal refusal) {
            return new TaskOutcome.Refused("Emr." + refusal.code(), refusal.getMessage());
        }
    }

    private void ended(ObjectNode execution, ArrayNode events) {
        JsonNode last = events.get(events.size() - 1);
        String status =
                switch (last.path("type").asText()) {
                    case "ExecutionSucceeded" -> "SUCCEEDED";
                    case "ExecutionTimedOut" -> "TIMED_OUT";
                    case "ExecutionAborted" -> "ABORTED";
                    default -> "FAILED";
                };
        Instant stop = Instant.parse(last.path("timestamp").asText());
        String arn = execution.path("stateMachineArn").asText();
        synchronized (this) {
            alarms.ended(arn.substring(arn.lastIndexOf(':') + 1), events);
            now = stop;
        }

        events.forEach(event -> ((ObjectNode) event)
                .put("timestamp", epoch(Instant.parse(event.path("timestamp").asText()))));
        synchronized (aws) {
            runs.happened(execution, events);
            last.path("executionFailedEventDetails")
                    .properties()
                    .forEach(why -> execution.set(why.getKey(), why.getValue()));
            execution.put("status", status).put("stopDate", epoch(stop));
        }

        if (!status.equals("SUCCEEDED") && arn.endsWith(":" + machine())) {
            aws.ask(
                    "StartExecution",
                    AwsStandIn.nothing()
                            .put("stateMachineArn", arn("stateMachine:" + cleanup()))
                            .put("name", "event-" + execution.path("name").asText())
                            .put(
                                    "input",
                                    Json.object()
                                            .put(
                                                    "execution",
                                                    execution
                                                            .path("executionArn")
                                                            .asText())
                                            .toString()));
        }
    }

    /** Whoever looks has waited: CloudWatch looks back some periods before it takes silence for silence. */
    private JsonNode describeAlarms(JsonNode request) {
        passes(WAIT);
        ArrayNode described = AwsStandIn.JSON.createArrayNode();
        request.path("AlarmNames").forEach(name -> described
                .addObject()
                .put("AlarmName", name.asText())
                .put("StateValue", alarm(name.asText()))
                .put("StateUpdatedTimestamp", epoch(now())));
        return AwsStandIn.nothing().set("MetricAlarms", described);
    }

    /** What an alarm says now. */
    String alarm(String name) {
        SortedMap<String, RehearsedClusters.Lifetime> seen = clusters.look(now());
        synchronized (this) {
            seen.forEach((id, lifetime) -> alarms.cluster(id, lifetime.started(), now, lifetime::isUp));
            return alarms.state(name, now);
        }
    }

    /** The state that runs goes on to its end, and no other follows it. */
    private JsonNode stop(JsonNode request) {
        ObjectNode stopped = (ObjectNode) aws.ask("DescribeExecution", request);
        stopped.put("status", "ABORTED").put("stopDate", epoch(now()));
        trail.addObject()
                .put("EventName", "StopExecution")
                .put("EventTime", epoch(now()))
                .put("Username", "night")
                .putArray("Resources")
                .addObject()
                .set("ResourceName", request.path("executionArn"));
        return AwsStandIn.nothing().put("stopDate", epoch(now()));
    }

    @Override
    public TaskPort around(TaskPort port) {
        return (resource, parameters) -> {
            ServiceCall call = new ServiceCall(port, resource, parameters);
            if (isStopped() && !resource.startsWith(EMR)) {
                throw new InterruptedException();
            }

            TaskOutcome outcome = broken().answer(call);
            if (outcome instanceof TaskOutcome.Succeeded && !resource.startsWith(EMR)) {
                shown(call);
            }

            return outcome;
        };
    }

    private synchronized Fault broken() {
        return fault;
    }

    private boolean isStopped() {
        synchronized (aws) {
            return running.path("status").asText().equals("ABORTED");
        }
    }

    /** EMR has what the machine made. */
    private void shown(ServiceCall call) {
        synchronized (aws) {
            if (call.createsCluster()) {
                clusters.starts(running, now());
            } else if (call.terminatesCluster()) {
                clusters.ends();
            } else {
                clusters.runs(call.parameters().at("/Step/Name").asText(), now());
            }
        }
    }

    private String arn(String resource) {
        return "arn:aws:states:" + site.home().region() + ":" + AwsStandIn.ACCOUNT + ":" + resource;
    }

    private static double epoch(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        platform.close();
        aws.close();
    }
}
