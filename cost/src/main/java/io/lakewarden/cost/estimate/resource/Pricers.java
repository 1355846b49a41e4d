package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.BilledTypes;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.inventory.StateMachine;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which types of resources are priced, and how. */
public final class Pricers {
    private static final PriceKey MANAGEMENT_EVENT = PriceKey.of("AWSCloudTrail", "PaidEventsRecorded");

    /** Text messages, by the country; pushes to mobiles; streams. */
    private static final PriceKey NOTIFICATION_OTHERWISE = PriceKey.of("AmazonSNS", "DeliveryAttempts");

    private static final Map<String, Pricer> BY_TYPE = byType();

    private Pricers() {}

    /** What a resource is billed for; empty where its type, or its kind of that type, is not known. */
    public static Optional<List<Draft>> drafts(Resource resource, Context context) {
        return BilledTypes.billedBy(resource).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(BY_TYPE.get(resource.type())).map(pricer -> pricer.drafts(resource, context));
    }

    /** The types that are priced. */
    public static SortedSet<String> types() {
        return new TreeSet<>(BY_TYPE.keySet());
    }

    private static Map<String, Pricer> byType() {
        Map<String, Pricer> types = new TreeMap<>();
        types.put("AWS::EMR::Cluster", Compute::persistent);
        types.put("AWS::StepFunctions::StateMachine", Compute::stateMachine);
        types.put("AWS::Events::Rule", Calls::scheduled);
        types.put("AWS::Scheduler::Schedule", Calls::scheduled);
        types.put("AWS::S3::Bucket", Storage::bucket);
        types.put("AWS::EC2::NatGateway", Network::nat);
        types.put("AWS::EC2::EIP", Network::address);
        types.put("AWS::EC2::VPCEndpoint", Network::endpoint);
        types.put("AWS::EC2::Instance", Instances::alone);
        types.put("AWS::AutoScaling::AutoScalingGroup", Instances::group);
        types.put("AWS::AutoScaling::ScalingPolicy", Pricers::scaling);
        types.put("AWS::ApplicationAutoScaling::ScalingPolicy", Pricers::scaling);
        types.put("AWS::EC2::Volume", (volume, context) -> Volumes.alone(volume));
        types.put("AWS::RDS::DBInstance", Databases::instance);
        types.put("AWS::RDS::DBCluster", Databases::cluster);
        types.put(
                "AWS::RDS::DBShardGroup", needs(PriceKeys.AURORA_CAPACITY_HOUR, "shards", "capacity units and hours"));
        types.put("AWS::RDS::DBSnapshot", needs(PriceKeys.RDS_BACKUP, "snapshot", "gigabytes kept"));
        types.put("AWS::RDS::ClusterSnapshot", needs(PriceKeys.RDS_BACKUP, "snapshot", "gigabytes kept"));
        types.put("AWS::MSK::Cluster", Servers::brokers);
        types.put("AWS::CloudWatch::Alarm", Alarms::alarm);
        types.put("AWS::CloudWatch::CompositeAlarm", monthly(PriceKeys.ALARM_COMPOSITE, "composite alarm"));
        types.put("AWS::Logs::LogGroup", Pricers::logGroup);
        types.put(
                "AWS::Logs::MetricFilter",
                needs(
                        PriceKeys.METRIC,
                        "metric",
                        "hours in which its pattern matches, for each value of its dimensions"));
        types.put("AWS::Athena::WorkGroup", needs(PaidCalls.ATHENA, "queries", "terabytes scanned"));
        types.put("AWS::Logs::ScheduledQuery", needs(PriceKeys.LOG_SCANNED, "queries", "gigabytes scanned"));
        types.put("AWS::ElasticLoadBalancingV2::LoadBalancer", Pricers::loadBalancer);
        types.put("AWS::KMS::Key", KeyRotation::key);
        types.put("AWS::KMS::ReplicaKey", monthly(PriceKeys.KMS_KEY_MONTH, "replica key"));
        types.put("AWS::SecretsManager::Secret", Pricers::secret);
        types.put("AWS::CloudWatch::Dashboard", monthly(PriceKeys.DASHBOARD, "dashboard"));
        types.put("AWS::Route53::HostedZone", monthly(PriceKeys.HOSTED_ZONE_MONTH, "hosted zone"));
        types.put("AWS::ACMPCA::CertificateAuthority", monthly(PriceKeys.PRIVATE_AUTHORITY_MONTH, "private authority"));
        types.put("AWS::DirectoryService::MicrosoftAD", Pricers::directory);
        types.put(
                "AWS::EKS::Cluster",
                (resource, context) ->
                        List.of(Servers.hours(resource, PriceKeys.EKS_CLUSTER_HOUR, "control plane", 1)));
        types.put(
                "AWS::EMRServerless::Application",
                needs(PriceKeys.EMR_SERVERLESS_CPU_HOUR, "jobs", "vCPU-hours and GB-hours"));
        types.put(
                "AWS::EMRContainers::VirtualCluster",
                needs(PriceKeys.EMR_ON_EKS_CPU_HOUR, "jobs", "vCPU-hours and GB-hours"));
        types.put(
                "AWS::EMRContainers::Endpoint",
                needs(PriceKeys.EMR_ON_EKS_CPU_HOUR, "notebooks", "vCPU-hours and GB-hours"));
        types.put("AWS::Glue::Job", needs(PriceKeys.GLUE_ETL_HOUR, "job", "DPU-hours"));
        types.put("AWS::Glue::Crawler", needs(PriceKeys.GLUE_CRAWLER_HOUR, "crawler", "DPU-hours"));
        types.put(
                "AWS::Lambda::Function",
                needs(PriceKeys.LAMBDA_GIGABYTE_SECOND, "function", "requests and GB-seconds"));
        types.put("AWS::SNS::Topic", needs(PriceKeys.NOTIFICATION_REQUEST, "topic", "notifications"));
        types.put("AWS::SNS::Subscription", Pricers::subscription);
        types.put("AWS::SQS::Queue", needs(PriceKeys.QUEUE_REQUEST, "queue", "requests"));
        types.put(
                "AWS::DynamoDB::Table",
                needs(PriceKeys.DYNAMODB_STORED, "table", "gigabytes stored, reads and writes"));
        types.put(
                "AWS::DynamoDB::GlobalTable",
                needs(PriceKeys.DYNAMODB_STORED, "table", "gigabytes stored, reads and writes, of each replica"));
        types.put("AWS::ECS::TaskSet", needs(PriceKeys.FARGATE_CPU_HOUR, "tasks", "vCPU-hours and GB-hours"));
        types.put("AWS::EKS::FargateProfile", needs(PriceKeys.FARGATE_CPU_HOUR, "pods", "vCPU-hours and GB-hours"));
        types.put(
                "AWS::ServiceDiscovery::PrivateDnsNamespace", monthly(PriceKeys.HOSTED_ZONE_MONTH, "its hosted zone"));
        types.put("AWS::ServiceDiscovery::PublicDnsNamespace", monthly(PriceKeys.HOSTED_ZONE_MONTH, "its hosted zone"));
        types.put("AWS::EFS::FileSystem", needs(PriceKeys.FILE_SYSTEM_STORED, "file system", "gigabytes stored"));
        types.put(
                "AWS::APS::Workspace", needs(PriceKeys.PROMETHEUS_SAMPLE, "workspace", "samples taken in and queried"));
        types.put(
                "AWS::APS::RuleGroupsNamespace",
                needs(PriceKeys.PROMETHEUS_QUERIED, "rules", "samples that they query"));
        types.put("AWS::Grafana::Workspace", needs(PriceKeys.GRAFANA_EDITOR, "workspace", "editors and viewers"));
        types.put("AWS::CloudTrail::Trail", Pricers::trail);
        types.put("AWS::ECS::Service", needs(PriceKeys.FARGATE_CPU_HOUR, "service", "vCPU-hours and GB-hours"));
        return types;
    }

