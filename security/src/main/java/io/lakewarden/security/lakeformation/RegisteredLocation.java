package io.lakewarden.security.lakeformation;

/**
 * A place in S3 whose files Lake Formation gives out.
 *
 * @param arn of a bucket and prefix
 * @param role that reads and writes there in Lake Formation's name; never the service-linked one, which EMR cannot use
 * @param hybrid whether IAM still decides for who has not opted in
 */
public record RegisteredLocation(String arn, String role, boolean hybrid) {}
