package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.Call;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What AWS bills a call by. One that stands nowhere here may cost anything. */
final class PaidCalls {
    /** Of no price that the book has, and of machines: what it hides may be much. */
    static final PriceKey MACHINES = PriceKeys.onDemand("any");

    static final PriceKey ATHENA = PriceKey.of("AmazonAthena", "DataScannedInTB");
    static final PriceKey EVENTS = PriceKey.of("AWSEvents", "Event-64K-Chunks");

    /**
     * What a call is billed by.
     *
     * @param key of which price
     * @param use what is to be told of it; empty where it is the call itself, one unit of the price each
     */
    record Billing(PriceKey key, String use) {}

    private static final Map<String, Billing> BY_NAME = byName();

    /**
     * These cost nothing, or what they act on is billed where it stands: EMR bills the time of instances
     * (https://aws.amazon.com/emr/pricing/), Step Functions transitions and executions
     * (https://aws.amazon.com/step-functions/pricing/), Lake Formation no permissions
     * (https://aws.amazon.com/lake-formation/pricing/), S3 no deletion (https://aws.amazon.com/s3/pricing/); IAM and STS are
     * free (https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction.html).
     */
    private static final Set<String> FREE = Set.of(
            "emr:addJobFlowSteps",
            "emr:addStep",
            "emr:addTags",
            "emr:cancelStep",
            "emr:cancelSteps",
            "emr:describeCluster",
            "emr:describeStep",
            "emr:listBootstrapActions",
            "emr:listClusters",
            "emr:listInstanceFleets",
            "emr:listInstanceGroups",
            "emr:listInstances",
            "emr:listSteps",
            "emr:putAutoTerminationPolicy",
            "emr:removeAutoScalingPolicy",
            "emr:removeManagedScalingPolicy",
            "emr:removeTags",
            "emr:setClusterTerminationProtection",
            "emr:setTerminationProtection",
            "emr:terminateCluster",
            "emr:terminateJobFlows",
            "iam:getRole",
            "iam:passRole",
            "lakeformation:batchGrantPermissions",
            "lakeformation:batchRevokePermissions",
            "lakeformation:grantPermissions",
            "lakeformation:listPermissions",
            "lakeformation:revokePermissions",
            "s3:deleteObject",
            "s3:deleteObjects",
            "sfn:describeExecution",
            "sfn:getExecutionHistory",
            "sfn:listExecutions",
            "sfn:sendTaskFailure",
            "sfn:sendTaskHeartbeat",
            "sfn:sendTaskSuccess",
            "sfn:stopExecution",
            "sts:assumeRole",
            "sts:getCallerIdentity");

    private PaidCalls() {}

    static boolean isFree(Call call) {
        return FREE.contains(call.name());
    }

    /** What it is billed by, if it is known. */
    static Optional<Billing> billing(Call call) {
        return Optional.ofNullable(BY_NAME.get(call.name()))
                .or(() -> Optional.ofNullable(BY_NAME.get(call.service() + ":*")));
    }

    private static Map<String, Billing> byName() {
        Map<String, Billing> calls = new TreeMap<>();
        requests(calls, PriceKeys.S3_GET, "s3", "getObject", "headObject", "getObjectTagging", "headBucket");
        requests(
                calls, PriceKeys.S3_PUT, "s3", "copyObject", "listObjects", "listObjectsV2", "putObject", "uploadPart");
        requests(calls, PriceKeys.QUEUE_REQUEST, "sqs", "deleteMessage", "receiveMessage", "sendMessage");
        requests(calls, PriceKeys.KMS_REQUEST, "kms", "decrypt", "encrypt", "generateDataKey");
        requests(calls, PriceKeys.SECRET_REQUEST, "secretsmanager", "describeSecret", "getSecretValue");
        used(calls, PriceKeys.LAMBDA_GIGABYTE_SECOND, "requests and GB-seconds of the function", "lambda:invoke");
        used(calls, PriceKeys.GLUE_ETL_HOUR, "DPU-hours of the job", "glue:startJobRun", "databrew:startJobRun");
        used(calls, PriceKeys.GLUE_CRAWLER_HOUR, "DPU-hours of the crawler", "glue:startCrawler");
        used(calls, PriceKeys.GLUE_REQUEST, "requests to the catalog, and DPU-hours", "glue:*");
        used(calls, ATHENA, "terabytes that queries scan", "athena:*");
        used(
                calls,
                PriceKeys.EMR_SERVERLESS_CPU_HOUR,
                "vCPU-hours and GB-hours of the job",
                "emrserverless:startApplication",
                "emrserverless:startJobRun");
        used(
                calls,
                PriceKeys.EMR_ON_EKS_CPU_HOUR,
                "vCPU-hours and GB-hours of the job",
                "emrcontainers:startJobRun",
                "emrcontainers:createVirtualCluster");
        used(
                calls,
                PriceKeys.FARGATE_CPU_HOUR,
                "vCPU-hours and GB-hours of the task",
                "ecs:runTask",
                "batch:submitJob");
        used(
                calls,
                MACHINES,
                "how many machines it adds, of which type, and for how long",
                "ec2:createFleet",
                "ec2:runInstances",
                "ec2:startInstances",
                "emr:addInstanceFleet",
                "emr:addInstanceGroups",
                "emr:modifyInstanceFleet",
                "emr:modifyInstanceFleetByName",
                "emr:modifyInstanceGroupByName",
                "emr:modifyInstanceGroups",
                "emr:putAutoScalingPolicy",
                "emr:putManagedScalingPolicy");
        used(calls, MACHINES, "hours of the machines that it starts", "codebuild:*", "sagemaker:*", "eks:*");
        used(calls, MACHINES, "hours of the warehouse", "redshiftdata:*");
        used(calls, MACHINES, "tokens that the model reads and writes", "bedrock:invokeModel");
        used(calls, PriceKeys.NOTIFICATION_REQUEST, "notifications, and how they are delivered", "sns:*");
        used(calls, PriceKeys.DYNAMODB_READ, "reads and writes", "dynamodb:*");
        used(calls, EVENTS, "events put on a bus", "eventbridge:putEvents");
        used(calls, PriceKeys.METRIC, "hours in which each metric is told, and requests", "cloudwatch:*");
        return calls;
    }

    private static void requests(Map<String, Billing> calls, PriceKey key, String service, String... actions) {
        for (String action : actions) {
            calls.put(service + ":" + action, new Billing(key, ""));
        }
    }

    private static void used(Map<String, Billing> calls, PriceKey key, String use, String... names) {
        for (String name : names) {
            calls.put(name, new Billing(key, use));
        }
    }
}
