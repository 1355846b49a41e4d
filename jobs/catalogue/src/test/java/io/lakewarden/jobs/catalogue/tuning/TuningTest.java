package io.lakewarden.jobs.catalogue.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.lakewarden.model.Compute;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TuningTest {
    private static final Compute PROD = cluster("r6g.8xlarge", 24);
    private static final Gibibytes FIVE_TEBIBYTES = new Gibibytes(5120);

    @Test
    void productionIsCutIntoSixExecutorsANode() {
        // 31 usable cores: 6 executors of 5 leave one; 248 GiB of YARN over 6 is 41, of which 7 are overhead.
        assertThat(values(Tuning.of(PROD, FIVE_TEBIBYTES, Map.of())))
                .contains(
                        entry("spark.executor.cores", "5"),
                        entry("spark.executor.memory", "34g"),
                        entry("spark.executor.memoryOverhead", "7g"),
                        entry("spark.dynamicAllocation.enabled", "true"),
                        entry("spark.dynamicAllocation.maxExecutors", "143"),
                        entry("spark.sql.autoBroadcastJoinThreshold", "512m"),
                        entry("spark.sql.adaptive.enabled", "true"),
                        entry("spark.sql.adaptive.skewJoin.enabled", "true"));
    }

    @Test
    void shufflePartitionsAreWholeWavesOfAboutAHundredAndSixtyMebibytes() {
        int partitions = Integer.parseInt(
                values(Tuning.of(PROD, FIVE_TEBIBYTES, Map.of())).get("spark.sql.shuffle.partitions"));

        assertThat(partitions % (143 * 5)).isZero();
        assertThat(5120 * 1024 / partitions).isBetween(128, 200);
    }

    @Test
    void aSmallClusterFitsItsNodesToo() {
        // m6g.xlarge: 4 cores, 16 GiB, 12 of them YARN's; one executor of 3 cores a node, one node's room for the
        // driver.
        assertThat(values(Tuning.of(cluster("m6g.xlarge", 2), new Gibibytes(1), Map.of())))
                .contains(
                        entry("spark.executor.cores", "3"),
                        entry("spark.executor.memory", "10g"),
                        entry("spark.executor.memoryOverhead", "2g"),
                        entry("spark.dynamicAllocation.maxExecutors", "1"),
                        entry("spark.sql.shuffle.partitions", "9"));
    }

    @Test
    void noListedTypeAsksYarnForMoreThanItHas() {
        for (InstanceType type : InstanceType.listed()) {
            Executors executors = Executors.of(type, 4);

            int asked = executors.perNode() * (executors.heapGibibytes() + executors.overheadGibibytes());
            assertThat(asked).as(type.name()).isLessThanOrEqualTo(type.yarnGibibytes());
            assertThat(executors.perNode() * executors.cores()).as(type.name()).isLessThan(type.vcpus());
        }
    }

    @Test
    void thisMachineGetsAPartitionACore() {
        Compute machine = new Compute.Machine(2, new Gibibytes(2));

        assertThat(values(Tuning.of(machine, new Gibibytes(0.01), Map.of())))
                .containsExactly(
                        entry("spark.sql.shuffle.partitions", "2"),
                        entry("spark.default.parallelism", "2"),
                        entry("spark.sql.files.maxPartitionBytes", "256m"),
                        entry("spark.sql.adaptive.enabled", "true"),
                        entry("spark.sql.autoBroadcastJoinThreshold", "256m"));
    }

    @Test
    void anOverrideReplacesInPlaceAndSaysWhatWasDerived() {
        Tuning tuning =
                Tuning.of(PROD, FIVE_TEBIBYTES, Map.of("spark.executor.cores", "4", "spark.speculation", "true"));

        assertThat(tuning.settings().get(0).value()).isEqualTo("4");
        assertThat(tuning.settings().get(0).reason()).startsWith("The definition says so; derived was 5: ");
        assertThat(tuning.settings().get(tuning.settings().size() - 1))
                .isEqualTo(new Setting("spark.speculation", "true", "The definition says so"));
    }

    @Test
    void everySettingHasAReasonAndTheyPrint() {
        Tuning tuning = Tuning.of(PROD, FIVE_TEBIBYTES, Map.of());

        assertThat(tuning.settings())
                .allSatisfy(setting -> assertThat(setting.reason()).hasSizeGreaterThan(20));
        assertThat(tuning.explain())
                .startsWith("spark.executor.cores=5\n"
                        + "    Cuts a node of r6g.8xlarge (32 vCPU, 256 GiB, 248 of them YARN's) into 6 after one core"
                        + " for the daemons\n");
    }

    @Test
    void aTypeThatIsNotListedIsRefused() {
        assertThatThrownBy(() -> Tuning.of(cluster("x9.huge", 2), FIVE_TEBIBYTES, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot tune for x9.huge: its cores and memory are not listed; expected one of the families"
                        + " c5, c6g, c7g, m5, m6g, m7g, r5, r6g, r7g");
    }

    @Test
    void taskNodesRunExecutorsAndTheSmallestTypeDecidesTheirSize() {
        Map<String, String> alone = values(Tuning.of(cluster("r6g.8xlarge", 8), new Gibibytes(5120), Map.of()));
        Map<String, String> withTask = values(
                Tuning.of(withTask(Map.of("r6g.8xlarge", 1, "r7g.8xlarge", 1), 16), new Gibibytes(5120), Map.of()));
        Map<String, String> withSmaller =
                values(Tuning.of(withTask(Map.of("r6g.4xlarge", 1), 16), new Gibibytes(5120), Map.of()));

        assertThat(alone).containsEntry("spark.dynamicAllocation.maxExecutors", "47");
        assertThat(withTask).containsEntry("spark.dynamicAllocation.maxExecutors", "143");
        assertThat(withTask.get("spark.executor.memory")).isEqualTo(alone.get("spark.executor.memory"));
        assertThat(withSmaller.get("spark.executor.cores")).isEqualTo("5");
    }

    private static Compute withTask(Map<String, Integer> types, int spot) {
        Cluster plain =
                Cluster.ofPipeline("billing", "emr-7.14.0", Nodes.of("m6g.xlarge", 1), Nodes.of("r6g.8xlarge", 8));
        Nodes usual = Nodes.of("r6g.8xlarge", 1);
        Nodes task = new Nodes(
                types.entrySet().stream()
                        .map(type -> new WeightedType(type.getKey(), type.getValue()))
                        .toList(),
                0,
                spot,
                usual.allocation(),
                usual.spotTimeout(),
                usual.onSpotTimeout(),
                usual.disk());
        Capacity capacity = new Capacity(
                plain.capacity().provisioning(), plain.primary(), plain.core(), Optional.of(task), Optional.empty());
        return new Compute.Transient(new Cluster(
                plain.name(),
                plain.description(),
                plain.profile(),
                plain.release(),
                plain.applications(),
                capacity,
                plain.tls(),
                plain.atRest(),
                plain.kerberos(),
                plain.idle(),
                plain.terminationProtection(),
                plain.stepConcurrency(),
                plain.trustGroup(),
                plain.tested()));
    }

    private static Compute cluster(String coreType, int count) {
        return new Compute.Transient(
                Cluster.ofPipeline("billing", "emr-7.14.0", Nodes.of("m6g.xlarge", 1), Nodes.of(coreType, count)));
    }

    private static Map<String, String> values(Tuning tuning) {
        Map<String, String> values = new LinkedHashMap<>();
        tuning.settings().forEach(setting -> values.put(setting.name(), setting.value()));
        return values;
    }
}
