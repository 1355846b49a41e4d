package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.cost.Decisions;
import io.lakewarden.cli.cost.Told;
import io.lakewarden.cli.size.Calibration;
import io.lakewarden.cli.size.SizeJson;
import io.lakewarden.cli.size.SizeReport;
import io.lakewarden.cli.size.Sizing;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.SlaRule;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which cluster meets a pipeline's SLA for the least money. */
@Command(
        name = "size",
        description = {
            "Say which clusters meet a pipeline's SLA for the least money.",
            "Tries every instance type, number of nodes and way to buy them, and tells why the others fall."
        })
final class CostSizeVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private AwsEnvironment where;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name;

    @ArgGroup(multiplicity = "0..1")
    private Rule rule = new Rule();

    @ArgGroup(multiplicity = "0..1")
    private Measured measured = new Measured();

    @Option(
            names = "--measured-on",
            paramLabel = "TYPE",
            description = "Instance type of the core nodes that --runs were measured on.")
    private Optional<String> measuredOn = Optional.empty();

    @Option(
            names = "--measured-gibibytes",
            paramLabel = "N",
            description = "Volume of the run of --event-log (default: what the log counts).")
    private Optional<Double> measuredGibibytes = Optional.empty();

    @Option(
            names = "--start-minutes",
            paramLabel = "N",
            description = "Until a cluster takes its first step, 0 to 600 (default: 12).")
    private double startMinutes = Decisions.USUAL_START.toMinutes();

    @Option(
            names = "--after-months",
            paramLabel = "N",
            description = {
                "Take the volume and the runs of the month that comes so many after the first, 0 to 60 (default: 0).",
                "The month that cost prices comes after 11."
            })
    private int afterMonths;

    @Option(names = "--most-nodes", paramLabel = "N", description = "Nodes, 1 to 1000 (default: 100).")
    private int mostNodes = Decisions.USUAL_LIMITS.mostNodes();

    @Option(
            names = "--most-vcpus",
            paramLabel = "N",
            description = "vCPU that the account's quotas allow, 1 to 1000000 (default: 4000).")
    private int mostVcpus = Decisions.USUAL_LIMITS.mostVcpus();

    @Option(names = "--all", description = "Tell everything that was not taken, with the reason.")
    private boolean all;

    /** At most one of these. */
    private static final class Rule {
        @Option(
                names = "--target",
                paramLabel = "PERCENT",
                description = "How many runs have to meet the SLA, 50 to 99.99 (default: the definition's).")
        private Optional<Double> target = Optional.empty();

        @Option(
                names = "--margin",
                paramLabel = "PERCENT",
                description = "Take what meets the SLA at the median with that margin, 0 to 1000.")
        private Optional<Double> margin = Optional.empty();
    }

    /** At most one of these. */
    private static final class Measured {
        @Option(
                names = "--runs",
                paramLabel = "FILE",
                description = {
                    "CSV of measured runs: nodes, gigabytes or gibibytes, and seconds of the jobs alone;",
                    "goes with --measured-on."
                })
        private Optional<Path> runs = Optional.empty();

        @Option(
                names = "--event-log",
                paramLabel = "FILE",
                description = "Spark's event log of a run, or one for each of its steps.")
        private List<Path> eventLogs = List.of();
    }

    @Override
    public Integer call() {
        if (!(startMinutes >= 0 && startMinutes <= 600)
                || mostNodes < 1
                || mostNodes > 1000
                || mostVcpus < 1
                || mostVcpus > 1_000_000) {
            throw CommandFailed.usage("Invalid --start-minutes, --most-nodes or --most-vcpus: got " + startMinutes
                    + ", " + mostNodes + " and " + mostVcpus
                    + ", expected 0 to 600, 1 to 1000 and 1 to 1000000");
        }

        if (afterMonths < 0 || afterMonths > 60) {
            throw CommandFailed.usage("Invalid --after-months: got " + afterMonths + ", expected 0 to 60");
        }

        requireAllCount();

        CheckedPlatform checked = DefinitionCheck.required(console);
        Platform platform = checked.platform();
        Environment environment = where.of(platform);
        Pipeline pipeline = pipeline(platform, environment);
        Placement placement = environment.placement(name).orElseThrow();
        Cluster cluster = placement
                .compute()
                .match(machine -> Optional.<Cluster>empty(), Optional::of)
                .orElseThrow(() -> CommandFailed.because("Cannot size " + name + ": it runs on no cluster in "
                        + environment.name() + "; give it one in environments/" + environment.name() + ".yaml"));
        PriceBook book = PriceBook.bundled();
        Load load = Told.of(() -> Loads.of(checked, environment, book, SparkSettings::taskCores)).stream()
                .filter(each -> each.pipeline().equals(name))
                .findFirst()
                .orElseThrow();
        Requirement requirement = Sizing.requirement(
                environment,
                pipeline,
                load,
                rule(),
                Duration.ofMillis((long) (startMinutes * 60_000)),
                afterMonths,
                new Requirement.Limits(mostNodes, mostVcpus),
                book,
                onDay.day(console));
        Sizing sizing = Sizing.of(new Sizing.Question(
                environment,
                region(environment),
                pipeline,
                placement,
                cluster,
                requirement,
                calibration(placement, book),
                book,
                afterMonths));
        SizeReport.lines(sizing, all).forEach(console::line);
        console.result(SizeJson.of(sizing));
        return (sizing.plan().front().isEmpty() ? ExitCode.FAILED : ExitCode.OK).code();
    }

    /** What would be passed over is not taken, and what is needed is asked for. */
    private void requireAllCount() {
        console.refuseBesideJson("--all");
        if (measured.runs.isPresent() != measuredOn.isPresent()) {
            throw CommandFailed.usage(
                    measuredOn.isPresent()
                            ? "Invalid --measured-on: got it without --runs; name the table of the runs, or leave it out"
                            : "Invalid --runs: got it without --measured-on; name the instance type of the core nodes"
                                    + " that were measured");
        }

        if (measuredGibibytes.isPresent() && measured.eventLogs.isEmpty()) {
            throw CommandFailed.usage(
                    "Invalid --measured-gibibytes: got it without --event-log; name the run's event log,"
                            + " or leave it out");
        }
    }

    private Pipeline pipeline(Platform platform, Environment environment) {
        List<String> there =
                environment.placements().stream().map(Placement::pipeline).toList();
        if (!there.contains(name)) {
            throw CommandFailed.because("Cannot size " + name + ": no such pipeline in " + environment.name()
                    + "; there is " + String.join(", ", there));
        }

        return platform.pipeline(name).orElseThrow();
    }

    private Optional<SlaRule> rule() {
        if (rule.target.filter(percent -> !(percent >= 50 && percent <= 99.99)).isPresent()
                || rule.margin
                        .filter(percent -> !(percent >= 0 && percent <= 1000))
                        .isPresent()) {
            throw CommandFailed.usage(
                    "Invalid --target or --margin: expected 50 to 99.99 percent of the runs, or 0 to 1000 percent");
        }

        return rule.target
                .<SlaRule>map(percent -> new SlaRule.Probability(percent / 100))
                .or(() -> rule.margin.map(percent -> new SlaRule.Margin(percent / 100)));
    }

    private Calibration calibration(Placement placement, PriceBook book) {
        if (!measured.eventLogs.isEmpty()) {
            return Calibration.ofEventLogs(measured.eventLogs, measuredVolume(), placement.workload());
        }

        return measured.runs
                .map(table -> Calibration.ofTable(table, measuredOn.orElseThrow(), placement.workload(), book))
                .orElseGet(() -> Calibration.ofDefinition(placement.workload(), book));
    }

    private Optional<Gibibytes> measuredVolume() {
        return measuredGibibytes.map(gibibytes -> {
            if (!(gibibytes > 0 && gibibytes <= 1e7)) {
                throw CommandFailed.usage("Invalid --measured-gibibytes: got " + gibibytes
                        + ", expected more than zero and at most 10000000");
            }

            return new Gibibytes(gibibytes);
        });
    }

    private static String region(Environment environment) {
        return environment.home() instanceof Home.Aws aws ? aws.region() : "";
    }
}
