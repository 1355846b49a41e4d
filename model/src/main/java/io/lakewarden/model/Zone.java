package io.lakewarden.model;

/**
 * A governed layer of the lake, one bucket and one catalog database on AWS.
 *
 * @param name lower case
 * @param description what belongs there
 * @param retentionDays how long data is kept when its dataset does not say, 1 to 36500 days
 */
public record Zone(String name, String description, int retentionDays) {}
