package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.model.Workload;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorTest {
    private static final Workload WORKLOAD = Ours.gibibytes(512);

    @TempDir
    private Path folder;

    @Test
    void withoutTheGatewayEndpointOfS3ItsBytesGoThroughTheNatGateway() {
        EnvironmentEstimate with = usual(Ours.asItIs());
        EnvironmentEstimate without = usual(resources -> resources.remove("S3"));

        // A run reads 1 x landing, 1 x bronze and 2 x silver, and writes each zone once.
        BigDecimal perVolume = new BigDecimal("1")
                .add(new BigDecimal("2"))
                .add(new BigDecimal("1.5"))
                .add(new BigDecimal("0.125"));
        BigDecimal gigabytes = new BigDecimal("512").multiply(perVolume).multiply(new BigDecimal("31"));
        assertThat(without.total().usual().minus(with.total().usual()))
                .isEqualTo(Usd.of("0.045").times(gigabytes));
        assertThat(lines(without, PriceKeys.NAT_GIGABYTE)).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo(gigabytes);
            assertThat(line.pipeline()).contains("billing");
            assertThat(line.path()).isEqualTo("network/Nat");
        });
    }

    @Test
    void aGatewayThatTheClustersRouteTablesDoNotLeadToDoesNotHelp() {
        EnvironmentEstimate estimate = usual(resources ->
                ((ObjectNode) resources.path("TableB").path("Properties")).put("RouteTableId", "rtb-other"));

        assertThat(lines(estimate, PriceKeys.NAT_GIGABYTE)).hasSize(1);
    }

    @Test
    void spotPricesNeverScaleEmrsFee() {
        EnvironmentEstimate spot = usual(Ours.asItIs());
        EnvironmentEstimate onDemand =
                usual(resources -> definition(resources, "\"TargetSpotCapacity\": 4", "\"TargetOnDemandCapacity\": 4"));

        Line feeOnDemand = lines(onDemand, PriceKeys.emrFee("m6id.4xlarge")).get(0);
        Line feeOfSpot = lines(spot, PriceKeys.emrFee("m6id.4xlarge")).get(0);
        assertThat(feeOfSpot.unitPrice()).isEqualTo(feeOnDemand.unitPrice());
        // As many hours, but for what is done again after nodes were taken back: less than a hundredth.
        assertThat(feeOfSpot.quantity().doubleValue())
                .isBetween(
                        feeOnDemand.quantity().doubleValue(),
                        1.01 * feeOnDemand.quantity().doubleValue());
        assertThat(cost(spot, PriceKeys.spot("m6id.4xlarge")).plus(cost(spot, PriceKeys.onDemand("m6id.4xlarge"))))
                .isLessThan(cost(onDemand, PriceKeys.onDemand("m6id.4xlarge")));
        assertThat(lines(spot, PriceKeys.spot("m6id.4xlarge"))).hasSize(1);
        assertThat(lines(onDemand, PriceKeys.spot("m6id.4xlarge"))).isEmpty();
    }

    @Test
    void aRunPaysItsStartItsStepsAndItsWaiting() {
        Line core = lines(
                        usual(resources ->
                                definition(resources, "\"TargetSpotCapacity\": 4", "\"TargetOnDemandCapacity\": 4")),
                        PriceKeys.onDemand("m5.4xlarge"))
                .get(0);

        // 512 GiB at 10 GB an hour and vCPU, on 8 nodes of 16: three stages of 8.6 minutes, each seen half a minute
        // later;
        // 12 minutes to start, seen two and a half later.
        double hours = 512 * Math.pow(1024, 3) / 1e9 / (10 * 8 * 16) + (12 + 2.5 + 3 * 0.5) / 60;
        assertThat(core.quantity().doubleValue()).isCloseTo(31 * 4 * hours, offset(1e-5));
        assertThat(core.path()).isEqualTo("pipelines/Billing/Create the cluster");
        assertThat(core.derivation()).startsWith("31 runs x ");
        assertThat(core.basis()).isEqualTo(Basis.RUNS);
    }

    @Test
    void spotNodesThatAreTakenBackAndStepsThatAreTriedAgainArePaidAndEatTheSla() {
        Consumer<ObjectNode> onDemand =
                resources -> definition(resources, "\"TargetSpotCapacity\": 4", "\"TargetOnDemandCapacity\": 4");
        EnvironmentEstimate calm = usual(onDemand);
        EnvironmentEstimate spot = usual(Ours.asItIs());
        EnvironmentEstimate retried = new Estimator(Ours.BOOK, Ours.FIRST, 0, Ours.SEED)
                .of("prod", "us-east-1", Ours.inventory(folder, onDemand), List.of(Ours.retrying(WORKLOAD, 2)));

        assertThat(hours(spot)).isGreaterThan(hours(calm));
        assertThat(withinSla(spot)).isLessThan(withinSla(calm));
        // A hundredth of the attempts fails, half-way on average; that two of three stages do is not counted.
        double jobs = 512 * Math.pow(1024, 3) / 1e9 / (10 * 8 * 16);
        assertThat(hours(retried) - hours(calm)).isCloseTo(31 * 4 * 0.005 * jobs, offset(0.01));
        assertThat(withinSla(retried)).isLessThan(withinSla(calm));
    }

    private static double hours(EnvironmentEstimate estimate) {
        return lines(estimate, PriceKeys.onDemand("m5.4xlarge"))
                .get(0)
                .quantity()
                .doubleValue();
    }

    private static BigDecimal withinSla(EnvironmentEstimate estimate) {
        return estimate.pipelines().get(0).withinSla();
    }

    @Test
    void whatIsStoredGrowsUntilItsRetentionEndsIt() {
        EnvironmentEstimate estimate = usual(Ours.asItIs());

        Line bronze = storage(estimate, "bronze");
        Line gold = storage(estimate, "gold");
        // December: of the last 90 days each has a run of 512 GiB; gold is of the whole year, on average until its
        // middle.
        assertThat(bronze.quantity().doubleValue()).isCloseTo(90 * 512, offset(1e-6));
        assertThat(gold.quantity().doubleValue()).isCloseTo((334 + 16) * 64, offset(1e-6));
        assertThat(estimate.ramp()).hasSize(12).isSortedAccordingTo((one, two) -> one.month()
                .compareTo(two.month()));
        assertThat(estimate.ramp().get(11).cost()).isEqualTo(estimate.total());
        assertThat(estimate.ramp().get(0).cost().usual())
                .isLessThan(estimate.ramp().get(5).cost().usual());
    }

    @Test
    void smallFilesMultiplyRequestsCallsForKeysAndEvents() {
        Consumer<ObjectNode> withoutBucketKeys =
                resources -> List.of("Bronze", "Silver", "Gold").forEach(zone -> ((ObjectNode) resources
                                .path(zone)
                                .path("Properties")
                                .path("BucketEncryption")
                                .path("ServerSideEncryptionConfiguration")
                                .path(0))
                        .put("BucketKeyEnabled", false));
        Workload small = new Workload(
                WORKLOAD.volume(),
                WORKLOAD.growthPercentPerMonth(),
                new Workload.Mebibytes(1),
                WORKLOAD.expansion(),
                WORKLOAD.slaPercent(),
                WORKLOAD.cached(),
                WORKLOAD.calibration());

        EnvironmentEstimate large = usual(withoutBucketKeys);
        EnvironmentEstimate tiny = Ours.usual(folder, withoutBucketKeys, small);

        assertThat(cost(tiny, PriceKeys.S3_PUT))
                .isEqualTo(cost(large, PriceKeys.S3_PUT).times(128));
        assertThat(cost(tiny, PriceKeys.KMS_REQUEST))
                .isEqualTo(cost(large, PriceKeys.KMS_REQUEST).times(128));
        assertThat(cost(usual(Ours.asItIs()), PriceKeys.KMS_REQUEST).times(100))
                .isEqualTo(cost(large, PriceKeys.KMS_REQUEST));
    }

    @Test
    void everyResourceEndsInOneVerdict() {
        Coverage coverage = usual(Ours.asItIs()).coverage();

        assertThat(coverage.resources()).hasSize(22).allSatisfy(resource -> assertThat(
                        resource.reason().isEmpty())
                .isEqualTo(resource.verdict() == Verdict.PRICED || resource.verdict() == Verdict.FREE));
        assertThat(coverage.of(Verdict.NEEDS_USAGE))
                .extracting(Coverage.Resource::path)
                .containsExactly("lake/ArtifactsBucket", "compute/Ranger");
        assertThat(coverage.of(Verdict.UNSUPPORTED))
                .extracting(Coverage.Resource::path, Coverage.Resource::reason)
                .containsExactly(
                        tuple(
                                "compute/Odd",
                                "Cannot price AmazonEC2 BoxUsage:z9z.large RunInstances in us-east-1: the price book of "
                                        + "2026-07-20 has no such price; fetch newer ones with ./lakewarden cost refresh, or "
                                        + "add it to a book of your own"),
                        tuple("compute/Unknown", "the type is not known"));
        assertThat(coverage.withoutPrice()).extracting(Coverage.Resource::path).containsExactly("compute/Odd");
    }

    @Test
    void withoutAWorkloadWhatHangsOnRunsNeedsUsage() {
        EnvironmentEstimate estimate = new Estimator(Ours.BOOK, Ours.FIRST, 0, Ours.SEED)
                .of("ours", "us-east-1", Ours.inventory(folder, Ours.asItIs()), List.of());

        assertThat(estimate.coverage().of(Verdict.NEEDS_USAGE))
                .extracting(Coverage.Resource::path)
                .contains("pipelines/Billing", "lake/bronzeBucket");
        assertThat(estimate.coverage().of(Verdict.NEEDS_USAGE).stream()
                        .filter(resource -> resource.path().equals("pipelines/Billing"))
                        .findFirst())
                .get()
                .extracting(Coverage.Resource::reason)
                .isEqualTo("cluster: how long a run takes: no workload says; each hour of it costs about 6.87 USD");
        assertThat(Small.lines(estimate, "Logs"))
                .containsExactly("logs of a state machine: 0.0302734 (31 runs x 1 MiB / 1024)");
        assertThat(estimate.variable().usual())
                .isEqualTo(Usd.of("0.000025").times(31 * 3).plus(Usd.of("0.01513671875")));
    }

    @Test
    void partsAddUpToTheWhole() {
        EnvironmentEstimate estimate = usual(Ours.asItIs());
        Usd total = estimate.total().usual();

        assertThat(sum(estimate.lines().stream().map(Line::cost))).isEqualTo(total);
        assertThat(sum(estimate.byService().stream().map(Part::cost))).isEqualTo(total);
        assertThat(sum(estimate.byPipeline().stream().map(Part::cost))).isEqualTo(total);
        assertThat(sum(estimate.byZone().stream().map(Part::cost))).isEqualTo(total);
        assertThat(sum(Stream.of(estimate.fixed(), estimate.variable()))).isEqualTo(total);
        assertThat(estimate.pipelines()).singleElement().satisfies(pipeline -> {
            assertThat(pipeline.month().usual())
                    .isEqualTo(estimate.byPipeline().get(0).cost().usual());
            assertThat(pipeline.runs()).isEqualTo(31);
            assertThat(pipeline.terabytes()).isEqualByComparingTo("15.5");
        });
    }

    @Test
    void isLinearInHoursAndNodesAndNeverFallsWithUsage() {
        Random random = new Random(11);
        for (int round = 0; round < 10; round++) {
            double volume = 100 + random.nextInt(900);
            Usd less = Ours.usual(folder, Ours.asItIs(), Ours.gibibytes(volume))
                    .total()
                    .usual();
            Usd more = Ours.usual(folder, Ours.asItIs(), Ours.gibibytes(volume * 1.5))
                    .total()
                    .usual();

            assertThat(more).as("volume " + volume).isGreaterThan(less);
        }

        Line one = lines(usual(Ours.asItIs()), PriceKeys.onDemand("m5.xlarge")).get(0);
        EnvironmentEstimate triple = usual(
                resources -> definition(resources, "\"TargetOnDemandCapacity\": 1", "\"TargetOnDemandCapacity\": 3"));
        assertThat(lines(triple, PriceKeys.onDemand("m5.xlarge")).get(0).cost().usual())
                .isEqualTo(one.cost().usual().times(3));
    }

    @Test
    void drawsAreTheSameEachTimeAndFrameTheUsual() {
        EnvironmentEstimate first = Ours.estimate(folder, Ours.asItIs(), WORKLOAD, 500);
        EnvironmentEstimate second = Ours.estimate(folder, Ours.asItIs(), WORKLOAD, 500);

        assertThat(second).isEqualTo(first);
        assertThat(first.total().usual()).isEqualTo(usual(Ours.asItIs()).total().usual());
        assertThat(first.total().p10()).isLessThan(first.total().p50());
        assertThat(first.total().p50()).isLessThan(first.total().p90());
        assertThat(first.total().usual())
                .isBetween(first.total().p10(), first.total().p90());
        assertThat(first.pipelines().get(0).withinSla()).isBetween(new BigDecimal("0.5"), BigDecimal.ONE);
    }

    @Test
    void theInputThatMovesMostComesFirst() {
        EnvironmentEstimate estimate = Ours.estimate(folder, Ours.asItIs(), WORKLOAD, 200);

        assertThat(estimate.assumptions())
                .isSortedAccordingTo((one, two) -> two.swing().compareTo(one.swing()))
                .extracting(Assumption::name)
                .startsWith("volume of billing")
                .contains("run time of billing", "cluster start", "price of SpotUsage:m6id.4xlarge");
    }

    @Test
    void aClusterThatNothingEndsHasItsPriceADay() {
        PipelineCost pipeline = usual(Ours.asItIs()).pipelines().get(0);

        // A primary m5.xlarge, 4 m5.4xlarge and 4 m6id.4xlarge of which some as spot, with the fee and the volumes.
        assertThat(pipeline.neverEndedPerDay().value().doubleValue()).isBetween(24 * 4.5, 24 * 7.0);
    }

    @Test
    void readsAnotherProjectsAssembly() {
        Inventory etl = Inventory.read(Path.of("src", "test", "resources", "templates", "etl"), Map.of());
        EnvironmentEstimate estimate =
                new Estimator(Ours.BOOK, Ours.FIRST, 200, Ours.SEED).of("etl", "us-east-1", etl, List.of());

        assertThat(cost(estimate, PriceKeys.NAT_HOUR)).isEqualTo(Usd.of("32.85"));
        assertThat(cost(estimate, PriceKeys.ENDPOINT_HOUR)).isEqualTo(Usd.of("21.9"));
        assertThat(cost(estimate, PriceKeys.databaseMultiZone("db.t3.large", "mysql")))
                .isEqualTo(Usd.of("198.56"));
        assertThat(estimate.coverage().of(Verdict.NEEDS_USAGE))
                .extracting(Coverage.Resource::path)
                .containsExactly("Etl/Function/Resource", "Etl/Lake/Resource", "Etl/Nightly/Resource");
        assertThat(estimate.coverage().of(Verdict.UNSUPPORTED))
                .extracting(Coverage.Resource::path)
                .containsExactly("Etl/Quantum");
    }

    private EnvironmentEstimate usual(Consumer<ObjectNode> change) {
        return Ours.usual(folder, change, WORKLOAD);
    }

    private static void definition(ObjectNode resources, String from, String to) {
        ObjectNode properties = (ObjectNode) resources.path("Machine").path("Properties");
        String definition = properties.path("DefinitionString").asText();
        assertThat(definition).contains(from);
        properties.put("DefinitionString", definition.replace(from, to));
    }

    private static List<Line> lines(EnvironmentEstimate estimate, PriceKey key) {
        return estimate.lines().stream().filter(line -> line.key().equals(key)).toList();
    }

    private static Line storage(EnvironmentEstimate estimate, String zone) {
        return lines(estimate, PriceKeys.S3_STANDARD).stream()
                .filter(line -> line.zone().filter(zone::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Usd cost(EnvironmentEstimate estimate, PriceKey key) {
        return sum(lines(estimate, key).stream().map(Line::cost));
    }

    private static Usd sum(Stream<CostRange> costs) {
        return costs.map(CostRange::usual).reduce(Usd.ZERO, Usd::plus);
    }
}
