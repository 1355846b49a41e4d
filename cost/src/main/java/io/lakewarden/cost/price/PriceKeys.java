package io.lakewarden.cost.price;

/** The keys of what this project prices, by AWS's names without the region's prefix. */
public final class PriceKeys {
    public static final PriceKey S3_STANDARD = s3("TimedStorage-ByteHrs");
    public static final PriceKey S3_STANDARD_IA = s3("TimedStorage-SIA-ByteHrs");
    public static final PriceKey S3_ONE_ZONE_IA = s3("TimedStorage-ZIA-ByteHrs");
    public static final PriceKey S3_INTELLIGENT_FREQUENT = s3("TimedStorage-INT-FA-ByteHrs");
    public static final PriceKey S3_INTELLIGENT_INFREQUENT = s3("TimedStorage-INT-IA-ByteHrs");
    public static final PriceKey S3_INTELLIGENT_ARCHIVE = s3("TimedStorage-INT-AA-ByteHrs");
    public static final PriceKey S3_INTELLIGENT_DEEP_ARCHIVE = s3("TimedStorage-INT-DAA-ByteHrs");
    public static final PriceKey S3_GLACIER = s3("TimedStorage-GlacierByteHrs");
    public static final PriceKey S3_DEEP_ARCHIVE = s3("TimedStorage-GDA-ByteHrs");
    public static final PriceKey S3_PUT = s3("Requests-Tier1");
    public static final PriceKey S3_GET = s3("Requests-Tier2");
    public static final PriceKey S3_PUT_STANDARD_IA = s3("Requests-SIA-Tier1");
    public static final PriceKey S3_GET_STANDARD_IA = s3("Requests-SIA-Tier2");
    public static final PriceKey S3_PUT_ONE_ZONE_IA = s3("Requests-ZIA-Tier1");
    public static final PriceKey S3_GET_ONE_ZONE_IA = s3("Requests-ZIA-Tier2");
    public static final PriceKey S3_TRANSITION_INTELLIGENT = s3("Requests-INT-Tier4");
    public static final PriceKey S3_TRANSITION_STANDARD_IA = s3("Requests-SIA-Tier4");
    public static final PriceKey S3_TRANSITION_ONE_ZONE_IA = s3("Requests-ZIA-Tier4");
    public static final PriceKey S3_TRANSITION_GLACIER = s3("Requests-Tier3");
    public static final PriceKey S3_TRANSITION_DEEP_ARCHIVE = s3("Requests-GDA-Tier3");
    public static final PriceKey S3_INTELLIGENT_MONITORING = s3("Monitoring-Automation-INT");
    public static final PriceKey S3_RETRIEVAL_STANDARD_IA = s3("Retrieval-SIA");
    public static final PriceKey S3_RETRIEVAL_ONE_ZONE_IA = s3("Retrieval-ZIA");
    public static final PriceKey S3_RETRIEVAL_GLACIER = s3("Standard-Retrieval-Bytes");
    public static final PriceKey S3_RETRIEVAL_DEEP_ARCHIVE = s3("Standard-Retrieval-Bytes-GDA");

    public static final PriceKey EBS_SNAPSHOT = ec2("EBS:SnapshotUsage");
    public static final PriceKey NAT_HOUR = ec2("NatGateway-Hours");
    public static final PriceKey NAT_GIGABYTE = ec2("NatGateway-Bytes");
    public static final PriceKey PUBLIC_ADDRESS_HOUR = PriceKey.of("AmazonVPC", "PublicIPv4:InUseAddress");
    public static final PriceKey ENDPOINT_HOUR = PriceKey.of("AmazonVPC", "VpcEndpoint-Hours");
    public static final PriceKey ENDPOINT_GIGABYTE = PriceKey.of("AmazonVPC", "VpcEndpoint-Bytes");
    public static final PriceKey TRANSFER_INTERNET = PriceKey.of("AWSDataTransfer", "DataTransfer-Out-Bytes");
    public static final PriceKey TRANSFER_BETWEEN_ZONES = PriceKey.of("AWSDataTransfer", "DataTransfer-Regional-Bytes");
    public static final PriceKey TRANSFER_BETWEEN_REGIONS = PriceKey.of("AWSDataTransfer", "AWS-Out-Bytes");

