package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Compute;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.cluster.ApplicationSettings;
import io.lakewarden.model.cluster.ApplicationSettings.Lake;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.DatadogAgent;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.cluster.MetricsSettings;
import io.lakewarden.stepfunctions.asl.Expression;
import io.lakewarden.stepfunctions.asl.Intrinsic;
import io.lakewarden.stepfunctions.asl.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The parameters of the cluster's creation: EMR's RunJobFlow
 * (https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html).
 */
final class ClusterTemplate {
    private final Pipeline pipeline;
    private final Environment environment;
    private final int stepConcurrency;
    private final Duration idle;

    /**
     * A template for one pipeline in one environment.
     *
     * @param stepConcurrency steps at a time, 1 to 256
     * @param idle after which EMR ends the cluster by itself
     */
    ClusterTemplate(Pipeline pipeline, Environment environment, int stepConcurrency, Duration idle) {
        this.pipeline = pipeline;
        this.environment = environment;
        this.stepConcurrency = stepConcurrency;
        this.idle = idle;
    }

    Template of(Compute compute) {
        return compute.match(this::machine, this::cluster);
    }

    /** What the local platform needs to know; no such thing is ever sent to EMR. */
    private Template machine(Compute.Machine machine) {
        return named().and(
                        "LocalMachine",
                        Template.object()
                                .and("Cores", Template.number(machine.cores()))
                                .and("MemoryMebibytes", Template.number((int)
                                        (machine.memory().bytes() >> 20))))
                .and("Tags", tags());
    }

    private Template cluster(Cluster cluster) {
        Template.Fields template = named().and("ReleaseLabel", cluster.release())
                .and("Applications", applications(cluster))
                .and("ServiceRole", Placeholder.SERVICE_ROLE.written())
                .and("JobFlowRole", Placeholder.INSTANCE_PROFILE.written())
                .and("SecurityConfiguration", Placeholder.SECURITY_CONFIGURATION.written())
                .and("LogUri", Placeholder.LOG_URI.written())
                .and("LogEncryptionKmsKeyId", Placeholder.LOG_KEY_ARN.written())
                .and("Instances", NodesTemplate.of(cluster.capacity()))
                .and("Configurations", configurations(cluster))
                .and("StepConcurrencyLevel", Template.number(stepConcurrency))
                .and("AutoTerminationPolicy", Template.object().and("IdleTimeout", Template.number((int)
                        cluster.idle().orElse(idle).toSeconds())))
                .and("VisibleToAllUsers", Template.yes())
                .and("Tags", tags(tag("lakewarden:platform", Placeholder.PLATFORM.written())));
        Template.Fields sending = environment
                .metrics()
                .toDatadog()
                .map(datadog -> template.and("BootstrapActions", agent(datadog)))
                .orElse(template);
        return NodesTemplate.scaling(cluster.capacity())
                .map(scaling -> sending.and("ManagedScalingPolicy", scaling))
                .orElse(sending);
    }

    private Template agent(Metrics.Datadog datadog) {
        List<String> words = new ArrayList<>(List.of("/"));
        words.addAll(DatadogAgent.words(
                datadog,
                home().region(),
                new DatadogAgent.Origin(
                        Placeholder.PLATFORM.written(),
                        environment.name(),
                        pipeline.name(),
                        Optional.of(pipeline.name()))));
        Template script = Template.object()
                .and("Path", Placeholder.METRICS_SCRIPT_URI.written())
                .and(
                        "Args",
                        new Template.Items(
                                words.stream().<Template>map(Template::text).toList()));
        return new Template.Items(
                List.of(Template.object().and("Name", DatadogAgent.NAME).and("ScriptBootstrapAction", script)));
    }

    private static Template applications(Cluster cluster) {
        return new Template.Items(cluster.applications().stream()
                .<Template>map(application -> Template.object().and("Name", application))
                .toList());
    }

    private Template.Fields named() {
        String prefix = pipeline.name() + "-" + environment.name() + "-";
        Expression name = new Expression.Call(
                Intrinsic.FORMAT,
                List.of(new Expression.Quoted(prefix + "{}"), new Expression.ContextPath("$$.Execution.Name")));
        return Template.object().and("Name", Template.computed(name));
    }

    private Template configurations(Cluster cluster) {
        Environment.Home.Aws home = home();
        Lake lake = new Lake(home.account(), home.region(), Placeholder.WAREHOUSE_URI.written());
        MetricsSettings metrics = new MetricsSettings(
                environment.metrics(),
                Placeholder.REMOTE_WRITE_URL.written(),
                Placeholder.METRICS_AGENT_URI.written(),
                Placeholder.METRICS_AGENT_RULES_URI.written());
        ApplicationSettings settings = ApplicationSettings.of(cluster, lake, metrics);
        return classifications(settings.byClassification(), settings);
    }

    private Environment.Home.Aws home() {
        if (environment.home() instanceof Environment.Home.Aws aws) {
            return aws;
        }

        throw new IllegalArgumentException("Cannot create a cluster in " + environment.name()
                + ": it is no account; give it a machine, or kind: aws");
    }

    private static Template classifications(
            SortedMap<String, SortedMap<String, String>> all, ApplicationSettings settings) {
        return new Template.Items(all.entrySet().stream()
                .<Template>map(one -> {
                    Template.Fields written = classification(one.getKey(), one.getValue());
                    SortedMap<String, SortedMap<String, String>> within = settings.within(one.getKey());
                    return within.isEmpty()
                            ? written
                            : written.and("Configurations", classifications(within, settings));
                })
                .toList());
    }

    private static Template.Fields classification(String name, SortedMap<String, String> settings) {
        Template.Fields properties = Template.object();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            properties = properties.and(setting.getKey(), setting.getValue());
        }

        return Template.object().and("Classification", name).and("Properties", properties);
    }

    private Template tags(Template... more) {
        Template execution = Template.object()
                .and("Key", PipelineCompiler.EXECUTION_TAG)
                .and("Value", Template.computed("$$.Execution.Id"));
        Stream<Template> own = Stream.of(
                execution,
                tag("lakewarden:pipeline", pipeline.name()),
                tag("lakewarden:environment", environment.name()),
                tag("for-use-with-amazon-emr-managed-policies", "true"));
        return new Template.Items(Stream.concat(own, Stream.of(more)).toList());
    }

    private static Template tag(String key, String value) {
        return Template.object().and("Key", key).and("Value", value);
    }
}
