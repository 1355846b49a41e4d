package io.lakewarden.account.metrics;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import java.util.List;
import java.util.SortedMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Counts of the same thing in CloudWatch.
 *
 * @param namespace none of AWS's own
 * @param dimension that names the thing
 * @param thing which one
 */
public record OwnMetrics(String namespace, String dimension, String thing) {
    /**
     * Puts counts by the name of their metric, all in one call, as of now: the service writes the time down itself.
     *
     * @throws AccountTrouble if the service does not take them
     */
    public void put(AwsSession session, SortedMap<String, Integer> counts) {
        Dimension about = Dimension.builder().name(dimension).value(thing).build();
        List<MetricDatum> data = counts.entrySet().stream()
                .map(count -> MetricDatum.builder()
                        .metricName(count.getKey())
                        .dimensions(about)
                        .unit(StandardUnit.COUNT)
                        .value(count.getValue().doubleValue())
                        .build())
                .toList();
        CloudWatchClient metrics = session.client(CloudWatchClient.builder());
        session.call(
                "put the metrics of " + thing,
                () -> metrics.putMetricData(
                        request -> request.namespace(namespace).metricData(data)));
    }
}
