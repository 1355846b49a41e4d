package io.lakewarden.infra.pipelines;

import io.lakewarden.infra.frame.Asset;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Zone;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.stepfunctions.compile.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Fn;

/**
 * What stands for the placeholders of a pipeline's machine in an account.
 *
 * @param props what is known
 * @param jobs the jar, published
 * @param contract the lake's, published
 * @param metrics what stands for the placeholders of metrics, as far as there are any
 */
record Filling(PipelinesProps props, Asset jobs, Asset contract, SortedMap<Placeholder, String> metrics) {
    SortedMap<String, String> of(Pipeline pipeline, Placement placement) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Placeholder placeholder : Placeholder.values()) {
            value(placeholder, pipeline, placement).ifPresent(value -> values.put(placeholder.key(), value));
        }

        values.put(
                Placeholder.roleKey(pipeline.runAs()),
                Template.text(props.documents().roles().get(pipeline.runAs()).toString()));
        return values;
    }

    /** Empty where there is no such thing, since no machine names it. */
    private Optional<String> value(Placeholder placeholder, Pipeline pipeline, Placement placement) {
        Site site = props.site();
        Cluster cluster = placement.compute().match(Filling::noMachine, its -> its);
        return switch (placeholder) {
            case CONTRACT_URI -> Optional.of(contract.uri());
            case CORE_SECURITY_GROUP -> Optional.of(props.network().coreGroup(cluster));
            case EVENTS_URI -> Optional.of("s3://" + site.bucket("logs") + "/events/" + pipeline.runAs());
            case INSTANCE_PROFILE -> Optional.of(site.machineRoleName(cluster));
            case JOBS_JAR_URI -> Optional.of(jobs.uri());
            case LANDING_URI -> Optional.of(placement.landing());
            case LOG_KEY_ARN -> Optional.of(props.keys().arn("logs"));
            case LOG_URI -> Optional.of("s3://" + site.bucket("logs") + "/emr/" + pipeline.name() + "/");
            case METRICS_AGENT_URI, METRICS_AGENT_RULES_URI, METRICS_SCRIPT_URI, REMOTE_WRITE_URL ->
                Optional.ofNullable(metrics.get(placeholder));
            case PLATFORM -> Optional.of(site.platform().name());
            case PRIMARY_SECURITY_GROUP -> Optional.of(props.network().primaryGroup(cluster));
            case RECORDS_URI -> Optional.of("s3://" + site.bucket("logs") + "/records/" + pipeline.name());
            case SECURITY_CONFIGURATION ->
                Optional.of(props.securityConfigurations().get(pipeline.name()));
            case SERVICE_ACCESS_SECURITY_GROUP -> Optional.of(props.network().serviceAccessGroup(cluster));
            case SERVICE_ROLE -> Optional.of(site.roleName("emr-service"));
            case SUBNET_IDS ->
                Optional.of(Fn.join(",", List.copyOf(props.network().subnets().values())));
            case WAREHOUSE_URI -> Optional.of(warehouse(site));
        };
    }

    private static Cluster noMachine(Compute.Machine machine) {
        throw new IllegalArgumentException(
                "Cannot deploy to a machine of " + machine.cores() + " cores: it is no cluster");
    }

    /** Where a table goes whose database has no place of its own: none of ours is such a one. */
    private static String warehouse(Site site) {
        Zone first = site.platform().zones().get(0);
        return "s3://" + site.bucket(first.name()) + "/" + first.name();
    }
}
