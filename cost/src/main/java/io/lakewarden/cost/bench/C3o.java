package io.lakewarden.cost.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.cost.bench.MeasuredJob.Point;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.model.Gibibytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of C3O: measured runs of Spark jobs on EMR (Will et al. 2020, arXiv 2011.07965). Tabs between columns, a
 * job a file; what is no column that all files have is an argument of the job.
 */
final class C3o {
    private static final double BYTES_OF_A_MEGABYTE = 1e6;
    private static final double BYTES_OF_A_GIBIBYTE = 1L << 30;
    private static final double MEGABYTES_OF_A_GIBIBYTE = 1000;
    private static final Set<String> COMMON =
            Set.of("instance_count", "machine_type", "slots", "memory", "data_size_MB", "gross_runtime");

    /** The runs' machines kept their shuffles on EBS; nothing is known of its size. */
    private static final Gibibytes UNKNOWN_DISK = new Gibibytes(1e6);

    private C3o() {}

    /**
     * Reads one file.
     *
     * @throws IllegalArgumentException if it is not of this kind
     * @throws UncheckedIOException if it cannot be read
     */
    static List<MeasuredJob> read(Path file, String job) {
        Map<String, MeasuredJob> jobs = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().fieldSeparator('\t').ofNamedCsvRecord(file)) {
            for (NamedCsvRecord each : records) {
                add(each, file, job, jobs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return List.copyOf(jobs.values());
    }

    private static void add(NamedCsvRecord each, Path file, String job, Map<String, MeasuredJob> jobs) {
        COMMON.stream()
                .filter(column -> each.findField(column).isEmpty())
                .sorted()
                .findFirst()
                .ifPresent(column -> {
                    throw new IllegalArgumentException(file.getFileName() + " has no column " + column);
                });
        try {
            add(each, job, jobs);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file.getFileName() + ", line " + each.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static void add(NamedCsvRecord each, String job, Map<String, MeasuredJob> jobs) {
        int nodes = Integer.parseInt(each.getField("instance_count"));
        double gibibytes =
                Double.parseDouble(each.getField("data_size_MB")) * BYTES_OF_A_MEGABYTE / BYTES_OF_A_GIBIBYTE;
        String type = each.getField("machine_type");
        String arguments = arguments(each);
        MeasuredJob measured = jobs.computeIfAbsent(
                type + " " + arguments,
                key -> new MeasuredJob(job, arguments, machine(each, type, nodes), new TreeMap<>()));
        Duration time = Duration.ofMillis(Math.round(1000 * Double.parseDouble(each.getField("gross_runtime"))));
        measured.repeats()
                .computeIfAbsent(new Point(gibibytes, nodes), point -> new ArrayList<>())
                .add(new MeasuredRun(nodes, new Gibibytes(gibibytes), time));
    }

    private static Machine machine(NamedCsvRecord each, String type, int nodes) {
        return new Machine(
                type,
                Integer.parseInt(each.getField("slots")) / nodes,
                new Gibibytes(Double.parseDouble(each.getField("memory")) / nodes / MEGABYTES_OF_A_GIBIBYTE),
                UNKNOWN_DISK);
    }

    /** Lines and observations only say the size again. */
    private static String arguments(NamedCsvRecord each) {
        return each.getFieldsAsMap().entrySet().stream()
                .filter(field ->
                        !COMMON.contains(field.getKey()) && !field.getKey().equals("lines"))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }
}
