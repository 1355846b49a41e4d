package io.lakewarden.security.worlds;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Every so many of something, since all of it would take a build too long; says how much that is. Which of them, the seed
 * decides.
 */
public final class Sample {
    private final String what;
    private final int stride;
    private final long seed;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    private Sample(String what, int stride, long seed) {
        this.what = what;
        this.stride = stride;
        this.seed = seed;
    }

    /** Of what, in the plural. The property {@code lakewarden.stride} takes others of all of them: 1 takes each. */
    public static Sample of(String what, int stride, long seed) {
        return new Sample(what, Integer.getInteger("lakewarden.stride", stride), seed);
    }

    /** Those of the stream, which is to be gone through once and in order. */
    public <T> Stream<T> from(Stream<T> stream) {
        return stream.filter(any -> (all.getAndIncrement() + seed) % stride == 0)
                .peek(one -> taken.incrementAndGet());
    }

    /** How many were taken so far, to be read in the build's output. */
    public void report() {
        System.out.println(this);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s, every %d from seed %d on; all with -Dlakewarden.stride=1",
                taken.get(),
                all.get(),
                what,
                stride,
                seed);
    }
}
