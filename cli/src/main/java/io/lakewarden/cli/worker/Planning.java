package io.lakewarden.cli.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Tells how long queries take from their text to their physical plan, in a session that has planned them before. */
final class Planning {
    private static final int WARM_UP = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Planning() {}

    static ObjectNode measure(SparkSession spark, Request request) throws ParseException {
        List<Double> milliseconds = new ArrayList<>();
        for (int round = -WARM_UP; round < request.limit(); round++) {
            for (String sql : request.args()) {
                long start = System.nanoTime();
                Dataset.ofRows(spark, spark.sessionState().sqlParser().parsePlan(sql))
                        .queryExecution()
                        .executedPlan();
                if (round >= 0) {
                    milliseconds.add((System.nanoTime() - start) / 1e6);
                }
            }
        }

        milliseconds.sort(Double::compare);
        return JSON.createObjectNode().put("medianMilliseconds", milliseconds.get((milliseconds.size() - 1) / 2));
    }
}
