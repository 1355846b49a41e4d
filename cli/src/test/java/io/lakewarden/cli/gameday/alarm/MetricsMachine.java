package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Pipeline;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.local.ExecutionListener;
import io.lakewarden.stepfunctions.local.ExecutionName;
import io.lakewarden.stepfunctions.local.Interpreter;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The machine that tells CloudWatch of runs and of clusters which are too old, as it is deployed: started with what the deployed
 * rules make of a job's numbers and of a cluster's start.
 */
public final class MetricsMachine {
    private final Site site;
    private final Telling telling;
    private final StateMachine machine;
    private final String input;

    /** As an environment's synthesis wrote it into a folder, with a pipeline's rule. */
    public static MetricsMachine of(Site site, Path assembly, String pipeline) {
        return new MetricsMachine(
                site, Board.resources(assembly.resolve(site.prefix() + "-operations.template.json")), pipeline);
    }

    private MetricsMachine(Site site, JsonNode resources, String pipeline) {
        this.site = site;
        this.telling = new Telling(site, resources);
        this.machine = Telling.machine(site, resources);
        this.input = Telling.named(resources, "Name", site.prefix() + "-cluster-age-" + pipeline)
                .at("/Targets/0/InputTransformer/InputTemplate")
                .asText();
    }

    /** A pipeline's job has left its numbers. */
    public void left(Pipeline pipeline, Path numbers, Instant at, AlarmDesk desk) {
        telling.tell(numbers, Board.key(pipeline, numbers), at, desk.metrics());
    }

    /** Tells what is told of a cluster from its start until now, by when it was up. */
    public void tell(String cluster, Instant started, Instant now, Predicate<Instant> isUp, AlarmDesk desk) {
        Clock clock = new Clock(started);
        TaskPort services = (resource, parameters) -> {
            if (clock.at.isAfter(now)) {
                throw new InterruptedException();
            }

            if (resource.endsWith(":emr:describeCluster")) {
                return new TaskOutcome.Succeeded(described(isUp.test(clock.at)), Duration.ZERO);
            }

            Telling.put(parameters, clock.at, desk.metrics());
            return new TaskOutcome.Succeeded(Json.object(), Duration.ZERO);
        };
        new Interpreter(services, clock)
                .run(
                        machine,
                        Json.read(input.replace("<cluster>", "\"" + cluster + "\"")),
                        new ExecutionName(site.roleName("metrics"), cluster),
                        started);
        Thread.interrupted();
    }

    private ObjectNode described(boolean up) {
        ObjectNode described = Json.object();
        ObjectNode cluster = described.putObject("Cluster");
        cluster.putObject("Status").put("State", up ? "WAITING" : "TERMINATED");
        cluster.putArray("Tags")
                .addObject()
                .put("Key", "lakewarden:environment")
                .put("Value", site.environment().name());
        return described;
    }

    /** When the last state began. */
    private static final class Clock implements ExecutionListener {
        private Instant at;

        private Clock(Instant at) {
            this.at = at;
        }

        @Override
        public void entered(String state, Instant entered) {
            at = entered;
        }
    }
}
