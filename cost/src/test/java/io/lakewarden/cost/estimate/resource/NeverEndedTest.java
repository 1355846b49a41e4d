package io.lakewarden.cost.estimate.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.estimate.draw.Draws;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster costs that nothing ends is the ceiling: the most that scaling lets it have. */
class NeverEndedTest {
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    @TempDir
    private Path folder;

    @Test
    void aClusterThatIsScaledIsAtItsMostWithinTheLimitsOfCoreNodesAndOfWhatIsOnDemand() throws IOException {
        assertThat(instances("MinimumCapacityUnits: 2, MaximumCapacityUnits: 10"))
                .containsExactly("primary m5.xlarge, on demand: 1", "core m5.xlarge, on demand: 10");
        assertThat(instances("MinimumCapacityUnits: 2, MaximumCapacityUnits: 10, MaximumCoreCapacityUnits: 4"))
                .containsExactly(
                        "primary m5.xlarge, on demand: 1",
                        "core m5.xlarge, on demand: 4",
                        "task m5.xlarge, on demand: 6");
        assertThat(instances("MinimumCapacityUnits: 2, MaximumCapacityUnits: 10, MaximumCoreCapacityUnits: 4,"
                        + " MaximumOnDemandCapacityUnits: 5"))
                .containsExactly(
                        "primary m5.xlarge, on demand: 1",
                        "core m5.xlarge, on demand: 4",
                        "task m5.xlarge, on demand: 1",
                        "task m5.xlarge, spot: 4.75",
                        "task m5.xlarge, on demand: 0.25");
    }

    private List<String> instances(String limits) throws IOException {
        Inventory inventory = Inventory.read(
                Files.writeString(
                        folder.resolve("it.yaml"),
                        """
                        Resources:
                          It:
                            Type: AWS::EMR::Cluster
                            Properties:
                              ReleaseLabel: emr-7.14.0
                              ManagedScalingPolicy: {ComputeLimits: {%s}}
                              Instances:
                                MasterInstanceGroup: {InstanceCount: 1, InstanceType: m5.xlarge}
                                CoreInstanceGroup: {InstanceCount: 2, InstanceType: m5.xlarge}
                        """
                                .formatted(limits)),
                Map.of());
        Context context = new Context(
                PriceBook.bundled(),
                "us-east-1",
                inventory,
                List.of(),
                Runs.of(inventory, FIRST, 1),
                new Calendar(FIRST, 0),
                new Draws(List.of(), 0, 1));
        return Compute.neverEnded(context, inventory.clusters().get(0)).stream()
                .filter(draft -> draft.extent().isPresent())
                .filter(draft ->
                        draft.what().endsWith("on demand") || draft.what().endsWith("spot"))
                .map(draft -> draft.what() + ": "
                        + draft.quantity()
                                .orElseThrow()
                                .dividedBy(Context.HOURS_PER_MONTH)
                                .usual()
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }
}
