package io.lakewarden.jobs.catalogue.tuning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An EC2 instance type that EMR offers.
 *
 * @param name say {@code r6g.8xlarge}
 * @param vcpus virtual cores
 * @param memoryGibibytes memory in GiB
 */
public record InstanceType(String name, int vcpus, int memoryGibibytes) {
    private static final String TABLE = "instance-types.csv";
    private static final List<InstanceType> LISTED = read();
    private static final int FEWEST_DAEMON_GIBIBYTES = 2;
    private static final int MOST_DAEMON_GIBIBYTES = 8;

    /** The type of that name, if it is listed. */
    public static Optional<InstanceType> named(String name) {
        return listed().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** All types that are listed, by family and size. */
    public static List<InstanceType> listed() {
        return LISTED;
    }

    private static List<InstanceType> read() {
        try (InputStream stream = InstanceType.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException("Cannot read the instance types: " + TABLE + " is not in the jar");
            }

            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("instance_type"))
                    .map(InstanceType::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the instance types: " + e.getMessage(), e);
        }
    }

    /**
     * Memory in GiB that EMR leaves to YARN: all but a quarter, of which at least 2 and at most 8 GiB are kept back
     * (https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hadoop-task-config.html).
     */
    public int yarnGibibytes() {
        int kept = Math.min(MOST_DAEMON_GIBIBYTES, Math.max(FEWEST_DAEMON_GIBIBYTES, memoryGibibytes / 4));
        return memoryGibibytes - kept;
    }

    private static InstanceType parse(String line) {
        String[] cells = line.split(",");
        return new InstanceType(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
    }
}
