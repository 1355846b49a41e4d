package io.lakewarden.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.worker.WorkerProtocol;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * EMR as a state machine sees it, on this machine: the cluster is a warm worker process, a step is a job in it. One
 * object lives for one run.
 */
final class LocalEmr implements TaskPort {
    private static final String SERVICE = "arn:aws:states:::elasticmapreduce:";

    /** Why a step failed, and where more is to be read. */
    record Failure(String cause, String log) {}

    private final Supplier<Worker> worker;
    private final String pipeline;
    private final String date;
    private final Path logs;
    private final Progress progress;
    private final Map<String, RunOutcome.StepOutcome> steps = new LinkedHashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    LocalEmr(Supplier<Worker> worker, String pipeline, String date, Path logs, Progress progress) {
        this.worker = worker;
        this.pipeline = pipeline;
        this.date = date;
        this.logs = logs;
        this.progress = progress;
    }

    @Override
    public TaskOutcome call(String resource, JsonNode parameters) {
        return switch (resource.startsWith(SERVICE) ? resource.substring(SERVICE.length()) : resource) {
            case "createCluster.sync" -> done(Json.object().put("ClusterId", "j-LOCAL"), Duration.ZERO);
            case "addStep.sync" -> step(parameters);
            case "terminateCluster.sync", "terminateCluster" -> done(Json.object(), Duration.ZERO);
            default ->
                throw new IllegalStateException("Cannot call " + resource + ": this machine has no such service");
        };
    }

    /** The steps so far, in the order of their first attempts. */
    List<RunOutcome.StepOutcome> steps() {
        return new ArrayList<>(steps.values());
    }

    /** Why the step that failed first did not succeed in the end; empty if all that ran did. */
    Optional<Failure> failure() {
        return failures.values().stream().findFirst();
    }

    private TaskOutcome step(JsonNode parameters) {
        JsonNode step = parameters.required("Step");
        SparkSubmission submission = SparkSubmission.of(StreamSupport.stream(
                        step.required("HadoopJarStep").required("Args").spliterator(), false)
                .map(JsonNode::asText)
                .toList());
        String name = step.required("Name").asText();
        String job = submission.args().get(0);
        RunOutcome.StepOutcome before = steps.getOrDefault(name, new RunOutcome.StepOutcome(name, job, false, 0, 0));
        int attempt = before.attempts() + 1;
        Path log = logs.resolve(job + (attempt == 1 ? "" : "." + attempt) + ".log");
        progress.stepBegins(pipeline, date, name, attempt);
        long start = System.nanoTime();
        Worker running = worker.get();
        Reply reply = running.ask(new Request(
                WorkerProtocol.Kind.JOB,
                pipeline + " " + date + ": " + name,
                submission.args(),
                "",
                submission.conf(),
                log.toString(),
                0));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        steps.put(
                name,
                new RunOutcome.StepOutcome(name, job, reply.ok(), attempt, before.seconds() + took.toNanos() / 1e9));
        progress.stepEnds(pipeline, date, name, reply, took);
        if (reply.ok()) {
            failures.remove(name);
            return done(completed(step), took);
        }

        failures.put(
                name, new Failure(name + ": " + reply.message(), (Files.exists(log) ? log : running.log()).toString()));
        return new TaskOutcome.Failed("States.TaskFailed", failed(step, reply).toString(), took);
    }

    private static TaskOutcome done(JsonNode output, Duration took) {
        return new TaskOutcome.Succeeded(output, took);
    }

    private static ObjectNode completed(JsonNode step) {
        return status(step, "COMPLETED");
    }

    private static ObjectNode failed(JsonNode step, Reply reply) {
        ObjectNode output = status(step, "FAILED");
        ((ObjectNode) output.at("/Step/Status"))
                .putObject("FailureDetails")
                .put("Reason", reply.code())
                .put("Message", reply.message());
        return output;
    }

    /** As DescribeStep shows it. */
    private static ObjectNode status(JsonNode step, String state) {
        ObjectNode output = Json.object();
        ObjectNode described = output.putObject("Step");
        described.put("Id", "s-LOCAL");
        described.set("Name", step.required("Name"));
        described.putObject("Status").put("State", state);
        return output;
    }
}
