package io.lakewarden.model.cluster;

/**
 * How a cluster's data is encrypted where it lies; local disks always are, by LUKS and a key of KMS.
 *
 * @param s3 what EMR writes to S3
 * @param ebs whether EBS encrypts the volumes too, the root volume with them
 */
public record AtRest(S3Encryption s3, boolean ebs) {
    /** How objects are encrypted. */
    public enum S3Encryption {
        /** By the environment's key. */
        SSE_KMS,
        /** By S3's own. */
        SSE_S3
    }

    /** Everything by the environment's keys. */
    public static AtRest usual() {
        return new AtRest(S3Encryption.SSE_KMS, true);
    }
}
