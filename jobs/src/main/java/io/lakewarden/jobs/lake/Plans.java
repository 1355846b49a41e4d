package io.lakewarden.jobs.lake;

import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.ExplainMode;

/** Physical plans as text that is the same for the same query: without expression ids, plan ids and paths. */
public final class Plans {
    private static final Pattern IDS = Pattern.compile("#\\d+L?|(?:, )?\\[?plan_id=\\d+]?|@[0-9a-f]{4,}");
    private static final Pattern PATHS = Pattern.compile("\\b(?:file|s3a?|hdfs):/[^\\s,\\])]*");

    private Plans() {}

    /** The plan that Spark makes before the run; adaptive execution may change it on the way. */
    public static String formatted(Dataset<Row> query) {
        return normalised(query.queryExecution().explainString(ExplainMode.fromString("formatted")));
    }

    static String normalised(String plan) {
        return PATHS.matcher(IDS.matcher(plan).replaceAll(""))
                        .replaceAll("<path>")
                        .strip() + "\n";
    }
}
