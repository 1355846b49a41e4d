package io.lakewarden.cost.figures;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.lakewarden.cost.price.PriceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** What the collected figures call things, and what AWS bills them as. */
final class ServiceItems {
    /**
     * One item.
     *
     * @param service as the figures name it
     * @param item as the figures name it
     * @param key what AWS bills it as
     * @param unit what AWS counts
     * @param per how many of AWS's units the figure is for
     * @param from the quantity in a month from which it holds
     */
    record Item(String service, String item, PriceKey key, String unit, BigDecimal per, BigDecimal from) {
        boolean isOf(Figure figure) {
            return service.equals(figure.service()) && item.equals(figure.item());
        }
    }

    private static final String TABLE =
            """
            AmazonS3|s3_bucket_v3: Standard / Storage|AmazonS3|TimedStorage-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Standard / PUT, COPY, POST, LIST requests|AmazonS3|Requests-Tier1||request|1000|0
            AmazonS3|s3_bucket_v3: Standard / GET, SELECT, and all other requests|AmazonS3|Requests-Tier2||request|1000|0
            AmazonS3|s3_bucket_v3: Intelligent tiering / Storage (frequent access)|AmazonS3|TimedStorage-INT-FA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Intelligent tiering / Storage (infrequent access)|AmazonS3|TimedStorage-INT-IA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Intelligent tiering / Storage (archive access)|AmazonS3|TimedStorage-INT-AA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Intelligent tiering / Storage (deep archive access)|AmazonS3|TimedStorage-INT-DAA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Intelligent tiering / Monitoring and automation|AmazonS3|Monitoring-Automation-INT||object-month|1000|0
            AmazonS3|s3_bucket_v3: Intelligent tiering / Lifecycle transition|AmazonS3|Requests-INT-Tier4||request|1000|0
            AmazonS3|s3_bucket_v3: Standard - infrequent access / Storage|AmazonS3|TimedStorage-SIA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Standard - infrequent access / PUT, COPY, POST, LIST requests|AmazonS3|Requests-SIA-Tier1||request|1000|0
            AmazonS3|s3_bucket_v3: Standard - infrequent access / GET, SELECT, and all other requests|AmazonS3|Requests-SIA-Tier2||request|1000|0
            AmazonS3|s3_bucket_v3: Standard - infrequent access / Lifecycle transition|AmazonS3|Requests-SIA-Tier4||request|1000|0
            AmazonS3|s3_bucket_v3: Standard - infrequent access / Retrievals|AmazonS3|Retrieval-SIA||GB|1|0
            AmazonS3|s3_bucket_v3: One zone - infrequent access / Storage|AmazonS3|TimedStorage-ZIA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: One zone - infrequent access / PUT, COPY, POST, LIST requests|AmazonS3|Requests-ZIA-Tier1||request|1000|0
            AmazonS3|s3_bucket_v3: One zone - infrequent access / GET, SELECT, and all other requests|AmazonS3|Requests-ZIA-Tier2||request|1000|0
            AmazonS3|s3_bucket_v3: One zone - infrequent access / Lifecycle transition|AmazonS3|Requests-ZIA-Tier4||request|1000|0
            AmazonS3|s3_bucket_v3: One zone - infrequent access / Retrievals|AmazonS3|Retrieval-ZIA||GB|1|0
            AmazonS3|s3_bucket_v3: Glacier flexible retrieval / Storage|AmazonS3|TimedStorage-GlacierByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Glacier flexible retrieval / Lifecycle transition|AmazonS3|Requests-Tier3||request|1000|0
            AmazonS3|s3_bucket_v3: Glacier flexible retrieval / Retrievals (standard)|AmazonS3|Standard-Retrieval-Bytes||GB|1|0
            AmazonS3|s3_bucket_v3: Glacier deep archive / Storage|AmazonS3|TimedStorage-GDA-ByteHrs||GB-month|1|0
            AmazonS3|s3_bucket_v3: Glacier deep archive / Lifecycle transition|AmazonS3|Requests-GDA-Tier3||request|1000|0
            AmazonS3|s3_bucket_v3: Glacier deep archive / Retrievals (standard)|AmazonS3|Standard-Retrieval-Bytes-GDA||GB|1|0
            AmazonEC2|ebs_volume: gp2 Storage (general purpose SSD, gp2)|AmazonEC2|EBS:VolumeUsage.gp2||GB-month|1|0
            AmazonEC2|ebs_volume: gp3 Storage (general purpose SSD, gp3)|AmazonEC2|EBS:VolumeUsage.gp3||GB-month|1|0
            AmazonEC2|ebs_volume: gp3 Provisioned IOPS|AmazonEC2|EBS:VolumeP-IOPS.gp3||IOPS-month|1|0
            AmazonEC2|ebs_volume: gp3 Provisioned throughput|AmazonEC2|EBS:VolumeP-Throughput.gp3||MiBps-month|1|0
            AmazonEC2|ebs_volume: io1 Storage (provisioned IOPS SSD, io1)|AmazonEC2|EBS:VolumeUsage.io1||GB-month|1|0
            AmazonEC2|ebs_volume: io1 Provisioned IOPS|AmazonEC2|EBS:VolumeP-IOPS.io1||IOPS-month|1|0
            AmazonEC2|ebs_volume: io2 Storage (provisioned IOPS SSD, io2)|AmazonEC2|EBS:VolumeUsage.io2||GB-month|1|0
            AmazonEC2|ebs_volume: io2 Provisioned IOPS|AmazonEC2|EBS:VolumeP-IOPS.io2||IOPS-month|1|0
            AmazonEC2|EBS io2 IOPS tier 2 (32k-64k)|AmazonEC2|EBS:VolumeP-IOPS.io2||IOPS-month|1|32000
            AmazonEC2|ebs_volume: st1 Storage (throughput optimized HDD, st1)|AmazonEC2|EBS:VolumeUsage.st1||GB-month|1|0
            AmazonEC2|ebs_volume: sc1 Storage (cold HDD, sc1)|AmazonEC2|EBS:VolumeUsage.sc1||GB-month|1|0
            AmazonEC2|ebs_volume: standard Storage (magnetic)|AmazonEC2|EBS:VolumeUsage||GB-month|1|0
            AmazonEC2|ebs_snapshot: EBS snapshot storage|AmazonEC2|EBS:SnapshotUsage||GB-month|1|0
            AmazonEC2|nat_gateway: NAT gateway|AmazonEC2|NatGateway-Hours||hour|1|0
            AmazonEC2|nat_gateway: Data processed|AmazonEC2|NatGateway-Bytes||GB|1|0
            AmazonEC2|Public IPv4 address|AmazonVPC|PublicIPv4:InUseAddress||hour|1|0
            AmazonVPC|vpc_endpoint: Endpoint (Interface)|AmazonVPC|VpcEndpoint-Hours||hour|1|0
            AmazonVPC|vpc_endpoint: Data processed (first 1PB)|AmazonVPC|VpcEndpoint-Bytes||GB|1|0
            AmazonVPC|vpc_endpoint: Data processed (next 4PB)|AmazonVPC|VpcEndpoint-Bytes||GB|1|1048576
            AmazonVPC|vpc_endpoint: Data processed (over 5PB)|AmazonVPC|VpcEndpoint-Bytes||GB|1|5242880
            AWSDataTransfer|data_transfer: Intra-region data transfer|AWSDataTransfer|DataTransfer-Regional-Bytes||GB|1|0
            AWSDataTransfer|data_transfer: Outbound data transfer to Internet (first 10TB)|AWSDataTransfer|DataTransfer-Out-Bytes||GB|1|0
            AWSDataTransfer|data_transfer: Outbound data transfer to Internet (next 40TB)|AWSDataTransfer|DataTransfer-Out-Bytes||GB|1|10240
            AWSDataTransfer|data_transfer: Outbound data transfer to Internet (next 100TB)|AWSDataTransfer|DataTransfer-Out-Bytes||GB|1|51200
            AWSDataTransfer|data_transfer: Outbound data transfer to Internet (over 150TB)|AWSDataTransfer|DataTransfer-Out-Bytes||GB|1|153600
            AWSDataTransfer|data_transfer: Outbound data transfer to other regions|AWSDataTransfer|AWS-Out-Bytes||GB|1|0
            awskms|kms_key: Customer master key|awskms|KMS-Keys||key-month|1|0
            awskms|kms_key: Requests|awskms|KMS-Requests||request|10000|0
            AWSStepFunctions|sfn_state_machine: Transitions|AmazonStates|StateTransition||transition|1000|0
            AmazonCloudWatch|cloudwatch_log_group: Data ingested|AmazonCloudWatch|DataProcessing-Bytes||GB|1|0
            AmazonCloudWatch|cloudwatch_log_group: Archival Storage|AmazonCloudWatch|TimedStorage-ByteHrs||GB-month|1|0
            AmazonCloudWatch|cloudwatch_log_group: Insights queries data scanned|AmazonCloudWatch|DataScanned-Bytes||GB|1|0
            AmazonCloudWatch|cloudwatch_metric_alarm: Standard resolution|AmazonCloudWatch|CW:AlarmMonitorUsage||metric-month|1|0
            AmazonCloudWatch|cloudwatch_metric_alarm: High resolution|AmazonCloudWatch|CW:HighResAlarmMonitorUsage||metric-month|1|0
            AmazonCloudWatch|cloudwatch_dashboard: Dashboard|AmazonCloudWatch|DashboardsUsageHour||dashboard-month|1|0
            AmazonCloudWatch|custom metric first 10k|AmazonCloudWatch|CW:MetricMonitorUsage||metric-month|1|0
            AWSGlue|glue_catalog_database: Storage|AWSGlue|Catalog-Storage||object-month|100000|0
            AWSGlue|glue_catalog_database: Requests|AWSGlue|Catalog-Request||request|1000000|0
            AWSGlue|Glue ETL / crawler DPU|AWSGlue|ETL-DPU-Hour||DPU-hour|1|0
            AWSGlue|glue_crawler: Duration|AWSGlue|Crawler-DPU-Hour||DPU-hour|1|0
            AWSSecretsManager|secretsmanager_secret: Secret|AWSSecretsManager|AWSSecretsManager-Secrets||secret-month|1|0
            AWSSecretsManager|secretsmanager_secret: API requests|AWSSecretsManager|AWSSecretsManagerAPIRequest||request|10000|0
            AWSLakeFormation|LF data filters: data scanned|AWSLakeFormation|DataFilter-Bytes-Scanned||TB|1|0
            AWSCloudTrail|cloudtrail: Data events|AWSCloudTrail|DataEventsRecorded||event|100000|0
            AWSELB|lb: Application load balancer|AWSELB|LoadBalancerUsage||hour|1|0
            AWSELB|lb: Load balancer capacity units|AWSELB|LCUUsage||unit-hour|730|0
            AmazonRDS|db_instance: mysql Database instance (on-demand, Single-AZ, db.t3.large)|AmazonRDS|InstanceUsage:db.t3.large|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db_instance: mariadb Database instance (on-demand, Single-AZ, db.t3.large)|AmazonRDS|InstanceUsage:db.t3.large|CreateDBInstance:0018|hour|1|0
            AmazonRDS|db_instance: postgres Database instance (on-demand, Single-AZ, db.t3.large)|AmazonRDS|InstanceUsage:db.t3.large|CreateDBInstance:0014|hour|1|0
            AmazonRDS|db_instance: mysql-performance-insights Database instance (on-demand, Single-AZ, db.m5.large)|AmazonRDS|InstanceUsage:db.m5.large|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db_instance: gp3 Database instance (on-demand, Single-AZ, db.t4g.small)|AmazonRDS|InstanceUsage:db.t4g.small|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db_instance: multi-az Database instance (on-demand, Multi-AZ, db.t3.large)|AmazonRDS|Multi-AZUsage:db.t3.large|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db_instance: multi-az Database instance (on-demand, Multi-AZ, db.t4g.small)|AmazonRDS|Multi-AZUsage:db.t4g.small|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db.m6g.large MySQL single-AZ|AmazonRDS|InstanceUsage:db.m6g.large|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db.t4g.medium MySQL single-AZ|AmazonRDS|InstanceUsage:db.t4g.medium|CreateDBInstance:0002|hour|1|0
            AmazonRDS|db_instance: aurora-mysql Database instance (on-demand, Single-AZ, db.t3.small)|AmazonRDS|InstanceUsage:db.t3.small|CreateDBInstance:0016|hour|1|0
            AmazonRDS|db_instance: aurora-postgresql Database instance (on-demand, Single-AZ, db.t3.large)|AmazonRDS|InstanceUsage:db.t3.large|CreateDBInstance:0021|hour|1|0
            AmazonRDS|rds_cluster_instance: cluster_instance Database instance (on-demand, db.r4.large)|AmazonRDS|InstanceUsage:db.r4.large|CreateDBInstance:0016|hour|1|0
            AmazonRDS|db_instance: mysql Storage (general purpose SSD, gp2)|AmazonRDS|RDS:GP2-Storage||GB-month|1|0
            AmazonRDS|db_instance: multi-az Storage (general purpose SSD, gp2)|AmazonRDS|RDS:Multi-AZ-GP2-Storage||GB-month|1|0
            AmazonRDS|db_instance: gp3 Storage (general purpose SSD, gp3)|AmazonRDS|RDS:GP3-Storage||GB-month|1|0
            AmazonRDS|db_instance: multi-az Storage (general purpose SSD, gp3)|AmazonRDS|RDS:Multi-AZ-GP3-Storage||GB-month|1|0
            AmazonRDS|db_instance: mysql-iops Storage (provisioned IOPS SSD, io1)|AmazonRDS|RDS:PIOPS-Storage||GB-month|1|0
            AmazonRDS|db_instance: mysql-iops Provisioned IOPS|AmazonRDS|RDS:PIOPS||IOPS-month|1|0
            AmazonRDS|db_instance: mysql Additional backup storage|AmazonRDS|RDS:ChargedBackupUsage||GB-month|1|0
            AmazonRDS|rds_cluster_instance: default Storage|AmazonRDS|Aurora:StorageUsage||GB-month|1|0
            AmazonRDS|rds_cluster_instance: default I/O requests|AmazonRDS|Aurora:StorageIOUsage||request|1000000|0
            AmazonRDS|rds_cluster_instance: aurora_serverless_v2 Aurora serverless v2|AmazonRDS|Aurora:ServerlessV2Usage||ACU-hour|1|0
            AmazonMSK|msk_cluster: Instance (kafka.m5.24xlarge)|AmazonMSK|Kafka.m5.24xlarge||hour|1|0
            AmazonMSK|msk_cluster: Instance (kafka.t3.small)|AmazonMSK|Kafka.t3.small||hour|1|0
            AmazonMSK|kafka.m5.large broker|AmazonMSK|Kafka.m5.large||hour|1|0
            AmazonMSK|kafka.m7g.large broker|AmazonMSK|Kafka.m7g.large||hour|1|0
            AmazonMSK|msk_cluster: Storage|AmazonMSK|Kafka.Storage.GP2||GB-month|1|0
            AmazonPrometheus|AMP samples ingested first 2B|AmazonPrometheus|AMP:MetricSampleCount||sample|10000000|0
            AmazonPrometheus|AMP storage|AmazonPrometheus|AMP:MetricStorageByteHrs||GB-month|1|0
            AmazonPrometheus|AMP query samples processed|AmazonPrometheus|AMP:QuerySamplesProcessed||sample|1000000000|0
            AmazonGrafana|grafana_workspace: Editor/administrator licenses|AmazonGrafana|EditorUser||user-month|1|0
            AmazonGrafana|grafana_workspace: Viewer licenses|AmazonGrafana|ViewerUser||user-month|1|0
            ElasticMapReduce|EMR Serverless x86 vCPU|ElasticMapReduce|EMR-SERVERLESS-CPUHours||vCPU-hour|1|0
            ElasticMapReduce|EMR Serverless x86 memory|ElasticMapReduce|EMR-SERVERLESS-GBHours||GB-hour|1|0
            ElasticMapReduce|EMR Serverless ephemeral storage above 20 GB/worker|ElasticMapReduce|EMR-SERVERLESS-StorageGBHours||GB-hour|1|0
            ElasticMapReduce|EMR Serverless arm64 vCPU (20% below x86 per AWS blog 2023-02)|ElasticMapReduce|EMR-SERVERLESS-ARMCPUHours||vCPU-hour|1|0
            ElasticMapReduce|EMR Serverless arm64 memory (20% below x86)|ElasticMapReduce|EMR-SERVERLESS-ARMGBHours||GB-hour|1|0
            ElasticMapReduce|EMR on EKS (EC2) vCPU uplift|ElasticMapReduce|EMR-EKS-EC2-vCPUHours||vCPU-hour|1|0
            ElasticMapReduce|EMR on EKS (EC2) memory uplift|ElasticMapReduce|EMR-EKS-EC2-GBHours||GB-hour|1|0
            ComputeSavingsPlans|Compute SP 1y no-upfront discount m5/r5/m6i/r6i|ComputeSavingsPlans|ComputeSP:1yrNoUpfront-Discount||share|1|0
            ComputeSavingsPlans|Compute SP 3y no-upfront discount|ComputeSavingsPlans|ComputeSP:3yrNoUpfront-Discount||share|1|0
            AWSLambda|lambda_function: Requests|AWSLambda|Request||request|1000000|0
            AWSLambda|lambda_function: Duration (first 6B)|AWSLambda|Lambda-GB-Second||GB-second|1|0
            AWSLambda|lambda_function: Duration (next 9B)|AWSLambda|Lambda-GB-Second||GB-second|1|6000000000
            AWSLambda|lambda_function: Duration (over 15B)|AWSLambda|Lambda-GB-Second||GB-second|1|15000000000
            AmazonSNS|sns_topic: API requests (over 1M)|AmazonSNS|Requests-Tier1||request|1000000|0
            AmazonSNS|sns_topic: HTTP/HTTPS notifications (over 100k)|AmazonSNS|DeliveryAttempts-HTTP||message|100000|0
            AmazonSNS|sns_topic: Email/Email-JSON notifications (over 1k)|AmazonSNS|DeliveryAttempts-SMTP||message|100000|0
            AWSQueueService|sqs_queue: Requests|AWSQueueService|Requests-RBP||request|1000000|0
            AmazonDynamoDB|dynamodb_table: Data storage|AmazonDynamoDB|TimedStorage-ByteHrs||GB-month|1|0
            AmazonDynamoDB|dynamodb_table: Write request unit (WRU)|AmazonDynamoDB|WriteRequestUnits||unit|1|0
            AmazonDynamoDB|dynamodb_table: Read request unit (RRU)|AmazonDynamoDB|ReadRequestUnits||unit|1|0
            AmazonRoute53|route53_zone: Hosted zone|AmazonRoute53|HostedZone||zone-month|1|0
            AWSCertificateManager|acmpca_certificate_authority: Private certificate authority|AWSCertificateManager|PaidPrivateCA||authority-month|1|0
            AWSDirectoryService|directory_service_directory: Directory service (Microsoft AD, Standard)|AWSDirectoryService|MicrosoftAD-DC-Usage||controller-month|1|0
            AWSDirectoryService|directory_service_directory: Directory service (Microsoft AD, Enterprise)|AWSDirectoryService|MicrosoftADEnterprise-DC-Usage||controller-month|1|0
            AmazonEKS|eks_cluster: EKS cluster|AmazonEKS|AmazonEKS-Hours:perCluster||hour|1|0
            AmazonECS|ecs_service: Per vCPU per hour|AmazonECS|Fargate-vCPU-Hours:perCPU||vCPU-hour|1|0
            AmazonECS|ecs_service: Per GB per hour|AmazonECS|Fargate-GB-Hours||GB-hour|1|0
            AmazonEFS|efs_file_system: Storage (standard)|AmazonEFS|TimedStorage-ByteHrs||GB-month|1|0
            """;

    private ServiceItems() {}

    static List<Item> all() {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator('|').ofCsvRecord(TABLE)) {
            return reader.stream()
                    .map(row -> new Item(
                            row.getField(0),
                            row.getField(1),
                            new PriceKey(row.getField(2), row.getField(3), row.getField(4)),
                            row.getField(5),
                            new BigDecimal(row.getField(6)),
                            new BigDecimal(row.getField(7))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
