package io.lakewarden.infra.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PricedRunTest {
    private static final Site SITE = site();

    @Test
    void nineJobsAreTenMetricsAndNoMoreFitIntoAnAlarm() {
        assertThat(expressions(run(9, 4))).hasSize(3).contains("0.50 + MAX([by_time, by_machines])");
        assertThat(metrics(run(9, 4))).isEqualTo(10);
    }

    @Test
    void aPipelineOfMoreJobsIsPricedByItsTimeAlone() {
        assertThat(expressions(run(10, 4))).containsExactly("0.50 + by_time", "FILL(execution, 0) / 3600000 * 24");
        assertThat(metrics(run(10, 4))).isOne();
    }

    @Test
    void aMachineCostsItsShareOfTheClusterThePrimaryNodeAmongIt() {
        assertThat(expressions(run(1, 7))).contains("(FILL(job0, 0)) / 3600 * 3.4286");
    }

    @Test
    void aClusterWithoutWorkersHasNoPrice() {
        assertThatThrownBy(() -> run(1, 0)).hasMessage("Cannot price a run of shop: its cluster has no workers");
    }

    private static PricedRun run(int jobs, int workers) {
        return new PricedRun(
                "shop",
                "arn:aws:states:eu-west-1:222222222222:stateMachine:estate-prod-shop",
                IntStream.range(0, jobs).mapToObj(job -> "job-" + job).toList(),
                new BigDecimal("24"),
                workers,
                new BigDecimal("0.50"),
                new BigDecimal("40.50"),
                Duration.ofHours(3));
    }

    private static Site site() {
        Platform platform = Checker.check(DefinitionReader.read(Path.of("src", "test", "resources", "comprehensive")))
                .platform()
                .orElseThrow()
                .platform();
        return Site.of(platform, platform.environment("prod").orElseThrow());
    }

    private static List<String> expressions(PricedRun run) {
        return run.queries(SITE).stream()
                .flatMap(query ->
                        query.match(metric -> Stream.<String>empty(), computed -> Stream.of(computed.expression())))
                .toList();
    }

    private static long metrics(PricedRun run) {
        return run.queries(SITE).stream()
                .filter(query -> query instanceof Query.Metric)
                .count();
    }
}
