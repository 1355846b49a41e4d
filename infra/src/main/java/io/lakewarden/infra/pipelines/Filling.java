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
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Fn;

/**
 * What stands for the placeholders of a pipeline's machine in an account.
 *
 * @param props what is known
 * @param jobs the jar, published
 * @param contract the lake's, published
 */
record Filling(PipelinesProps props, Asset jobs, Asset contract) {
    SortedMap<String, String> of(Pipeline pipeline, Placement placement) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Placeholder placeholder : Placeholder.values()) {
            values.put(placeholder.key(), value(placeholder, pipeline, placement));
        }

        values.put(
                Placeholder.roleKey(pipeline.runAs()),
                Template.text(props.documents().roles().get(pipeline.runAs()).toString()));
        return values;
    }

    private String value(Placeholder placeholder, Pipeline pipeline, Placement placement) {
        Site site = props.site();
        Cluster cluster = placement.compute().match(Filling::noMachine, its -> its);
        return switch (placeholder) {
            case CONTRACT_URI -> contract.uri();
            case CORE_SECURITY_GROUP -> props.network().coreGroup(cluster);
            case INSTANCE_PROFILE -> site.machineRoleName(cluster);
            case JOBS_JAR_URI -> jobs.uri();
            case LANDING_URI -> placement.landing();
            case LOG_KEY_ARN -> props.keys().arn("logs");
            case LOG_URI -> "s3://" + site.bucket("logs") + "/emr/" + pipeline.name() + "/";
            case PLATFORM -> site.platform().name();
            case PRIMARY_SECURITY_GROUP -> props.network().primaryGroup(cluster);
            case RECORDS_URI -> "s3://" + site.bucket("logs") + "/records/" + pipeline.name();
            case SECURITY_CONFIGURATION -> props.securityConfigurations().get(pipeline.name());
            case SERVICE_ACCESS_SECURITY_GROUP -> props.network().serviceAccessGroup(cluster);
            case SERVICE_ROLE -> site.roleName("emr-service");
            case SUBNET_IDS ->
                Fn.join(",", List.copyOf(props.network().subnets().values()));
            case WAREHOUSE_URI -> warehouse(site);
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
