package io.lakewarden.model;

import java.time.Duration;
import java.util.List;

/**
 * One Spark job of a pipeline.
 *
 * @param name unique within the pipeline
 * @param description a few words, the state's name in the console
 * @param job name of a bundled job
 * @param after the steps that come before, sorted
 * @param reads the datasets it reads, sorted
 * @param writes the datasets it writes, sorted
 * @param timeout after which it has failed, 1 minute to 24 hours
 * @param retry how often it is tried again
 */
public record Step(
        String name,
        String description,
        String job,
        List<String> after,
        List<DatasetId> reads,
        List<DatasetId> writes,
        Duration timeout,
        Retry retry) {
    public Step {
        after = after.stream().sorted().toList();
        reads = reads.stream().sorted().toList();
        writes = writes.stream().sorted().toList();
    }
}
