package io.lakewarden.cost.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * A service as FOCUS has it.
 *
 * @param name as AWS's exports write it: the product's, as in the Cost and Usage Report
 * @param category one of those that the specification allows
 *     (https://focus.finops.org/focus-specification/v1-2/#servicecategory)
 */
record FocusService(String name, String category) {
    private static final String OTHER = "Other";

    /** Categories as the FinOps Foundation's converter of AWS's reports has them; a directory's is the specification's own. */
    private static final Map<String, FocusService> BY_CODE = read(
            """
            AWSCertificateManager|AWS Certificate Manager|Security
            AWSCloudTrail|AWS CloudTrail|Management and Governance
            AWSDataTransfer|AWS Data Transfer|Networking
            AWSDirectoryService|AWS Directory Service|Identity
            AWSELB|Elastic Load Balancing|Networking
            AWSEvents|CloudWatch Events|Integration
            AWSGlue|AWS Glue|Analytics
            AWSLakeFormation|AWS Lake Formation|Analytics
            AWSLambda|AWS Lambda|Compute
            AWSQueueService|Amazon Simple Queue Service|Integration
            AWSSecretsManager|AWS Secrets Manager|Security
            AmazonAthena|Amazon Athena|Analytics
            AmazonCloudWatch|AmazonCloudWatch|Management and Governance
            AmazonDynamoDB|Amazon DynamoDB|Databases
            AmazonEC2|Amazon Elastic Compute Cloud|Compute
            AmazonECS|Amazon Elastic Container Service|Compute
            AmazonEFS|Amazon Elastic File System|Storage
            AmazonEKS|Amazon Elastic Container Service for Kubernetes|Compute
            AmazonGrafana|Amazon Managed Grafana|Management and Governance
            AmazonMSK|Amazon Managed Streaming for Apache Kafka|Analytics
            AmazonPrometheus|Amazon Managed Service for Prometheus|Management and Governance
            AmazonRDS|Amazon Relational Database Service|Databases
            AmazonRoute53|Amazon Route 53|Networking
            AmazonS3|Amazon Simple Storage Service|Storage
            AmazonSNS|Amazon Simple Notification Service|Integration
            AmazonStates|AWS Step Functions|Integration
            AmazonVPC|Amazon Virtual Private Cloud|Networking
            ElasticMapReduce|Amazon Elastic MapReduce|Analytics
            awskms|AWS Key Management Service|Security
            """);

    /** That of AWS's code for it; what has none here is called by its code. */
    static FocusService of(String serviceCode) {
        return BY_CODE.getOrDefault(serviceCode, new FocusService(serviceCode, OTHER));
    }

    private static Map<String, FocusService> read(String lines) {
        Map<String, FocusService> services = new TreeMap<>();
        lines.lines()
                .map(line -> line.split("\\|"))
                .forEach(line -> services.put(line[0], new FocusService(line[1], line[2])));
        return services;
    }
}
