package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.Pipeline;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What only the deployment knows; it stands in the machine as {@code ${Name}}
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html,
 * DefinitionSubstitutions).
 */
public enum Placeholder {
    /** The lake contract as a JSON file, as a URI. */
    CONTRACT_URI("ContractUri"),
    /** Id of the security group that EMR manages for core nodes. */
    CORE_SECURITY_GROUP("CoreSecurityGroup"),
    /** The folder for Spark's event logs, as a URI. */
    EVENTS_URI("EventsUri"),
    /** Name of the instance profile, {@code JobFlowRole} in EMR's words. */
    INSTANCE_PROFILE("InstanceProfile"),
    /** The jobs jar, as a URI. */
    JOBS_JAR_URI("JobsJarUri"),
    /** The folder in which the day's files arrive, as a URI. */
    LANDING_URI("LandingUri"),
    /** ARN of the key that encrypts the cluster's logs. */
    LOG_KEY_ARN("LogKeyArn"),
    /** The folder for the cluster's logs, as a URI. */
    LOG_URI("LogUri"),
    /** The JMX exporter's jar, as a URI. */
    METRICS_AGENT_URI("MetricsAgentUri"),
    /** What the JMX exporter is told, as a URI. */
    METRICS_AGENT_RULES_URI("MetricsAgentRulesUri"),
    /** The script by which nodes send metrics, as a URI. */
    METRICS_SCRIPT_URI("MetricsScriptUri"),
    /** Name of the platform, by which costs are told apart. */
    PLATFORM("Platform"),
    /** Id of the security group that EMR manages for the primary node. */
    PRIMARY_SECURITY_GROUP("PrimarySecurityGroup"),
    /** The folder for run records, as a URI. */
    RECORDS_URI("RecordsUri"),
    /** The address at which the workspace of Prometheus takes metrics. */
    REMOTE_WRITE_URL("RemoteWriteUrl"),
    /** Name of EMR's security configuration. */
    SECURITY_CONFIGURATION("SecurityConfiguration"),
    /** Id of the security group through which EMR reaches a private subnet. */
    SERVICE_ACCESS_SECURITY_GROUP("ServiceAccessSecurityGroup"),
    /** Name or ARN of EMR's service role. */
    SERVICE_ROLE("ServiceRole"),
    /** Ids of the subnets to choose from, with commas between them. */
    SUBNET_IDS("SubnetIds"),
    /** The folder of the tables, as a URI. */
    WAREHOUSE_URI("WarehouseUri");

    private final String key;

    Placeholder(String key) {
        this.key = key;
    }

    /** Its name, without the dollar sign and the braces. */
    public String key() {
        return key;
    }

    /** As it stands in a definition, say {@code ${LogUri}}. */
    public String written() {
        return "${" + key + "}";
    }

    /** The name for the ARN of a service account's runtime role: {@code BillingPipelineRoleArn}. */
    public static String roleKey(String serviceAccount) {
        return Stream.of(serviceAccount.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "RoleArn"));
    }

    /** The placeholder for the ARN of the role that a pipeline's steps run with. */
    static String writtenRole(Pipeline pipeline) {
        return "${" + roleKey(pipeline.runAs()) + "}";
    }
}