    public static final PriceKey KMS_KEY_MONTH = PriceKey.of("awskms", "KMS-Keys");
    public static final PriceKey KMS_REQUEST = PriceKey.of("awskms", "KMS-Requests");
    public static final PriceKey STATE_TRANSITION = PriceKey.of("AmazonStates", "StateTransition");
    public static final PriceKey LOG_GIGABYTE = PriceKey.of("AmazonCloudWatch", "DataProcessing-Bytes");
    public static final PriceKey LOG_STORED = PriceKey.of("AmazonCloudWatch", "TimedStorage-ByteHrs");
    public static final PriceKey LOG_SCANNED = PriceKey.of("AmazonCloudWatch", "DataScanned-Bytes");
    public static final PriceKey ALARM = PriceKey.of("AmazonCloudWatch", "CW:AlarmMonitorUsage");
    public static final PriceKey ALARM_HIGH_RESOLUTION = PriceKey.of("AmazonCloudWatch", "CW:HighResAlarmMonitorUsage");
    public static final PriceKey ALARM_COMPOSITE = PriceKey.of("AmazonCloudWatch", "CW:CompositeAlarmMonitorUsage");
    public static final PriceKey DASHBOARD = PriceKey.of("AmazonCloudWatch", "DashboardsUsageHour");
    public static final PriceKey METRIC = PriceKey.of("AmazonCloudWatch", "CW:MetricMonitorUsage");
    public static final PriceKey TRAIL_DATA_EVENT = PriceKey.of("AWSCloudTrail", "DataEventsRecorded");
    public static final PriceKey GLUE_OBJECT_MONTH = PriceKey.of("AWSGlue", "Catalog-Storage");
    public static final PriceKey GLUE_REQUEST = PriceKey.of("AWSGlue", "Catalog-Request");
    public static final PriceKey GLUE_ETL_HOUR = PriceKey.of("AWSGlue", "ETL-DPU-Hour");
    public static final PriceKey GLUE_CRAWLER_HOUR = PriceKey.of("AWSGlue", "Crawler-DPU-Hour");
    public static final PriceKey SECRET_MONTH = PriceKey.of("AWSSecretsManager", "AWSSecretsManager-Secrets");
    public static final PriceKey SECRET_REQUEST = PriceKey.of("AWSSecretsManager", "AWSSecretsManagerAPIRequest");
    public static final PriceKey LAKE_FORMATION_FILTERED = PriceKey.of("AWSLakeFormation", "DataFilter-Bytes-Scanned");

    public static final PriceKey RDS_GP2 = rds("RDS:GP2-Storage");
    public static final PriceKey RDS_GP2_MULTI_ZONE = rds("RDS:Multi-AZ-GP2-Storage");
    public static final PriceKey RDS_GP3 = rds("RDS:GP3-Storage");
    public static final PriceKey RDS_GP3_MULTI_ZONE = rds("RDS:Multi-AZ-GP3-Storage");
    public static final PriceKey RDS_IO1 = rds("RDS:PIOPS-Storage");
    public static final PriceKey RDS_IO1_OPERATIONS = rds("RDS:PIOPS");
    public static final PriceKey RDS_BACKUP = rds("RDS:ChargedBackupUsage");
    public static final PriceKey AURORA_STORAGE = rds("Aurora:StorageUsage");
    public static final PriceKey AURORA_OPERATION = rds("Aurora:StorageIOUsage");
    public static final PriceKey AURORA_CAPACITY_HOUR = rds("Aurora:ServerlessV2Usage");

    public static final PriceKey KAFKA_STORAGE = PriceKey.of("AmazonMSK", "Kafka.Storage.GP2");
    public static final PriceKey PROMETHEUS_SAMPLE = PriceKey.of("AmazonPrometheus", "AMP:MetricSampleCount");
    public static final PriceKey PROMETHEUS_STORED = PriceKey.of("AmazonPrometheus", "AMP:MetricStorageByteHrs");
    public static final PriceKey PROMETHEUS_QUERIED = PriceKey.of("AmazonPrometheus", "AMP:QuerySamplesProcessed");
    public static final PriceKey GRAFANA_EDITOR = PriceKey.of("AmazonGrafana", "EditorUser");
    public static final PriceKey GRAFANA_VIEWER = PriceKey.of("AmazonGrafana", "ViewerUser");

