package io.lakewarden.security.endpoint;

import io.lakewarden.security.authorizer.Canary;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.hadoop.security.HadoopKerberosName;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * The class that spark-submit runs, without arguments: it is told all by {@code spark.lakewarden.endpoint.*}. It serves
 * only after a query that must be denied was denied, and ends with 1 if anything of that fails.
 */
public final class EndpointMain {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointMain.class);
    /** Before Spark's own hook, which stops the context: what runs may end first. */
    private static final int BEFORE_SPARK_STOPS = 60;

    private EndpointMain() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            serve(EndpointSettings.of(configuration(new SparkConf())), ended);
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            LOG.error("{}", e.getMessage());
            System.exit(1);
        }

        ended.await();
    }

    private static void serve(EndpointSettings settings, CountDownLatch ended) throws IOException {
        SparkSession spark = SparkSession.builder()
                .appName("lakewarden-endpoint")
                // It would show everybody's texts to everybody.
                .config("spark.ui.enabled", false)
                .getOrCreate();
        spark.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onApplicationEnd(SparkListenerApplicationEnd end) {
                ended.countDown();
            }
        });
        // Spark's configuration may add rules for users of a trusted realm to those of the node.
        HadoopKerberosName.setConfiguration(spark.sparkContext().hadoopConfiguration());
        Canary.check(spark);
        Endpoint endpoint = Endpoint.start(spark, settings);
        ShutdownHookManager.get().addShutdownHook(endpoint::close, BEFORE_SPARK_STOPS);
        LOG.info("Serving SQL at {}", endpoint.address());
    }

    private static Map<String, String> configuration(SparkConf conf) {
        return Arrays.stream(conf.getAll()).collect(Collectors.toMap(Tuple2::_1, Tuple2::_2));
    }
}
