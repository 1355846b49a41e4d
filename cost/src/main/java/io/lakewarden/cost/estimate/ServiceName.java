package io.lakewarden.cost.estimate;

import io.lakewarden.cost.price.PriceKey;

/** What readers call AWS's services. */
final class ServiceName {
    private ServiceName() {}

    static String of(PriceKey key) {
        return switch (key.serviceCode()) {
            case "AmazonEC2" -> ofEc2(key.usageType());
            case "AmazonVPC" -> "VPC";
            case "ElasticMapReduce" -> "EMR";
            case "awskms" -> "KMS";
            case "AWSELB" -> "Load balancing";
            case "AmazonStates" -> "Step Functions";
            case "AWSQueueService" -> "SQS";
            case "AWSCertificateManager" -> "Private CA";
            case "AWSDirectoryService" -> "Directory Service";
            case "AWSSecretsManager" -> "Secrets Manager";
            case "AWSLakeFormation" -> "Lake Formation";
            case "AWSDataTransfer" -> "Data transfer";
            default -> key.serviceCode().replaceFirst("^(Amazon|AWS)", "");
        };
    }

    private static String ofEc2(String usageType) {
        if (usageType.startsWith("EBS:")) {
            return "EBS";
        }

        return usageType.startsWith("NatGateway") ? "NAT gateway" : "EC2";
    }
}
