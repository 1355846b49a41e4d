package io.lakewarden.jobs.lake;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A day of a gold table, computed and not yet published.
 *
 * @param table where it goes
 * @param run which run computed it
 * @param rows its rows, with all columns of the table
 */
record Publication(LakeTable table, RunId run, Dataset<Row> rows) {}
