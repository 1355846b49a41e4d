package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.EngineBench;

/** How fast decisions are. */
public final class DecisionBench {
    private static final int POLICIES = 10_000;
    private static final int DECISIONS = 100_000;

    /**
     * What was measured.
     *
     * @param policies how many there were
     * @param perSecond decisions on one thread
     */
    public record Result(int policies, double perSecond) {}

    private DecisionBench() {}

    /** Decides on columns of tables under 10,000 policies, half of them forbidden, on this thread, warm. */
    public static Result measure() {
        EngineBench bench = EngineBench.of(POLICIES);
        bench.decide(DECISIONS);
        long start = System.nanoTime();
        bench.decide(DECISIONS);
        return new Result(POLICIES, DECISIONS * 1e9 / (System.nanoTime() - start));
    }
}
