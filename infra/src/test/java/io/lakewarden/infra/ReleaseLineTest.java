package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.network.NetworkProps;
import io.lakewarden.infra.network.NetworkStack;
import io.lakewarden.model.Environment;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** EMR reaches clusters of either line on that line's ports; the checker lets none of the newer one through as yet. */
class ReleaseLineTest {
    @TempDir
    private Path folder;

    @Test
    void upToSevenItIsThePairOfItsOwn() throws IOException {
        JsonNode network = network("emr-7.14.0");

        assertThat(ports(network)).containsExactly(8443, 9443);
        assertThat(network.has("EmrServiceEndpoint")).isFalse();
    }

    @Test
    void fromSparkEightItIsHttpsToAnEndpoint() throws IOException {
        JsonNode network = network("emr-spark-8.1.0");

        assertThat(ports(network)).containsExactly(443);
        assertThat(network.at("/OneServiceFromNetwork/Properties/CidrIp").asText())
                .isEqualTo("10.0.0.0/16");
        assertThat(network.at("/EmrServiceEndpoint/Properties/ServiceName").asText())
                .isEqualTo("aws.api.eu-west-1.emr-service-cell01");
    }

    private JsonNode network(String release) throws IOException {
        Blueprint blueprint = Sample.blueprint("minimal", "dev");
        Environment plain = blueprint.environment();
        Cluster cluster = Cluster.ofPipeline("one", release, Nodes.of("m6g.xlarge", 1), Nodes.of("m6g.xlarge", 2));
        Environment environment = new Environment(
                plain.name(),
                plain.description(),
                plain.home(),
                plain.operator(),
                plain.publishing(),
                plain.placements(),
                plain.settings(),
                plain.network(),
                plain.dataRetention(),
                plain.metrics(),
                plain.subscribers(),
                List.of(cluster));
        App app = App.Builder.create().outdir(folder.toString()).build();
        Site site = Site.of(blueprint.checked().platform(), environment);
        new NetworkStack(app, new NetworkProps(site, "the-key"));
        app.synth();
        return new ObjectMapper()
                .readTree(folder.resolve("small-dev-network.template.json").toFile())
                .path("Resources");
    }

    private static SortedSet<Integer> ports(JsonNode resources) {
        SortedSet<Integer> ports = new TreeSet<>();
        resources.forEach(resource -> {
            JsonNode port = resource.at("/Properties/FromPort");
            if (resource.path("Type").asText().startsWith("AWS::EC2::SecurityGroup") && port.isInt()) {
                ports.add(port.asInt());
            }
        });
        return ports;
    }
}
