package io.lakewarden.security.lakeformation.evaluator;

/**
 * How data is asked for.
 *
 * @param fullTable whether under full-table access, where the job itself reads files, and not through a filtering engine
 * @param sessionTag what the engine's session says of itself; of no matter under full-table access
 */
public record Job(boolean fullTable, String sessionTag) {
    /** A job under full-table access: a pipeline's. */
    public static final Job FULL_TABLE = new Job(true, "");

    /** Spark on EMR with fine-grained access. */
    public static final Job FILTERING = new Job(false, "Amazon EMR");
}
