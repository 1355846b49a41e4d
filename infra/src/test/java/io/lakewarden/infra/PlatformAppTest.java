package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a synthesis promises, whatever is in it. */
class PlatformAppTest {
    @TempDir
    private Path folder;

    @Test
    void theSameDefinitionGivesTheSameBytesWhereverItIsWritten() throws IOException {
        PlatformApp.synthesize(Sample.blueprint("comprehensive", "prod"), folder.resolve("one"));
        PlatformApp.synthesize(Sample.blueprint("comprehensive", "prod"), folder.resolve("another/deeper"));

        assertThat(contents(folder.resolve("one"))).isNotEmpty().isEqualTo(contents(folder.resolve("another/deeper")));
    }

    @Test
    void nothingRunsBeforeWhatItReadsIsGranted() throws IOException {
        JsonNode stacks = new ObjectMapper()
                .readTree(Path.of("target", "assemblies", Sample.COMPREHENSIVE.name(), "manifest.json")
                        .toFile())
                .path("artifacts");
        List<String> grants = Sample.COMPREHENSIVE.stacks().keySet().stream()
                .filter(name -> name.startsWith("governance-grants"))
                .map(name -> "estate-prod-" + name)
                .toList();

        assertThat(grants).isNotEmpty();
        for (String running : List.of("compute", "pipelines")) {
            assertThat(stacks.path("estate-prod-" + running).path("dependencies"))
                    .extracting(JsonNode::asText)
                    .as(running)
                    .containsAll(grants);
        }
        assertThat(stacks.path("estate-prod-catalog").path("dependencies"))
                .extracting(JsonNode::asText)
                .doesNotContainAnyElementsOf(grants);
    }

    @Test
    void nothingIsLookedUp() throws IOException {
        assertThat(Files.readString(Path.of("target", "assemblies", Sample.COMPREHENSIVE.name(), "manifest.json")))
                .doesNotContain("\"missing\"");
    }

    @Test
    void noTemplateNamesAPartitionButInWhomTheDefinitionNamesByAnArn() {
        Stream.of(Sample.COMPREHENSIVE, Sample.GOV, Sample.CHINA)
                .flatMap(sample -> sample.stacks().values().stream())
                .map(template -> template.toString().replaceAll("\"Endpoint\":\"arn:aws:(sqs|lambda):[^\"]*\"", ""))
                .forEach(template -> assertThat(template).doesNotContain("arn:aws"));
    }

    @Test
    void aNetworkThatIsThereHasNoStackWhereNoClusterNeedsGroups() throws IOException {
        String existing = "network: {vpcId: vpc-0123456789abcdef0, cidr: 10.1.0.0/16, "
                + "subnetIds: {eu-west-1a: subnet-0123456789abcdef0}}\n";

        assertThat(stacksOf("network: {cidr: 10.1.0.0/16}\n")).contains("small-dev-network");
        assertThat(stacksOf(existing)).contains("small-dev-lake").doesNotContain("small-dev-network");
    }

    /** Of the minimal platform, which has no clusters, in that network. */
    private List<String> stacksOf(String network) throws IOException {
        Path copy = Files.createTempDirectory(folder, "definition");
        Blueprint blueprint = Sample.blueprint(
                DefinitionCopy.of(Path.of("src/test/resources/minimal/platform"), copy)
                        .edited("environments/dev.yaml", text -> text + network)
                        .reading(),
                "dev");
        return PlatformApp.synthesize(blueprint, copy.resolve("out")).stacks().stream()
                .map(Assembly.Stack::name)
                .toList();
    }

    @Test
    void thisMachineIsNotDeployed() {
        assertThatThrownBy(() -> PlatformApp.of(Sample.blueprint("minimal", "local"), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot deploy local: it is this machine, and no account");
    }

    private static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }

        return contents;
    }
}
