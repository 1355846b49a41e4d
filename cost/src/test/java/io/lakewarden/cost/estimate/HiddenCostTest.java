package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What costs by a property that is easily overlooked is never free. */
class HiddenCostTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void nodesOfAClusterThatIsNotThereAreNotFree() {
        Coverage coverage =
                with("AWS::EMR::InstanceGroupConfig", "{'InstanceType': 'r5.24xlarge', 'JobFlowId': 'j-1'}");

        assertThat(verdict(coverage)).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(coverage.hidesMuch()).isTrue();
    }

    @Test
    void whatHasNoSizeNeedsOne() {
        assertThat(verdict(with("AWS::EC2::Volume", "{'SnapshotId': 'snap-1'}")))
                .isEqualTo(Verdict.NEEDS_USAGE);
        assertThat(verdict(with("AWS::EC2::Volume", "{'Size': 10}"))).isEqualTo(Verdict.PRICED);
        assertThat(verdict(with("AWS::EC2::Instance", "{'InstanceType': 'm5.xlarge'}")))
                .isEqualTo(Verdict.NEEDS_USAGE);
        assertThat(
                        verdict(
                                with(
                                        "AWS::EC2::Instance",
                                        "{'InstanceType': 'm5.xlarge', 'BlockDeviceMappings': [{'Ebs': {'VolumeSize': {'Ref': 'AWS::StackId'}}}]}")))
                .isEqualTo(Verdict.NEEDS_USAGE);
        assertThat(verdict(with(
                        "AWS::EC2::Instance",
                        "{'InstanceType': 'm5.xlarge', 'BlockDeviceMappings': [{'Ebs': {'VolumeSize': 8}}]}")))
                .isEqualTo(Verdict.PRICED);
        assertThat(verdict(with("AWS::RDS::DBInstance", "{'DBInstanceClass': 'db.serverless'}")))
                .isEqualTo(Verdict.NEEDS_USAGE);
    }

    @Test
    void throughputThatWasAskedForIsNotLeftOut() {
        String usual = "{'VolumeType': 'gp3', 'Size': 10, 'Throughput': 125}";
        assertThat(verdict(with("AWS::EC2::Volume", usual))).isEqualTo(Verdict.PRICED);

        EnvironmentEstimate more = estimate("AWS::EC2::Volume", usual.replace("125", "1000"));
        assertThat(more.lines())
                .filteredOn(line -> line.key().equals(PriceKeys.volumeThroughput("gp3")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.quantity()).isEqualByComparingTo("875");
                    assertThat(line.cost().usual()).isEqualTo(Usd.of("35"));
                });
    }

    @Test
    void aTrailCostsByWhatItRecords() {
        assertThat(verdict(with("AWS::CloudTrail::Trail", "{}"))).isEqualTo(Verdict.FREE);
        assertThat(verdict(with(
                        "AWS::CloudTrail::Trail", "{'InsightSelectors': [{'InsightType': 'ApiCallRateInsight'}]}")))
                .isEqualTo(Verdict.NEEDS_USAGE);
    }

    private static Verdict verdict(Coverage coverage) {
        return coverage.resources().stream()
                .filter(resource -> resource.id().endsWith("/Added"))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private Coverage with(String type, String properties) {
        return estimate(type, properties).coverage();
    }

    private EnvironmentEstimate estimate(String type, String properties) {
        return Ours.usual(
                folder,
                resources -> {
                    try {
                        resources
                                .putObject("Added")
                                .put("Type", type)
                                .set("Properties", JSON.readTree(properties.replace('\'', '"')));
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                Ours.gibibytes(512));
    }
}
