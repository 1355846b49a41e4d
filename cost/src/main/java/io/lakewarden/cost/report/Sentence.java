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
                + (low.equals(high) ? "" : " (P50), between " + low + " and " + high + " eight times in ten");
    }

    /** What a run and a terabyte cost, and whether runs end in time. */
    public static String pipeline(PipelineCost pipeline) {
        return pipeline.pipeline() + ": " + about(pipeline.run().p50()) + " a run, "
                + about(pipeline.terabyte().p50()) + " a TB"
                + (pipeline.run().p10().equals(pipeline.run().p90()) ? ", " : " (P50), ")
                + percent(pipeline.withinSla()) + " of runs within "
                + pipeline.sla().toMinutes() + " min (target " + percent(pipeline.slaTarget()) + ")";
    }

    /** What has to be told before the figures: prices that are missing, and pipelines that end in time too seldom. */
    public static List<String> warnings(EnvironmentEstimate estimate) {
        return Stream.concat(withoutPrice(estimate), missedSlas(estimate).stream())
                .toList();
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
                .map(pipeline -> "SLA missed: " + percent(pipeline.withinSla()) + " of the runs of "
                        + pipeline.pipeline() + " end within " + pipeline.sla().toMinutes() + " min, and "
                        + percent(pipeline.slaTarget()) + " shall; ./lakewarden cost size " + pipeline.pipeline()
                        + " --env " + estimate.environment() + " --after-months " + (Estimator.MONTHS - 1)
                        + " finds a cluster that meets it")
                .toList();
    }

    /** How often a pipeline runs, how long that takes, and what it costs if nothing ends it. */
    public static String runs(PipelineCost pipeline) {
        return pipeline.pipeline() + ": " + pipeline.runs() + " runs and " + Words.few(pipeline.terabytes())
                + " TB in the month; a run takes " + pipeline.minutes() + " min, at most " + pipeline.minutesAtMost()
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
