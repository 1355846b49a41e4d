package io.lakewarden.jobs.catalogue.tuning;

/**
 * One Spark setting.
 *
 * @param name Spark's own name, say {@code spark.sql.shuffle.partitions}
 * @param value as Spark reads it
 * @param reason why this value, a sentence without a full stop
 */
public record Setting(String name, String value, String reason) {}