    public static final PriceKey EMR_SERVERLESS_CPU_HOUR = emr("EMR-SERVERLESS-CPUHours");
    public static final PriceKey EMR_SERVERLESS_GIGABYTE_HOUR = emr("EMR-SERVERLESS-GBHours");
    public static final PriceKey EMR_SERVERLESS_STORAGE_HOUR = emr("EMR-SERVERLESS-StorageGBHours");
    public static final PriceKey EMR_SERVERLESS_ARM_CPU_HOUR = emr("EMR-SERVERLESS-ARMCPUHours");
    public static final PriceKey EMR_SERVERLESS_ARM_GIGABYTE_HOUR = emr("EMR-SERVERLESS-ARMGBHours");
    public static final PriceKey EMR_ON_EKS_CPU_HOUR = emr("EMR-EKS-EC2-vCPUHours");
    public static final PriceKey EMR_ON_EKS_GIGABYTE_HOUR = emr("EMR-EKS-EC2-GBHours");

    /** Share that a Compute Savings Plan of a year without upfront payment takes off the price of instances. */
    public static final PriceKey SAVINGS_PLAN_ONE_YEAR =
            PriceKey.of("ComputeSavingsPlans", "ComputeSP:1yrNoUpfront-Discount");

    /** The same of three years. */
    public static final PriceKey SAVINGS_PLAN_THREE_YEARS =
            PriceKey.of("ComputeSavingsPlans", "ComputeSP:3yrNoUpfront-Discount");

    public static final PriceKey LOAD_BALANCER_HOUR = PriceKey.of("AWSELB", "LoadBalancerUsage");
    public static final PriceKey LOAD_BALANCER_UNIT_HOUR = PriceKey.of("AWSELB", "LCUUsage");
    public static final PriceKey LAMBDA_REQUEST = PriceKey.of("AWSLambda", "Request");
    public static final PriceKey LAMBDA_GIGABYTE_SECOND = PriceKey.of("AWSLambda", "Lambda-GB-Second");
    public static final PriceKey NOTIFICATION_REQUEST = PriceKey.of("AmazonSNS", "Requests-Tier1");
    public static final PriceKey NOTIFICATION_EMAIL = PriceKey.of("AmazonSNS", "DeliveryAttempts-SMTP");
    public static final PriceKey NOTIFICATION_HTTP = PriceKey.of("AmazonSNS", "DeliveryAttempts-HTTP");
    public static final PriceKey QUEUE_REQUEST = PriceKey.of("AWSQueueService", "Requests-RBP");
    public static final PriceKey DYNAMODB_WRITE = PriceKey.of("AmazonDynamoDB", "WriteRequestUnits");
    public static final PriceKey DYNAMODB_READ = PriceKey.of("AmazonDynamoDB", "ReadRequestUnits");
    public static final PriceKey DYNAMODB_STORED = PriceKey.of("AmazonDynamoDB", "TimedStorage-ByteHrs");
    public static final PriceKey HOSTED_ZONE_MONTH = PriceKey.of("AmazonRoute53", "HostedZone");
    public static final PriceKey PRIVATE_AUTHORITY_MONTH = PriceKey.of("AWSCertificateManager", "PaidPrivateCA");
    public static final PriceKey DIRECTORY_STANDARD_MONTH = PriceKey.of("AWSDirectoryService", "MicrosoftAD-DC-Usage");
    public static final PriceKey DIRECTORY_ENTERPRISE_MONTH =
            PriceKey.of("AWSDirectoryService", "MicrosoftADEnterprise-DC-Usage");
    public static final PriceKey EKS_CLUSTER_HOUR = PriceKey.of("AmazonEKS", "AmazonEKS-Hours:perCluster");
    public static final PriceKey FARGATE_CPU_HOUR = PriceKey.of("AmazonECS", "Fargate-vCPU-Hours:perCPU");
    public static final PriceKey FARGATE_GIGABYTE_HOUR = PriceKey.of("AmazonECS", "Fargate-GB-Hours");
    public static final PriceKey FILE_SYSTEM_STORED = PriceKey.of("AmazonEFS", "TimedStorage-ByteHrs");

