package io.lakewarden.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one pipeline has to carry in one environment: what its price and its size follow from.
 *
 * @param volume of one run at first, uncompressed
 * @param growthPercentPerMonth how much more each month than the one before, -50 to 100
 * @param file of the lake, as large as they are written
 * @param expansion stored volume of a zone over the run's, by the zone's name; 1 where a zone is not named
 * @param slaPercent of the runs that shall end within the SLA, 50 to 99.99
 * @param cached share of its input that a step keeps in memory, 0 to 1
 * @param calibration measured runs; empty where there are none
 */
public record Workload(
        Volume volume,
        BigDecimal growthPercentPerMonth,
        Mebibytes file,
        SortedMap<String, BigDecimal> expansion,
        BigDecimal slaPercent,
        BigDecimal cached,
        Optional<Calibration> calibration) {
    private static final Mebibytes USUAL_FILE = new Mebibytes(128);
    private static final BigDecimal USUAL_SLA_PERCENT = BigDecimal.valueOf(99);
    private static final double LITTLE = 0.8;
    private static final double MUCH = 1.25;

    /**
     * A volume that is not known beforehand: one run in ten is below {@code little}, one in two below {@code usual}, nine in
     * ten below {@code much}.
     */
    public record Volume(Gibibytes little, Gibibytes usual, Gibibytes much) {
        public Volume {
            if (little.value() == 0 || little.compareTo(usual) > 0 || usual.compareTo(much) > 0) {
                throw new IllegalArgumentException("Invalid volume: got " + little.value() + ", " + usual.value()
                        + ", " + much.value() + " GiB, expected them above zero and rising");
            }
        }

        /** A volume of which only the usual is known: from four fifths to five quarters of it. */
        public static Volume about(Gibibytes usual) {
            return new Volume(
                    new Gibibytes(usual.value() * LITTLE), usual, new Gibibytes(usual.value() * MUCH));
        }
    }

    /**
     * A size in units of 2^20 bytes.
     *
     * @param value above zero
     */
    public record Mebibytes(double value) {
        public Mebibytes {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("Invalid size: got " + value + " MiB, expected more than zero");
            }
        }
    }

    /**
     * Runs of the pipeline that were measured.
     *
     * @param instanceType of their core nodes
     * @param runs one or more
     */
    public record Calibration(String instanceType, List<Run> runs) {
        public Calibration {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A measured run.
     *
     * @param nodes core nodes
     * @param input volume
     * @param time of its steps, without the cluster's start
     */
    public record Run(int nodes, Gibibytes input, Duration time) {}

    public Workload {
        expansion = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(expansion)));
    }

    /** What is taken where a placement says nothing but its expected volume. */
    public static Workload about(Gibibytes input) {
        return new Workload(
                Volume.about(input),
                BigDecimal.ZERO,
                USUAL_FILE,
                new TreeMap<>(),
                USUAL_SLA_PERCENT,
                BigDecimal.ZERO,
                Optional.empty());
    }

    /** The same with another volume. */
    public Workload of(Volume other) {
        return new Workload(other, growthPercentPerMonth, file, expansion, slaPercent, cached, calibration);
    }

    /** Stored volume of a zone over the run's. */
    public BigDecimal expansion(String zone) {
        return expansion.getOrDefault(zone, BigDecimal.ONE);
    }
}
