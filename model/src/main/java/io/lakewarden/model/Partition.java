package io.lakewarden.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of AWS that shares no account with the others, and what its names are made of
 * (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html).
 */
public enum Partition {
    AWS("aws", Partition.EVERYWHERE),
    CHINA("aws-cn", "amazonaws.com.cn"),
    GOV("aws-us-gov", Partition.EVERYWHERE);

    private static final String EVERYWHERE = "amazonaws.com";

    /** Services that are called by the partition's domain; all others are by the same name everywhere. */
    private static final Set<String> BY_DOMAIN = Set.of("elasticmapreduce", "logs");

    private final String word;
    private final String domain;

    Partition(String word, String domain) {
        this.word = word;
        this.domain = domain;
    }

    /** That of a region. */
    public static Partition of(String region) {
        if (region.startsWith("cn-")) {
            return CHINA;
        }

        return region.startsWith("us-gov-") ? GOV : AWS;
    }

    /**
     * Whether AWS's budgets and its watch for anomalies are there: other partitions are billed by accounts of others, or know
     * neither.
     */
    public boolean watchesCosts() {
        return this == AWS;
    }

    /** As ARNs have it. */
    public String word() {
        return word;
    }

    /** What {@code AWS::URLSuffix} stands for. */
    public String domain() {
        return domain;
    }

    /**
     * What a service is called as a principal, say {@code ec2.amazonaws.com}. Of those used here EMR's differs
     * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/using-service-linked-roles-cleanup.html), and that of
     * CloudWatch Logs.
     */
    public String principal(String service) {
        return service + "." + (BY_DOMAIN.contains(service) ? domain : EVERYWHERE);
    }

    /** The same of a service that has one in each region, say {@code logs.eu-west-1.amazonaws.com}. */
    public String principal(String service, String region) {
        return service + "." + region + "." + (BY_DOMAIN.contains(service) ? domain : EVERYWHERE);
    }

    /**
     * The names that a service may be handed a role under. EMR's own policies leave the end open, and no page says which
     * it is in China ({@code AmazonEMRServicePolicy_v2}); both are the service's.
     */
    public List<String> passedTo(String service) {
        return Stream.of(EVERYWHERE, domain)
                .map(end -> service + "." + end)
                .distinct()
                .toList();
    }

    /**
     * Through which service a key is used: the same end in every partition
     * (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service).
     */
    public static String viaService(String service, String region) {
        return service + "." + region + "." + EVERYWHERE;
    }
}
