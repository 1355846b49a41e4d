package io.lakewarden.security.lakeformation;

/**
 * Where the lake's files are: a prefix per zone in the environment's bucket, whose name only the deployment knows.
 *
 * @param bucket a name, or a placeholder as in {@code ${LakeBucket}}
 */
record LakeLocations(String bucket) {
    static final LakeLocations DEPLOYED = new LakeLocations("${LakeBucket}");

    /** The ARN of a zone's prefix; the partition is left to CloudFormation. */
    String of(String zone) {
        return "arn:${AWS::Partition}:s3:::" + bucket + "/" + zone;
    }
}
