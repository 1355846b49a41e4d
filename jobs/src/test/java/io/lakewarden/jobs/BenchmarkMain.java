package io.lakewarden.jobs;

import com.sun.management.OperatingSystemMXBean;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.lake.PublishForm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.metrics.source.CodegenMetrics;

/** Runs all real days one after the other in one session and prints seconds per day and job. */
public final class BenchmarkMain {
    private static long lastCpu;
    private static long lastCompiled;

    private BenchmarkMain() {}

    public static void main(String[] args) throws IOException {
        Path data = Repository.onlineRetail();
        List<String> days = RealDays.all();
        int limit = args.length > 0 ? Integer.parseInt(args[0]) : days.size();
        PublishForm form = args.length > 1 ? PublishForm.valueOf(args[1]) : PublishForm.BRANCH;
        Lake lake = Lake.in(Files.createTempDirectory("lakewarden-benchmark"))
                .landing(data)
                .publishing(form);
        Map<BundledJob, Long> nanos = new EnumMap<>(BundledJob.class);
        for (int day = 0; day < Math.min(limit, days.size()); day++) {
            for (BundledJob job : BundledJob.values()) {
                long start = System.nanoTime();
                lake.run(job, days.get(day));
                nanos.merge(job, System.nanoTime() - start, Long::sum);
            }

            if (day % 10 == 9 || day == 0) {
                System.out.println((day + 1) + " days, milliseconds a day since the last line: "
                        + perDay(nanos, day == 0 ? 1 : day == 9 ? 9 : 10));
                nanos.clear();
            }
        }
    }

    private static String perDay(Map<BundledJob, Long> nanos, int days) {
        long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long compiled = CodegenMetrics.METRIC_COMPILATION_TIME().getCount();
        StringBuilder text = new StringBuilder();
        long sum = 0;
        for (Map.Entry<BundledJob, Long> job : nanos.entrySet()) {
            long millis = job.getValue() / 1_000_000 / days;
            sum += millis;
            text.append(' ').append(job.getKey().jobName()).append(' ').append(millis);
        }

        String line = sum + " =" + text + ", CPU " + (cpu - lastCpu) / 1_000_000 / days + ", classes compiled "
                + (compiled - lastCompiled) / days;
        lastCpu = cpu;
        lastCompiled = compiled;
        return line;
    }
}
