package io.lakewarden.cost.runtime;

import io.lakewarden.cost.runtime.Refusal.Reason;
import io.lakewarden.model.Gibibytes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Fitted to runs of the job. */
public final class Calibrated implements RuntimeModel {
    /** So many runs' worth is the usual spread: as few runs as are had can agree by chance. */
    private static final double USUAL_SPREAD_RUNS = 4;

    /** A vCPU of another family does up to a tenth more or less, in eight of ten. */
    private static final double ANOTHER_FAMILY = Math.log(1.1) / 1.2816;

    private static final double FARTHEST = 100;

    /** The driver is with the primary node, or a core node is its own. */
    private static final double[] DRIVER_NODES = {0, 1};

    private final ErnestFit fit;
    private final Machine measuredOn;
    private final Traits traits;
    private final double spread;
    private final Leverage leverage;

    private Calibrated(ErnestFit fit, Machine measuredOn, Traits traits) {
        this.fit = fit;
        this.measuredOn = measuredOn;
        this.traits = traits;
        this.spread = spread(fit);
        this.leverage = Leverage.of(fit);
    }

    /**
     * Fits the form that so many runs can carry. Whether the driver takes a core node is seen from the runs: as they
     * predict each other better.
     *
     * @param runs one or more, all on that machine
     */
    public static Calibrated of(List<MeasuredRun> runs, Machine measuredOn, Traits traits) {
        Form form = Form.carriedBy(runs);
        ErnestFit fit = DoubleStream.of(DRIVER_NODES)
                .mapToObj(driver -> ErnestFit.of(form, runs, driver))
                .min(Comparator.comparingDouble(Calibrated::leaveOneOutSquares))
                .orElseThrow();
        return new Calibrated(fit, measuredOn, traits);
    }

    /** The same where it is known how much of a core node the driver takes. */
    public static Calibrated of(List<MeasuredRun> runs, double driverNodes, Machine measuredOn, Traits traits) {
        ErnestFit fit = ErnestFit.of(Form.carriedBy(runs), runs, driverNodes);
        return new Calibrated(fit, measuredOn, traits);
    }

    @Override
    public Forecast forecast(CoreNodes nodes, Gibibytes input) {
        double workers = workers(nodes);
        Forecast forecast = new Forecast(
                fit.seconds(nodes.count(), workers, input.value()),
                spread * Math.sqrt(1 + leverage.at(nodes.count(), workers, input.value())),
                USUAL_SPREAD_RUNS + fit.runs().size());
        return nodes.machine().family().equals(measuredOn.family()) ? forecast : forecast.wider(ANOTHER_FAMILY);
    }

    @Override
    public Optional<Refusal> refusal(CoreNodes nodes, Gibibytes input) {
        return Domain.cliff(fit.runs())
                .or(() -> Domain.refusal(traits, nodes, input))
                .or(() -> farther(input));
    }

    @Override
    public String basis() {
        return String.format(
                Locale.ROOT,
                "%d %s on %s, %s, leave-one-out error %s",
                fit.runs().size(),
                fit.runs().size() == 1 ? "run" : "runs",
                measuredOn.instanceType(),
                fit.form().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                leaveOneOutError()
                        .map(error -> String.format(Locale.ROOT, "%.1f %%", 100 * error))
                        .orElse("unknown"));
    }

    @Override
    public boolean isCalibrated() {
        return true;
    }

    /** The fit. */
    public ErnestFit fit() {
        return fit;
    }

    /** The machine of the nodes that were measured. */
    public Machine measuredOn() {
        return measuredOn;
    }

    /** Mean relative error of each run as the others predict it; empty for a single run. */
    public Optional<Double> leaveOneOutError() {
        List<Double> ratios = fit.leaveOneOut();
        return ratios.isEmpty()
                ? Optional.empty()
                : Optional.of(ratios.stream()
                        .mapToDouble(ratio -> Math.abs(ratio - 1))
                        .average()
                        .orElseThrow());
    }

    /** Those of the nodes that work, in nodes of the machine that was measured. */
    private double workers(CoreNodes nodes) {
        double share = (double) nodes.machine().taskCores() / measuredOn.taskCores();
        return share * ErnestFit.workers(nodes.count(), fit.driverNodes());
    }

    /** What is usual and what these runs show of each other, each with its weight. */
    private static double spread(ErnestFit fit) {
        double usual = Math.pow(fit.form().usualSpread(), 2) * USUAL_SPREAD_RUNS;
        List<Double> ratios = fit.leaveOneOut();
        return Math.sqrt((usual + squaredLogarithms(ratios)) / (USUAL_SPREAD_RUNS + ratios.size()));
    }

    private Optional<Refusal> farther(Gibibytes input) {
        double most = fit.runs().stream()
                .mapToDouble(run -> run.input().value())
                .max()
                .orElseThrow();
        return input.value() > FARTHEST * most
                ? Optional.of(new Refusal(
                        Reason.EXTRAPOLATION,
                        String.format(
                                Locale.ROOT,
                                "measured up to %s GiB and asked for %s: more than %.0f times",
                                Digits.of(most),
                                Digits.of(input.value()),
                                FARTHEST)))
                : Optional.empty();
    }

    private static double leaveOneOutSquares(ErnestFit fit) {
        return squaredLogarithms(fit.leaveOneOut());
    }

    private static double squaredLogarithms(List<Double> ratios) {
        return ratios.stream()
                .mapToDouble(ratio -> Math.pow(Math.log(Math.max(ratio, 0.01)), 2))
                .sum();
    }
}
