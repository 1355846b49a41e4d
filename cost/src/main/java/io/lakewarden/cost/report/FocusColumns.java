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
}
