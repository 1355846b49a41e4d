package io.lakewarden.security.gap;

/** Something that enforces compiled grants. */
public enum Plane {
    /** Ranger's service type {@code hive}, which the authorizer evaluates. */
    RANGER_HIVE,
    /** EMR's own Ranger plugin for Spark, releases up to 7.3. */
    RANGER_EMR_SPARK,
    /** EMR's own Ranger plugin for files, releases up to 7.3. */
    RANGER_EMRFS,
    /** AWS Lake Formation with the Glue catalog. */
    LAKE_FORMATION,
    /** AWS IAM: roles, bucket policies and key policies. */
    IAM
}