    private PriceKeys() {}

    /** Whether it is of instances of EC2. */
    public static boolean isInstance(PriceKey key) {
        return key.serviceCode().equals("AmazonEC2")
                && (key.usageType().startsWith("BoxUsage:") || key.usageType().startsWith("DedicatedUsage:"));
    }

    /** An on-demand Linux instance, per hour. */
    public static PriceKey onDemand(String instanceType) {
        return new PriceKey("AmazonEC2", "BoxUsage:" + instanceType, "RunInstances");
    }

    /** An on-demand Linux instance on hardware that no other account has, per hour. */
    public static PriceKey dedicated(String instanceType) {
        return new PriceKey("AmazonEC2", "DedicatedUsage:" + instanceType, "RunInstances");
    }

    /** A Linux instance on a dedicated host, per hour; the host is billed too. */
    public static PriceKey onHost(String instanceType) {
        return new PriceKey("AmazonEC2", "HostBoxUsage:" + instanceType, "RunInstances");
    }

    /** A spot Linux instance, per hour. */
    public static PriceKey spot(String instanceType) {
        return new PriceKey("AmazonEC2", "SpotUsage:" + instanceType, "RunInstances");
    }

    /** EMR's fee on an instance, on-demand or spot alike, per hour. */
    public static PriceKey emrFee(String instanceType) {
        return emr("BoxUsage:" + instanceType);
    }

    /** A volume's gigabyte-months; {@code volumeType} as EC2's API names it. */
    public static PriceKey volume(String volumeType) {
        return ec2(volumeType.equals("standard") ? "EBS:VolumeUsage" : "EBS:VolumeUsage." + volumeType);
    }

    /** A volume's provisioned operations per second, per month. */
    public static PriceKey volumeOperations(String volumeType) {
        return ec2("EBS:VolumeP-IOPS." + volumeType);
    }

    /** A volume's provisioned MiB per second, per month. */
    public static PriceKey volumeThroughput(String volumeType) {
        return ec2("EBS:VolumeP-Throughput." + volumeType);
    }

    /** A database instance in one zone, per hour; {@code engine} as RDS's API names it. */
    public static PriceKey database(String instanceClass, String engine) {
        return new PriceKey("AmazonRDS", "InstanceUsage:" + instanceClass, engineOperation(engine));
    }

    /** A database instance with a standby in another zone, per hour. */
    public static PriceKey databaseMultiZone(String instanceClass, String engine) {
        return new PriceKey("AmazonRDS", "Multi-AZUsage:" + instanceClass, engineOperation(engine));
    }

    /** A Kafka broker, per hour; {@code instanceType} as MSK's API names it. */
    public static PriceKey broker(String instanceType) {
        return PriceKey.of("AmazonMSK", "Kafka." + instanceType.replaceFirst("^kafka\\.", ""));
    }

    private static String engineOperation(String engine) {
        return "CreateDBInstance"
                + switch (engine) {
                    case "mysql" -> ":0002";
                    case "postgres" -> ":0014";
                    case "mariadb" -> ":0018";
                    case "aurora", "aurora-mysql" -> ":0016";
                    case "aurora-postgresql" -> ":0021";
                    default -> ":" + engine;
                };
    }

    private static PriceKey s3(String usageType) {
        return PriceKey.of("AmazonS3", usageType);
    }

    private static PriceKey ec2(String usageType) {
        return PriceKey.of("AmazonEC2", usageType);
    }

    private static PriceKey rds(String usageType) {
        return PriceKey.of("AmazonRDS", usageType);
    }

    private static PriceKey emr(String usageType) {
        return PriceKey.of("ElasticMapReduce", usageType);
    }
}
