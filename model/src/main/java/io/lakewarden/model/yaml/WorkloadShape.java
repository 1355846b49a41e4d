package io.lakewarden.model.yaml;

import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import io.lakewarden.model.Workload.Calibration;
import io.lakewarden.model.Workload.Mebibytes;
import io.lakewarden.model.Workload.Run;
import io.lakewarden.model.Workload.Volume;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a pipeline has to carry; its volume is the placement's expected one where nothing more is said. */
final class WorkloadShape {
    private static final String MOST = "10000000";

    static final Shape<Function<Gibibytes, Workload>> SHAPE = shape();

    private WorkloadShape() {}

    private static Shape<Function<Gibibytes, Workload>> shape() {
        Field<BigDecimal> little = Field.withDefault(
                "littleRatio", ratio(), new BigDecimal("0.8"), "One run in ten has less than this times the expected volume");
        Field<BigDecimal> much = Field.withDefault(
                "muchRatio", atLeastOne(), new BigDecimal("1.25"), "One run in ten has more than this times it");
        Field<BigDecimal> growth = Field.withDefault(
                "growthPercentPerMonth",
                NumberShape.between("-50", "100"),
                BigDecimal.ZERO,
                "How much more volume each month than the one before");
        Field<BigDecimal> file = Field.withDefault(
                "fileMebibytes",
                NumberShape.between("0.01", "5120"),
                BigDecimal.valueOf(128),
                "How large the lake's files are written");
        Field<List<Map.Entry<String, BigDecimal>>> expansion = Field.withDefault(
                "expansion",
                new NamedShape<>("a zone", Names.PART, NumberShape.between("0", "100"), 0, 20),
                List.of(),
                "1 for each zone",
                "Stored volume of a zone over the run's");
        Field<BigDecimal> sla = Field.withDefault(
                "slaPercent",
                NumberShape.between("50", "99.99"),
                BigDecimal.valueOf(99),
                "How many of the runs shall end within the SLA");
        Field<BigDecimal> cached = Field.withDefault(
                "cachedShare",
                NumberShape.between("0", "1"),
                BigDecimal.ZERO,
                "Share of its input that a step keeps in memory to use it again");
        Field<Optional<Calibration>> calibration =
                Field.optional("calibration", calibration(), "Measured runs, all on nodes of one type");
        return new ObjectShape<>(
                "a workload",
                List.of(little, much, growth, file, expansion, sla, cached, calibration),
                List.of(),
                keys -> {
                    double low = keys.value(little).doubleValue();
                    double high = keys.value(much).doubleValue();
                    Workload about = new Workload(
                            Volume.about(new Gibibytes(1)),
                            keys.value(growth),
                            new Mebibytes(keys.value(file).doubleValue()),
                            keys.value(expansion).stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)),
                            keys.value(sla),
                            keys.value(cached),
                            keys.value(calibration));
                    return input -> about.of(new Volume(
                            new Gibibytes(input.value() * low), input, new Gibibytes(input.value() * high)));
                });
    }

    private static Shape<BigDecimal> ratio() {
        return NumberShape.between("0.001", "1");
    }

    private static Shape<BigDecimal> atLeastOne() {
        return NumberShape.between("1", "1000");
    }

    private static Shape<Calibration> calibration() {
        Field<String> type = Field.required(
                "instanceType",
                TextShape.of("an EC2 instance type", "m6g.xlarge", "[a-z][a-z0-9-]*[.][a-z0-9-]+", 32),
                "EC2's name of the core nodes");
        Field<List<Run>> runs = Field.required("runs", ListShape.of(run(), 1, 100), "One or more");
        return new ObjectShape<>(
                "a calibration",
                List.of(type, runs),
                List.of(),
                keys -> new Calibration(keys.value(type), keys.value(runs)));
    }

    private static Shape<Run> run() {
        Field<Integer> nodes = Field.required("nodes", NumberShape.whole(1, 1000), "Core nodes");
        Field<BigDecimal> input =
                Field.required("gibibytes", NumberShape.between("0.001", MOST), "Volume, in units of 2^30 bytes");
        Field<BigDecimal> minutes = Field.required(
                "minutes", NumberShape.between("0.01", "10080"), "Time of the steps, without the cluster's start");
        return new ObjectShape<>(
                "a measured run",
                List.of(nodes, input, minutes),
                List.of(),
                keys -> new Run(
                        keys.value(nodes),
                        new Gibibytes(keys.value(input).doubleValue()),
                        Duration.ofMillis(keys.value(minutes)
                                .multiply(BigDecimal.valueOf(60_000))
                                .longValue())));
    }
}