    private static Pricer monthly(PriceKey key, String what) {
        return (resource, context) ->
                List.of(Draft.fixed(resource, key, what, Amount.of(BigDecimal.ONE), "one a month"));
    }

    private static Pricer needs(PriceKey key, String what, String use) {
        return (resource, context) -> List.of(Draft.needed(resource, key, what, use));
    }

    /** Queues and functions are told for nothing; others by the message (https://aws.amazon.com/sns/pricing/). */
    private static List<Draft> subscription(Resource subscription, Context context) {
        return switch (subscription.text("Protocol").orElse("")) {
            case "sqs", "lambda" -> List.of();
            case "email", "email-json" -> told(subscription, PriceKeys.NOTIFICATION_EMAIL, "by e-mail");
            case "http", "https" -> told(subscription, PriceKeys.NOTIFICATION_HTTP, "by HTTP");
            default -> told(subscription, NOTIFICATION_OTHERWISE, "otherwise than by e-mail or HTTP");
        };
    }

    private static List<Draft> told(Resource subscription, PriceKey key, String way) {
        return List.of(Draft.needed(subscription, key, "messages " + way, "how many"));
    }

    /** Each copy in another region is billed as a secret (https://aws.amazon.com/secrets-manager/pricing/). */
    private static List<Draft> secret(Resource secret, Context context) {
        JsonNode replicas = secret.at("ReplicaRegions");
        if (!replicas.isMissingNode() && !replicas.isArray()) {
            return List.of(Draft.needed(secret, PriceKeys.SECRET_MONTH, "secret", "in how many regions it has copies"));
        }

        return List.of(Draft.fixed(
                secret,
                PriceKeys.SECRET_MONTH,
                "secret",
                Amount.of(1L + replicas.size()),
                replicas.isEmpty() ? "one a month" : "one, and " + replicas.size() + " in other regions at its price"));
    }

