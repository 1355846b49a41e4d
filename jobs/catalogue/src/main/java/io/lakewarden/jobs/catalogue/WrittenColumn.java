package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.ColumnType;

/**
 * A column that a job writes.
 *
 * @param name as in the table
 * @param type the only one that the job's values fit
 */
public record WrittenColumn(String name, ColumnType type) {}
