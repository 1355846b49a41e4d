package io.lakewarden.security.iam.policy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The name of something in AWS, or a pattern of such names. The partition is left to CloudFormation
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
 *
 * @param service say {@code s3}
 * @param region empty where the service has none
 * @param account twelve digits; empty where the service has none
 * @param resource what it is, in the service's own form
 */
public record Arn(String service, String region, String account, String resource) implements Comparable<Arn> {
    /** Everything, written {@code *}. */
    public static final Arn ANY = new Arn("*", "*", "*", "*");

    private static final String PARTITION = "${AWS::Partition}";
    private static final Set<String> PARTITIONS = Set.of(PARTITION, "*", "aws", "aws-cn", "aws-us-gov");
    private static final int PARTS = 6;

    /** A bucket. */
    public static Arn bucket(String bucket) {
        return new Arn("s3", "", "", bucket);
    }

    /** An object by its whole name. */
    public static Arn object(String bucketAndKey) {
        return new Arn("s3", "", "", bucketAndKey);
    }

    /** The objects below a prefix of a bucket, which may be empty. */
    public static Arn objects(String bucket, String prefix) {
        return new Arn("s3", "", "", bucket + "/" + (prefix.isEmpty() ? "" : prefix + "/") + "*");
    }

    /** A role without a path. */
    public static Arn role(String account, String name) {
        return new Arn("iam", "", account, "role/" + name);
    }

    /** An account, which stands for every identity in it that IAM allows. */
    public static Arn root(String account) {
        return new Arn("iam", "", account, "root");
    }

    /** Reads {@code *} or {@code arn:partition:service:region:account:resource}; of any partition. */
    public static Arn of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Invalid ARN: got " + text + ", expected * or arn:partition:service:region:account:resource"));
    }

    /** The same, or empty where the text is no ARN. */
    public static Optional<Arn> find(String text) {
        if (text.equals("*")) {
            return Optional.of(ANY);
        }

        // The placeholder holds colons of its own.
        String[] parts = text.replace(PARTITION, "*").split(":", PARTS);
        boolean open = parts.length < PARTS && text.endsWith("*");
        if (!parts[0].equals("arn") || parts.length < 3 || !PARTITIONS.contains(parts[1])) {
            return Optional.empty();
        }

        // What ends in a wildcard goes on beyond the colons.
        String[] whole = open
                ? Stream.concat(Stream.of(parts), Stream.generate(() -> "*"))
                        .limit(PARTS)
                        .toArray(String[]::new)
                : parts;
        return whole.length < PARTS ? Optional.empty() : Optional.of(new Arn(whole[2], whole[3], whole[4], whole[5]));
    }

    /** The objects of a bucket's ARN under a key. */
    public Arn below(String key) {
        return new Arn(service, region, account, resource + "/" + key);
    }

    /** Whether it stands for more than one name. */
    public boolean isPattern() {
        return Stream.of(service, region, account, resource).anyMatch(Glob::isPattern);
    }

    /**
     * Whether that name is among those that this stands for: wildcards act within the parts between colons, and in the
     * last part over colons and slashes alike
     * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
     */
    public boolean matches(Arn name) {
        return Glob.matches(service, name.service)
                && Glob.matches(region, name.region)
                && Glob.matches(account, name.account)
                && Glob.matches(resource, name.resource);
    }

    @Override
    public int compareTo(Arn other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return equals(ANY) ? "*" : String.join(":", "arn", PARTITION, service, region, account, resource);
    }
}
