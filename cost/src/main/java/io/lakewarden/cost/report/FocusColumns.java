package io.lakewarden.cost.report;

import java.util.List;
import java.util.stream.Stream;

/** The columns of FOCUS 1.2 in its order, then those that only an estimate has. */
final class FocusColumns {
    private static final List<String> FOCUS = List.of(
            "AvailabilityZone",
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingAccountType",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "CapacityReservationId",
            "CapacityReservationStatus",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "CommitmentDiscountCategory",
            "CommitmentDiscountId",
            "CommitmentDiscountName",
            "CommitmentDiscountQuantity",
            "CommitmentDiscountStatus",
            "CommitmentDiscountType",
            "CommitmentDiscountUnit",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost",
            "ContractedUnitPrice",
            "EffectiveCost",
            "InvoiceId",
            "InvoiceIssuerName",
            "ListCost",
            "ListUnitPrice",
            "PricingCategory",
            "PricingCurrency",
            "PricingCurrencyContractedUnitPrice",
            "PricingCurrencyEffectiveCost",
            "PricingCurrencyListUnitPrice",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "RegionId",
            "RegionName",
            "ResourceId",
            "ResourceName",
            "ResourceType",
            "ServiceCategory",
            "ServiceName",
            "ServiceSubcategory",
            "SkuId",
            "SkuMeter",
            "SkuPriceDetails",
            "SkuPriceId",
            "SubAccountId",
            "SubAccountName",
            "SubAccountType",
            "Tags");

    private static final List<String> OWN = List.of(
            "x_Confidence",
            "x_Driver",
            "x_Environment",
            "x_EstimateP10",
            "x_EstimateP50",
            "x_EstimateP90",
            "x_Operation",
            "x_Pipeline",
            "x_PriceLock",
            "x_PriceSource",
            "x_ServiceCode",
            "x_UsageType",
            "x_Zone");

    static final List<String> ALL = Stream.concat(FOCUS.stream(), OWN.stream()).toList();

    private FocusColumns() {}

    /** Which of FOCUS's categories a service, named for a reader, belongs to. */
    static String category(String service) {
        return switch (service) {
            case "EC2", "Lambda", "ECS", "EKS" -> "Compute";
            case "EMR", "Glue", "Athena", "MSK", "Lake Formation" -> "Analytics";
            case "S3", "EBS", "EFS" -> "Storage";
            case "RDS", "DynamoDB" -> "Databases";
            case "VPC", "NAT gateway", "Load balancing", "Data transfer", "Route53" -> "Networking";
            case "KMS", "Secrets Manager", "Private CA" -> "Security";
            case "Directory Service" -> "Identity";
            case "Step Functions", "SQS", "SNS", "States", "Events" -> "Integration";
            case "CloudWatch", "CloudTrail", "Prometheus", "Grafana", "Config" -> "Management and Governance";
            default -> "Other";
        };
    }
}
