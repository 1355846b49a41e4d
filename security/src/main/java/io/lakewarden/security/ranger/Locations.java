package io.lakewarden.security.ranger;

import io.lakewarden.model.BucketName;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an environment keeps the files of its datasets: each in a folder of its name under its zone's prefix. Without a
 * prefix nobody gets a zone's files.
 *
 * @param zones a prefix by zone, say {@code s3://lakewarden-dev-gold-111111111111/gold}, without a slash at its
 *     end; none inside another
 */
public record Locations(SortedMap<String, String> zones) {
    public Locations {
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(zones)));
        zones.forEach((zone, prefix) -> {
            if (prefix.isEmpty() || prefix.endsWith("/") || prefix.contains("*") || prefix.contains("?")) {
                throw new IllegalArgumentException("Invalid prefix of zone " + zone + ": got " + prefix
                        + ", expected one without a slash at its end and without wildcards");
            }
        });
        requireApart(zones);
    }

    private static void requireApart(Map<String, String> zones) {
        zones.forEach((zone, prefix) -> zones.forEach((other, inside) -> {
            if (!zone.equals(other) && (inside + "/").startsWith(prefix + "/")) {
                throw new IllegalArgumentException("Invalid prefixes: got " + inside + " of zone " + other
                        + ", which lies in " + prefix + " of zone " + zone + ", expected none inside another");
            }
        }));
    }

    /** A folder in a bucket per zone in an account; none on this machine. */
    public static Locations of(Platform platform, Environment environment) {
        SortedMap<String, String> zones = new TreeMap<>();
        platform.zones().forEach(zone -> BucketName.of(platform, environment, zone.name())
                .ifPresent(bucket -> zones.put(zone.name(), "s3://" + bucket + "/" + zone.name())));
        return new Locations(zones);
    }

    /** Of an environment whose files are nobody's business here. */
    public static Locations none() {
        return new Locations(new TreeMap<>());
    }

    /** Where the files of a dataset are. */
    public Optional<String> of(DatasetId dataset) {
        return Optional.ofNullable(zones.get(dataset.zone())).map(prefix -> prefix + "/" + dataset.name());
    }
}
