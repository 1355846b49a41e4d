package io.lakewarden.cost.runtime;

import io.lakewarden.cost.runtime.Refusal.Reason;
import io.lakewarden.model.Gibibytes;
import java.util.Locale;
import java.util.Optional;

/**
 * One run's stages, on other cores and with other input. A core is taken for a core, whatever the machine.
 *
 * @param run as its event log has it
 * @param input of that run
 * @param traits of the job
 */
public record Replayed(RunProfile run, Gibibytes input, Traits traits) implements RuntimeModel {
    /** Of a run at another number of cores with the same input; unverified, wider than what is published of it. */
    private static final double SPREAD = 0.2;

    /** For each doubling of the input or of the cores; unverified. */
    private static final double SPREAD_OF_A_DOUBLING = 0.1;

    private static final double FARTHEST = 100;

    /** A model of that run, whose traits are as the run shows them. */
    public static Replayed of(RunProfile run, Gibibytes input) {
        return new Replayed(run, input, run.traits(input));
    }

    @Override
    public Forecast forecast(CoreNodes nodes, Gibibytes asked) {
        double times = asked.value() / input.value();
        double cores = (double) nodes.taskCores() / run.cores();
        return new Forecast(
                run.seconds(nodes.taskCores(), times),
                SPREAD + SPREAD_OF_A_DOUBLING * (doublings(times) + doublings(cores)),
                Double.POSITIVE_INFINITY);
    }

    @Override
    public Optional<Refusal> refusal(CoreNodes nodes, Gibibytes asked) {
        return Domain.refusal(traits, nodes, asked).or(() -> farther(asked));
    }

    @Override
    public String basis() {
        return String.format(
                Locale.ROOT,
                "the stages of %s: %s GiB on %d cores in %.0f s, never below %.0f s",
                run.label(),
                Digits.of(input.value()),
                run.cores(),
                run.wallSeconds(),
                run.leastSeconds());
    }

    @Override
    public boolean isCalibrated() {
        return true;
    }

    private Optional<Refusal> farther(Gibibytes asked) {
        return asked.value() > FARTHEST * input.value()
                ? Optional.of(new Refusal(
                        Reason.EXTRAPOLATION,
                        String.format(
                                Locale.ROOT,
                                "measured %s GiB and asked for %s: more than %.0f times",
                                Digits.of(input.value()),
                                Digits.of(asked.value()),
                                FARTHEST)))
                : Optional.empty();
    }

    private static double doublings(double ratio) {
        return Math.abs(Math.log(ratio) / Math.log(2));
    }
}
