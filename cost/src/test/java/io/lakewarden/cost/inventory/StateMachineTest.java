package io.lakewarden.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateMachineTest {
    @TempDir
    private Path folder;

    @Test
    void whatAMapHasCountsOnceForEachItemThatTheDefinitionLists() throws IOException {
        Inventory inventory = inventory("\"Items\": [\"eu\", \"us\", \"ap\"],");
        StateMachine machine = inventory.machines().get(0);

        // The Map itself, and three times two states.
        assertThat(machine.transitions()).isEqualTo(7);
        assertThat(machine.iterated()).isEmpty();
        assertThat(machine.clusters()).hasSize(3).allSatisfy(cluster -> assertThat(cluster.unknown())
                .isEmpty());
        assertThat(verdict(inventory))
                .contains("cluster: how long a run takes: no workload says; each hour of it costs about ");
    }

    @Test
    void howManyItemsAMapHasWhereOnlyARunKnowsItNeedsUsage() throws IOException {
        Inventory inventory = inventory("\"ItemsPath\": \"$.regions\",");
        StateMachine machine = inventory.machines().get(0);

        assertThat(machine.iterated()).contains("Each region");
        assertThat(machine.clusters()).singleElement().satisfies(cluster -> assertThat(cluster.unknown())
                .isEqualTo(Optional.of("how many items the Map 'Each region' has, each with a cluster")));
        assertThat(verdict(inventory))
                .isEqualTo(
                        "cluster: how many items the Map 'Each region' has, each with a cluster; state transitions: how"
                                + " many items the Map 'Each region' has (0.000025 USD a transition)");
    }

    private static String verdict(Inventory inventory) {
        EnvironmentEstimate estimate = new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1)
                .of("it", "us-east-1", inventory, List.of());
        return estimate.coverage().of(Verdict.NEEDS_USAGE).get(0).reason();
    }

    private Inventory inventory(String items) throws IOException {
        String states =
                """
                {"StartAt": "Each region", "States": {"Each region": {"Type": "Map", %s
                  "ItemProcessor": {"StartAt": "Create", "States": {
                    "Create": {"Type": "Task", "Resource": "arn:aws:states:::elasticmapreduce:createCluster.sync",
                      "Next": "Done", "Parameters": {"ReleaseLabel": "emr-7.14.0", "Instances": {"InstanceGroups": [
                        {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1},
                        {"InstanceRole": "CORE", "InstanceType": "m5.4xlarge", "InstanceCount": 2}]}}},
                    "Done": {"Type": "Succeed"}}},
                  "End": true}}}
                """
                        .formatted(items);
        return Inventory.read(
                Files.writeString(
                        folder.resolve("it.template.json"),
                        """
                        {"Resources": {
                          "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"Definition": %s}},
                          "Nightly": {"Type": "AWS::Scheduler::Schedule", "Properties": {
                            "ScheduleExpression": "rate(1 day)", "Target": {"Arn": {"Ref": "Machine"}}}}}}
                        """
                                .formatted(states)),
                Map.of());
    }
}
