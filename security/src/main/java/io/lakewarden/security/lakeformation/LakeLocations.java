package io.lakewarden.security.lakeformation;

import io.lakewarden.model.BucketName;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;

/** Where the lake's files are in an environment: a bucket per zone, and in it a folder of the zone's name, as everywhere. */
record LakeLocations(Platform platform, Environment environment) {
    /** The ARN of a zone's folder; the partition is left to CloudFormation. */
    String of(String zone) {
        return "arn:${AWS::Partition}:s3:::"
                + BucketName.of(platform, environment, zone).orElseThrow() + "/" + zone;
    }
}
