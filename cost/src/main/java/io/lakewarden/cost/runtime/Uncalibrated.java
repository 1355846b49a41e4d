package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.Optional;

/**
 * Knows nothing of the job: 10 gigabytes an hour and vCPU, and as likely as not anything from half to twice of it. What
 * was published about scans and sorts lies between 3 and 25; one measured run is worth more.
 *
 * @param traits of the job
 */
public record Uncalibrated(Traits traits) implements RuntimeModel {
    private static final double GIGABYTES_AN_HOUR_AND_VCPU = 10;
    private static final double BYTES_OF_A_GIGABYTE = 1e9;

    /** With it nine of ten jobs do 4 to 25 gigabytes an hour and vCPU. */
    private static final double SPREAD = Math.log(2.5) / 1.6449;

    @Override
    public Forecast forecast(CoreNodes nodes, Gibibytes input) {
        double gigabytes = input.bytes() / BYTES_OF_A_GIGABYTE;
        double hours = gigabytes / (GIGABYTES_AN_HOUR_AND_VCPU * nodes.taskCores());
        return new Forecast(hours * 3600, SPREAD, Double.POSITIVE_INFINITY);
    }

    @Override
    public Optional<Refusal> refusal(CoreNodes nodes, Gibibytes input) {
        return Domain.refusal(traits, nodes, input);
    }

    @Override
    public String basis() {
        return "no run of this job: " + (int) GIGABYTES_AN_HOUR_AND_VCPU
                + " GB an hour and vCPU, 4 to 25 in nine of ten";
    }

    @Override
    public boolean isCalibrated() {
        return false;
    }
}
