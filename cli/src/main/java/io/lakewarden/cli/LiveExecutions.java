package io.lakewarden.cli;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Executions;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.model.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds pipelines and executions by the words of a user.
 *
 * @param doing what they are wanted for: {@code stop}
 * @param deployed where they are looked for
 * @param executions of its account
 */
record LiveExecutions(String doing, Deployed deployed, Executions executions) {
    /** An execution and its pipeline. */
    record Found(Pipeline pipeline, Execution execution) {}

    LiveExecutions(String doing, Deployed deployed, AwsSession session) {
        this(doing, deployed, new Executions(session));
    }

    /** The pipeline of that name, if it runs there. */
    Optional<Pipeline> pipeline(String name) {
        return pipeline(deployed, name);
    }

    /** The same by the definition alone, or a failure that names those that do. */
    static Pipeline requiredPipeline(String doing, Deployed deployed, String name) {
        return pipeline(deployed, name)
                .orElseThrow(() -> cannot(
                        doing,
                        name,
                        "no such pipeline runs in " + deployed.environment().name(),
                        "there is "
                                + deployed.pipelines().stream()
                                        .map(Pipeline::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static Optional<Pipeline> pipeline(Deployed deployed, String name) {
        return deployed.pipelines().stream()
                .filter(pipeline -> pipeline.name().equals(name))
                .findFirst();
    }

    /** The executions of a pipeline that run, the newest first. */
    List<Execution> running(Pipeline pipeline) {
        return latest(pipeline, Optional.of(Execution.Status.RUNNING), 100);
    }

    /** The newest execution of a pipeline. */
    Optional<Execution> newest(Pipeline pipeline) {
        return latest(pipeline, Optional.empty(), 1).stream().findFirst();
    }

    private List<Execution> latest(Pipeline pipeline, Optional<Execution.Status> status, int most) {
        String machine = deployed.machine(pipeline);
        return status.map(wanted -> executions.latest(machine, most, wanted))
                .orElseGet(() -> executions.latest(machine, most))
                .orElseThrow(() -> notDeployed(pipeline));
    }

    /** What to say where a pipeline's machine is not in the account. */
    CommandFailed notDeployed(Pipeline pipeline) {
        return cannot(
                pipeline.name(),
                "there is no state machine " + deployed.machine(pipeline) + " in the account",
                "deploy it with npx cdk deploy -c env=" + environment() + " --all");
    }

    /** The execution of that name or ARN; a failure if there is none, or more than one pipeline has one. */
    Found required(String word) {
        List<Found> found = deployed.pipelines().stream()
                .flatMap(pipeline -> arn(word, pipeline).flatMap(executions::find).stream()
                        .map(execution -> new Found(pipeline, execution)))
                .toList();
        if (found.isEmpty()) {
            throw cannot(
                    word,
                    environment() + " has no such execution",
                    "./lakewarden status --env " + environment() + " lists the latest");
        }

        if (found.size() > 1) {
            throw cannot(
                    word,
                    "several pipelines have an execution of that name",
                    "give the ARN: "
                            + found.stream().map(its -> its.execution().arn()).collect(Collectors.joining(" or ")));
        }

        return found.get(0);
    }

    private Optional<String> arn(String word, Pipeline pipeline) {
        if (!word.startsWith("arn:")) {
            return Optional.of(executions.arn(deployed.machine(pipeline), word));
        }

        return deployed.pipelineOf(word).filter(pipeline::equals).map(its -> word);
    }

    private String environment() {
        return deployed.environment().name();
    }

    /** In the grammar of all failures. */
    CommandFailed cannot(String what, String why, String remedy) {
        return cannot(doing, what, why, remedy);
    }

    private static CommandFailed cannot(String doing, String what, String why, String remedy) {
        return CommandFailed.because("Cannot " + doing + " " + what + ": " + why + "; " + remedy);
    }
}
