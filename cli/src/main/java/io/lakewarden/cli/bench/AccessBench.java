package io.lakewarden.cli.bench;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Positions;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import io.lakewarden.security.lakeformation.Stack;
import io.lakewarden.security.lakeformation.Stacks;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;

/** Compiles a generated platform and measures it, cold: nothing was compiled before in this process. */
public final class AccessBench {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final double NANOSECONDS = 1e9;
    private static final int MEBIBYTE_BITS = 20;

    /** What was measured; times in seconds, the compilation with the split over stacks. */
    public record Result(
            int tables,
            int columns,
            int principals,
            int grants,
            double seconds,
            double cpuSeconds,
            long peakMebibytes,
            int named,
            int entries,
            int associations,
            int filters,
            int permissions,
            int gaps,
            int stacks,
            int largestResources,
            int largestBytes,
            int longestChain) {}

    private AccessBench() {}

    /** Of a {@link LargePlatform}. */
    public static Result run(int tables, int principals, long seed) {
        Platform platform = LargePlatform.of(tables, principals, seed);
        CheckedPlatform checked = Checker.check(new Definition(platform, Positions.none()))
                .platform()
                .orElseThrow(() -> new IllegalStateException("Cannot measure: the generated platform has errors"));
        Environment environment = platform.environment("prod").orElseThrow();
        long from = System.nanoTime();
        long cpuFrom = cpu();
        LakeFormation compiled = LakeFormationCompiler.compile(checked, environment, DAY);
        List<Stack> stacks = Stacks.of(compiled);
        double seconds = (System.nanoTime() - from) / NANOSECONDS;
        double cpuSeconds = (cpu() - cpuFrom) / NANOSECONDS;
        return new Result(
                tables,
                platform.datasets()
                        .mapToInt(dataset -> dataset.columns().size())
                        .sum(),
                platform.principals().size(),
                platform.domains().stream()
                        .mapToInt(domain -> domain.grants().size())
                        .sum(),
                seconds,
                cpuSeconds,
                PeakMemory.of(ProcessHandle.current().pid()) >> MEBIBYTE_BITS,
                compiled.named(),
                compiled.entries(),
                compiled.associations().size(),
                compiled.filters().size(),
                compiled.permissions().size(),
                compiled.gaps().size(),
                stacks.size(),
                stacks.stream().mapToInt(Stack::resources).max().orElse(0),
                stacks.stream().mapToInt(Stack::bytes).max().orElse(0),
                stacks.stream().mapToInt(Stack::longestChain).max().orElse(0));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
