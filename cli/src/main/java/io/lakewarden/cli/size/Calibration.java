package io.lakewarden.cli.size;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.plan.Offers;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.Calibrated;
import io.lakewarden.cost.runtime.EventLog;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.cost.runtime.Replayed;
import io.lakewarden.cost.runtime.RunProfile;
import io.lakewarden.cost.runtime.RunsFile;
import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a pipeline's run time is known from.
 *
 * @param model what is known
 * @param runs that it is known from; none if it is not known from runs
 */
public record Calibration(RuntimeModel model, List<MeasuredRun> runs) {
    public Calibration {
        runs = List.copyOf(runs);
    }

    /** From the definition's runs; without any it is not known. */
    public static Calibration ofDefinition(Workload workload, PriceBook book) {
        return new Calibration(
                Loads.runtime(workload, book, SparkSettings::taskCores, Loads.traits(workload)),
                workload.calibration().map(Loads::runs).orElseGet(List::of));
    }

    /** From a table of runs on nodes of a type. */
    public static Calibration ofTable(Path table, String instanceType, Workload workload, PriceBook book) {
        try {
            return ofRuns(RunsFile.read(table), machine(book, instanceType), Loads.traits(workload));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot calibrate with " + table + ": " + e.getMessage());
        }
    }

    /**
     * From event logs: of one application each, which together are a run, or of a worker that served many runs, of which
     * the longest is taken.
     *
     * @param input of the run; what the log counts if it is empty
     */
    public static Calibration ofEventLogs(List<Path> logs, Optional<Gibibytes> input, Workload workload) {
        List<List<RunProfile>> found = logs.stream().map(Calibration::read).toList();
        RunProfile run = found.stream()
                .map(runs -> runs.stream()
                        .max(Comparator.comparingDouble(RunProfile::wallSeconds))
                        .orElseThrow())
                .reduce(RunProfile::then)
                .orElseThrow();
        Gibibytes volume = input.orElse(run.input());
        if (volume.value() == 0) {
            throw CommandFailed.because("Cannot calibrate with " + logs.get(0)
                    + ": it counts no bytes that were read; name the run's volume with --measured-gibibytes");
        }

        Traits seen = run.traits(volume);
        Traits said = Loads.traits(workload);
        Traits both = new Traits(
                Math.max(seen.cached(), said.cached()), seen.shuffled(), said.partition(), seen.longestTask());
        return new Calibration(new Replayed(run, volume, both), List.of());
    }

    private static List<RunProfile> read(Path log) {
        try {
            return EventLog.read(log);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot calibrate with " + log + ": " + e.getMessage());
        }
    }

    private static Calibration ofRuns(List<MeasuredRun> runs, Machine machine, Traits traits) {
        return new Calibration(Calibrated.of(runs, machine, traits), runs);
    }

    private static Machine machine(PriceBook book, String instanceType) {
        try {
            InstanceType type = book.instanceType(instanceType);
            return Offers.machine(type, SparkSettings.taskCores(type));
        } catch (MissingPrice e) {
            throw CommandFailed.because(
                    "Cannot calibrate with runs on " + instanceType
                            + ": the price book knows no such instance type; name the one that was measured with --measured-on");
        }
    }
}
