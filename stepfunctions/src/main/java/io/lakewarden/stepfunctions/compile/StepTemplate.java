package io.lakewarden.stepfunctions.compile;

import io.lakewarden.jobs.catalogue.JobOption;
import io.lakewarden.jobs.catalogue.tuning.Tuning;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.MetricsSettings;
import io.lakewarden.stepfunctions.asl.Expression;
import io.lakewarden.stepfunctions.asl.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a step: EMR's AddJobFlowSteps with one step, run by spark-submit
 * (https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html).
 */
final class StepTemplate {
    /** What a step's strings may come to in EMR. */
    static final int LONGEST_STEP = 10_240;

    /** What a placeholder in a step is taken to come to, since its value is not known yet. */
    private static final int PLACEHOLDER_ALLOWANCE = 256;

    private static final Expression MOMENT = new Expression.InputPath("$.run.moment");

    private final Pipeline pipeline;
    private final Environment environment;
    private final Placement placement;
    private final Tuning tuning;

    StepTemplate(Pipeline pipeline, Environment environment, Placement placement) {
        this.pipeline = pipeline;
        this.environment = environment;
        this.placement = placement;
        this.tuning = Tuning.of(placement.compute(), placement.input(), placement.spark());
    }

    Template of(Step step) {
        Template jar = Template.object()
                .and("Jar", "command-runner.jar")
                .and("Args", Template.computed(Expression.array(arguments(step).stream())));
        Template body = Template.object()
                .and("Name", step.name())
                .and("ActionOnFailure", "CONTINUE")
                .and("HadoopJarStep", jar);
        return Template.object()
                .and("ClusterId", Template.computed("$.cluster.ClusterId"))
                .and("ExecutionRoleArn", Placeholder.writtenRole(pipeline))
                .and("Step", body);
    }

    /** The length of a step's strings, each placeholder at 256 characters. */
    int length(Step step) {
        return arguments(step).stream()
                .mapToInt(argument -> argument instanceof Expression.Quoted quoted
                                && !quoted.escaped().startsWith("${")
                        ? quoted.text().length()
                        : PLACEHOLDER_ALLOWANCE)
                .sum();
    }

    private List<Expression> arguments(Step step) {
        List<Expression> arguments = new ArrayList<>();
        add(arguments, "spark-submit");
        placement.compute().match(machine -> local(arguments, machine), cluster -> {
            add(arguments, "--deploy-mode", "cluster", "--master", "yarn");
            return arguments;
        });
        add(arguments, "--name", pipeline.name() + " " + step.name());
        tuning.settings().forEach(setting -> add(arguments, "--conf", setting.name() + "=" + setting.value()));
        if (keepsOwnHistory()) {
            add(arguments, "--conf", "spark.eventLog.enabled=true");
            add(arguments, "--conf", "spark.eventLog.compress=true");
            add(arguments, "--conf", "spark.eventLog.dir=" + Placeholder.EVENTS_URI.written());
        }

        exporterPort(step)
                .map(MetricsSettings::exporter)
                .ifPresent(options -> add(arguments, "--conf", "spark.driver.extraJavaOptions=" + options));
        add(arguments, "--class", "io.lakewarden.jobs.Main", Placeholder.JOBS_JAR_URI.written(), step.job());
        for (JobOption option : JobOption.values()) {
            add(arguments, option.flag());
            arguments.add(value(option));
        }

        return arguments;
    }

    private boolean keepsOwnHistory() {
        return placement.compute().match(machine -> false, Cluster::keepsOwnHistory);
    }

    /** One of its own for each step: a driver that finds its port taken ends, and two may stand on one node. */
    private Optional<Integer> exporterPort(Step step) {
        return environment
                .metrics()
                .exporterPort()
                .filter(first -> placement
                        .compute()
                        .match(machine -> false, cluster -> cluster.profile() == ClusterProfile.PIPELINE))
                .map(first -> first + pipeline.steps().indexOf(step));
    }

    private Expression value(JobOption option) {
        return switch (option) {
            case RUN_DATE -> MOMENT;
            case TIME_ZONE -> Expression.Quoted.of(pipeline.timeZone().getId());
            case PIPELINE -> Expression.Quoted.of(pipeline.name());
            case LANDING -> Expression.Quoted.of(Placeholder.LANDING_URI.written());
            case CONTRACT -> Expression.Quoted.of(Placeholder.CONTRACT_URI.written());
            case RECORDS -> Expression.Quoted.of(Placeholder.RECORDS_URI.written());
            case PUBLISHING -> Expression.Quoted.of(publishing());
        };
    }

    private String publishing() {
        return switch (environment.publishing()) {
            case BRANCH -> "branch";
            case SINGLE_TABLE -> "single-table";
        };
    }

    private static List<Expression> local(List<Expression> arguments, Compute.Machine machine) {
        add(arguments, "--deploy-mode", "client", "--master", "local[" + machine.cores() + "]");
        return arguments;
    }

    private static void add(List<Expression> arguments, String... texts) {
        for (String text : texts) {
            arguments.add(Expression.Quoted.of(text));
        }
    }
}