    /** Of the log groups that state machines write to, it is known how often; of others nothing. */
    private static List<Draft> logGroup(Resource group, Context context) {
        List<StateMachine> writers = context.inventory().machines().stream()
                .filter(machine -> group.isNamedIn(
                        machine.resource().at("LoggingConfiguration").toString()))
                .toList();
        int runs = writers.stream()
                .mapToInt(machine -> context.runs(machine).orElse(0))
                .sum();
        if (runs == 0) {
            return List.of(Draft.needed(group, PriceKeys.LOG_GIGABYTE, "logs", "gigabytes written"));
        }

        Amount mebibytes = context.draws().of(Assumed.LOG_MEBIBYTES);
        Draft logs = Draft.fixed(
                        group,
                        PriceKeys.LOG_GIGABYTE,
                        "logs of a state machine",
                        mebibytes.times(runs).dividedBy(BigDecimal.valueOf(1024)),
                        runs + " runs x "
                                + mebibytes.usual().stripTrailingZeros().toPlainString() + " MiB / 1024")
                .growing(Basis.RUNS);
        List<String> causes = writers.stream()
                .flatMap(machine -> context.pipeline(machine).stream())
                .distinct()
                .toList();
        return List.of(causes.size() == 1 && writers.size() == 1 ? logs.of(causes.get(0)) : logs);
    }

    /**
     * A policy is free, the alarms that AWS makes for one that keeps to a target are not
     * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html).
     */
    private static List<Draft> scaling(Resource policy, Context context) {
        boolean makesAlarms = policy.properties().has("TargetTrackingConfiguration")
                || policy.properties().has("TargetTrackingScalingPolicyConfiguration");
        return makesAlarms
                ? List.of(Draft.needed(policy, PriceKeys.ALARM, "alarms", "how many AWS makes for it"))
                : List.of();
    }

    private static List<Draft> loadBalancer(Resource balancer, Context context) {
        return List.of(
                Servers.hours(balancer, PriceKeys.LOAD_BALANCER_HOUR, "load balancer", 1),
                Draft.needed(balancer, PriceKeys.LOAD_BALANCER_UNIT_HOUR, "capacity", "capacity units"));
    }

    /** The first copy of management events in a region is free, no other (https://aws.amazon.com/cloudtrail/pricing/). */
    private static List<Draft> trail(Resource trail, Context context) {
        List<Draft> drafts = new ArrayList<>();
        boolean recordsData = !trail.items("AdvancedEventSelectors").isEmpty()
                || trail.items("EventSelectors").stream().anyMatch(events -> events.has("DataResources"));
        boolean hasInsights = !trail.items("InsightSelectors").isEmpty();
        if (recordsData || hasInsights) {
            drafts.add(Draft.needed(trail, PriceKeys.TRAIL_DATA_EVENT, "trail", "events recorded, events analysed"));
        }

        boolean isFirst = context.inventory().ofType(trail.type()).stream()
                .filter(Pricers::recordsManagement)
                .findFirst()
                .equals(Optional.of(trail));
        if (recordsManagement(trail) && !isFirst) {
            drafts.add(Draft.needed(
                    trail,
                    MANAGEMENT_EVENT,
                    "management events",
                    "events recorded once more than the first trail does"));
        }

        return drafts;
    }

    /** As a trail does unless its selectors say otherwise. */
    private static boolean recordsManagement(Resource trail) {
        List<JsonNode> basic = trail.items("EventSelectors");
        String advanced = trail.at("AdvancedEventSelectors").toString();
        return advanced.isEmpty()
                ? basic.isEmpty()
                        || basic.stream().anyMatch(events -> !events.path("IncludeManagementEvents")
                                .asText("true")
                                .equals("false"))
                : advanced.contains("\"Management\"") || advanced.contains("${");
    }

    private static List<Draft> directory(Resource directory, Context context) {
        boolean isEnterprise =
                directory.text("Edition").filter("Enterprise"::equals).isPresent();
        return List.of(Draft.fixed(
                directory,
                isEnterprise ? PriceKeys.DIRECTORY_ENTERPRISE_MONTH : PriceKeys.DIRECTORY_STANDARD_MONTH,
                "domain controllers",
                Amount.of(2),
                "two, in two zones"));
    }
}
