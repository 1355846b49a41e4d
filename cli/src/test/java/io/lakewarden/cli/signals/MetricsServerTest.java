package io.lakewarden.cli.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.infra.signals.Metric;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    @Test
    void answersAScrapeWithWhatIsTrueThen() throws Exception {
        HttpResponse<String> answer = scraped(() -> {
            Exposition exposition = new Exposition();
            exposition.add(Metric.SLA_SECONDS, "local", 60, "billing");
            return exposition;
        });

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).endsWith("lakewarden_sla_seconds{environment=\"local\",pipeline=\"billing\"} 60.0\n");
    }

    @Test
    void saysWhyThereIsNothingToScrape() throws Exception {
        HttpResponse<String> answer = scraped(() -> {
            throw new IllegalStateException("Cannot read platform/budgets/prod.json");
        });

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Cannot read platform/budgets/prod.json\n");
    }

    private static HttpResponse<String> scraped(Supplier<Exposition> metrics) throws Exception {
        try (MetricsServer server = MetricsServer.start(0, metrics)) {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.url())).build(),
                            HttpResponse.BodyHandlers.ofString());
        }
    }
}
