package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.Words.about;
import static io.lakewarden.cost.report.Words.percent;

import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An environment's cost in sentences, as every report begins. */
public final class Sentence {
    /** What no estimate has in it. */
    public static final String NOT_IN_IT =
            "tax, support plans, private discounts, Savings Plans, traffic between zones, to the internet and, but for"
                    + " S3's, through NAT gateways";

    /** How far rates that nobody verified are taken to be off, to say what follows from it: no measurement says how far. */
    static final BigDecimal OFF = new BigDecimal("0.1");

    private static final String AT_USUAL = ", at usual values";

    private Sentence() {}

    /** What a month costs and how sure that is, where that can be seen; the least of it where much is not in it. */
    public static String month(EnvironmentEstimate estimate) {
        String low = about(estimate.total().p10());
        String high = about(estimate.total().p90());
        return (estimate.coverage().hidesMuch() ? "at least " : "")
                + about(estimate.total().p50()) + " a month in " + estimate.month()
                + (low.equals(high) ? "" : " (P50), between " + low + " and " + high + " eight times in ten")
                + (unmeasured(estimate).isEmpty() ? "" : "; no run of " + unmeasured(estimate) + " was measured");
    }

    private static String unmeasured(EnvironmentEstimate estimate) {
        return estimate.pipelines().stream()
                .filter(pipeline -> !pipeline.isMeasured())
                .map(PipelineCost::pipeline)
                .collect(Collectors.joining(", "));
    }

    /** What the month's range holds and what not, where volumes move it. */
    public static Optional<String> range(EnvironmentEstimate estimate) {
        return estimate.monthIfLittleComes().flatMap(little -> estimate.monthIfMuchComes()
                .map(much -> "The range holds what runs differ by and what the model does not know; not growth,"
                        + " retention or the volume itself being off: with the volume of all runs at its P10 or"
                        + " P90 the usual month is " + about(little) + " or " + about(much)));
    }

    /** What a run and a terabyte cost, and whether runs end in time. */
    public static String pipeline(PipelineCost pipeline) {
        return pipeline.pipeline() + ": " + about(pipeline.run().p50()) + " a run, "
                + about(pipeline.terabyte().p50()) + " a TB of 1,024 GiB"
                + (pipeline.run().p10().equals(pipeline.run().p90()) ? ", " : " (P50), ")
                + inTime(pipeline) + " of runs within "
                + pipeline.sla().toMinutes() + " min (target " + Words.target(pipeline.slaTarget()) + ")"
                + (pipeline.isMeasured() ? "" : ", by assumption");
    }

    private static String inTime(PipelineCost pipeline) {
        return Words.inTime(pipeline.withinSla(), pipeline.slaTarget());
    }

    /**
     * What has to be told before the figures: corrections that are doubtful, prices that are missing, pipelines of which no
     * run was measured, and pipelines that end in time too seldom.
     */
    public static List<String> warnings(EnvironmentEstimate estimate) {
        return Stream.of(
                        estimate.warnings().stream(),
                        withoutPrice(estimate),
                        uncalibrated(estimate),
                        missedSlas(estimate).stream())
                .flatMap(warnings -> warnings)
                .toList();
    }

    private static Stream<String> uncalibrated(EnvironmentEstimate estimate) {
        return estimate.pipelines().stream()
                .filter(pipeline -> !pipeline.isMeasured())
                .map(pipeline -> "Uncalibrated: how long a run of " + pipeline.pipeline()
                        + " takes, what it costs and how often it ends in time is assumed ("
                        + pipeline.runtimeBasis() + "); ./lakewarden cost size " + pipeline.pipeline() + " --env "
                        + estimate.environment()
                        + " names the run that is worth measuring first");
    }

    /** Each price that is missing, with its key and what it is the price of. */
    private static Stream<String> withoutPrice(EnvironmentEstimate estimate) {
        return estimate.coverage().withoutPrice().stream()
                .map(resource -> "Not in these figures, " + resource.path() + ": " + resource.reason());
    }

    /** Which pipelines end in time less often than they shall, and the remedy. */
    public static List<String> missedSlas(EnvironmentEstimate estimate) {
        return estimate.pipelines().stream()
                .filter(pipeline -> !pipeline.meetsSla())
                .map(pipeline -> "SLA missed: " + inTime(pipeline) + " of the runs of "
                        + pipeline.pipeline() + " end within " + pipeline.sla().toMinutes() + " min, and "
                        + Words.target(pipeline.slaTarget()) + " shall; ./lakewarden cost size " + pipeline.pipeline()
                        + " --env " + estimate.environment() + " --after-months " + (Estimator.MONTHS - 1)
                        + " finds a cluster that meets it")
                .toList();
    }

    /** How often a pipeline runs, how long that takes, and what it costs if nothing ends it. */
    public static String runs(PipelineCost pipeline) {
        return pipeline.pipeline() + ": " + pipeline.runs() + " runs and " + Words.few(pipeline.terabytes())
                + " TB of 1,024 GiB in the month; a run takes " + pipeline.minutes() + " min, at most "
                + pipeline.minutesAtMost()
                + " in 19 of 20 (" + pipeline.runtimeBasis() + "); a cluster that nothing ends costs "
                + Words.cents(pipeline.neverEndedPerDay()) + " USD a day";
    }

    /** What changed since last time. */
    static String change(Comparison comparison) {
        Usd change = comparison.change();
        return switch (change.value().signum()) {
            case -1 -> about(Usd.ZERO.minus(change)) + " a month less than with " + comparison.with() + AT_USUAL;
            case 1 -> about(change) + " a month more than with " + comparison.with() + AT_USUAL;
            default -> "As much as with " + comparison.with() + AT_USUAL;
        };
    }

    /** What is in it, and how far its prices are known. */
    public static String coverage(EnvironmentEstimate estimate) {
        Coverage coverage = estimate.coverage();
        return coverage.resources().size() + " resources: " + coverage.count(Verdict.PRICED) + " priced, "
                + coverage.count(Verdict.FREE) + " free, " + coverage.count(Verdict.NEEDS_USAGE) + " need usage, "
                + coverage.count(Verdict.UNSUPPORTED) + " unsupported; " + unverified(estimate);
    }

    /** How much is priced by rates that nobody verified, and what the month is if these are wrong. */
    static String unverified(EnvironmentEstimate estimate) {
        String share = percent(estimate.unverifiedShare()) + " priced by rates that nobody verified";
        return estimate.unverified().equals(Usd.ZERO)
                ? share
                : share + "; if all of these are off by "
                        + OFF.movePointRight(2).toPlainString()
                        + " % either way, the usual month is "
                        + Words.cents(estimate.ifUnverifiedAreOff(OFF.negate())) + " or "
                        + Words.cents(estimate.ifUnverifiedAreOff(OFF))
                        + " USD: an assumption, not a range";
    }
}
