package io.lakewarden.cli.sample;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** Seeded chance; takes whole numbers only, so that every Java draws the same. */
final class Draw {
    private static final int MILLION = 1_000_000;

    private final SplittableRandom random;

    private Draw(SplittableRandom random) {
        this.random = random;
    }

    /** The chance of one day; no other day depends on it. */
    static Draw of(long seed, LocalDate day) {
        return new Draw(new SplittableRandom(new SplittableRandom(seed).nextLong() ^ day.toEpochDay()));
    }

    /** A number from zero up to, without, the bound. */
    int below(int bound) {
        return (int) ((random.nextLong() >>> 32) * bound >>> 32);
    }

    /** A number between two, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True that many times in a million. */
    boolean happens(int perMillion) {
        return below(MILLION) < perMillion;
    }
}
