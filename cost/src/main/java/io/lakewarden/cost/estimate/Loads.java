package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.estimate.resource.Load.Flow;
import io.lakewarden.cost.estimate.resource.Machines;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.Calibrated;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.cost.runtime.Uncalibrated;
import io.lakewarden.model.BucketName;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Step;
import io.lakewarden.model.Workload;
import io.lakewarden.model.Zone;
import io.lakewarden.model.check.CheckedPlatform;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pipelines of an environment carry, as the definition says. */
public final class Loads {
    /** The purpose of the bucket in which jobs leave their records. */
    private static final String LOGS = "logs";

    /** Input of one task, as the derived tuning reads it. */
    private static final Gibibytes PARTITION = new Gibibytes(0.25);

    private static final Pattern S3 = Pattern.compile("s3://([^/]+).*");

    private final Platform platform;
    private final Environment environment;
    private final PriceBook book;
    private final ToIntFunction<InstanceType> taskCores;

    private Loads(Platform platform, Environment environment, PriceBook book, ToIntFunction<InstanceType> taskCores) {
        this.platform = platform;
        this.environment = environment;
        this.book = book;
        this.taskCores = taskCores;
    }

    /**
     * One for each pipeline that runs there.
     *
     * @param book knows the sizes of instance types
     * @param taskCores how many vCPU of an instance type run tasks
     */
    public static List<Load> of(
            CheckedPlatform checked, Environment environment, PriceBook book, ToIntFunction<InstanceType> taskCores) {
        Loads loads = new Loads(checked.platform(), environment, book, taskCores);
        return environment.placements().stream()
                .flatMap(placement -> checked.platform().pipeline(placement.pipeline()).stream()
                        .map(pipeline -> loads.load(pipeline, placement)))
                .toList();
    }

    private Load load(Pipeline pipeline, Placement placement) {
        return new Load(
                pipeline.name(),
                placement.workload(),
                runtime(placement.workload(), book, taskCores, traits(placement.workload())),
                taskCores,
                pipeline.sla(),
                pipeline.timeout(),
                pipeline.steps().stream()
                        .mapToInt(step -> depth(pipeline, step))
                        .max()
                        .orElse(1),
                pipeline.steps().stream()
                        .mapToInt(step -> step.retry().attempts())
                        .max()
                        .orElse(0),
                bucket(placement.landing()),
                BucketName.of(platform, environment, LOGS)
                        .map(bucket -> new Load.Records(bucket, pipeline.steps().size())),
                platform.zones().stream()
                        .flatMap(zone -> flow(pipeline, zone).stream())
                        .toList());
    }

    /**
     * How long the steps of a workload take, from the definition's runs; without any it is not known.
     *
     * @param taskCores how many vCPU of an instance type run tasks
     * @param traits of the job beside its times
     */
    public static RuntimeModel runtime(
            Workload workload, PriceBook book, ToIntFunction<InstanceType> taskCores, Traits traits) {
        return workload.calibration()
                .<RuntimeModel>map(calibration -> {
                    InstanceType type = book.instanceType(calibration.instanceType());
                    return Calibrated.of(
                            runs(calibration), Machines.of(type, List.of(), taskCores.applyAsInt(type)), traits);
                })
                .orElseGet(() -> new Uncalibrated(traits));
    }

    /** The runs that the definition has. */
    public static List<MeasuredRun> runs(Workload.Calibration calibration) {
        return calibration.runs().stream()
                .map(run -> new MeasuredRun(run.nodes(), run.input(), run.time()))
                .toList();
    }

    /** What the definition says of the job beside its times. */
    public static Traits traits(Workload workload) {
        return Traits.scan().caching(workload.cached().doubleValue()).inPartitionsOf(PARTITION);
    }

    /** How many steps stand on the longest way to it, itself included. */
    private static int depth(Pipeline pipeline, Step step) {
        return 1
                + pipeline.steps().stream()
                        .filter(before -> step.after().contains(before.name()))
                        .mapToInt(before -> depth(pipeline, before))
                        .max()
                        .orElse(0);
    }

    private static Optional<String> bucket(String landing) {
        Matcher address = S3.matcher(landing);
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** Empty where no step touches the zone. */
    private Optional<Flow> flow(Pipeline pipeline, Zone zone) {
        int reads = (int) pipeline.steps().stream()
                .filter(step -> touches(step.reads(), zone))
                .count();
        boolean isWritten = pipeline.steps().stream().anyMatch(step -> touches(step.writes(), zone));
        return reads == 0 && !isWritten
                ? Optional.empty()
                : BucketName.of(platform, environment, zone.name())
                        .map(bucket -> new Flow(zone.name(), bucket, zone.retentionDays(), reads, isWritten));
    }

    private static boolean touches(List<DatasetId> datasets, Zone zone) {
        return datasets.stream().anyMatch(dataset -> dataset.zone().equals(zone.name()));
    }
}
