package io.lakewarden.account.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cluster as EMR describes it.
 *
 * @param id EMR's
 * @param name as it was given
 * @param state in EMR's word
 * @param created when it was asked for
 * @param ready when it could run steps, if it can
 * @param ended when it was gone, if it is
 * @param isFleets whether its nodes are fleets; groups otherwise
 * @param logUri the folder of its logs, if it has one
 * @param securityConfiguration the name, if it has one
 * @param tags its own
 */
public record LiveCluster(
        String id,
        String name,
        String state,
        Instant created,
        Optional<Instant> ready,
        Optional<Instant> ended,
        boolean isFleets,
        Optional<String> logUri,
        Optional<String> securityConfiguration,
        SortedMap<String, String> tags) {
    public LiveCluster {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(tags)));
    }

    /** How long it has been there by then. */
    public Duration age(Instant now) {
        return Duration.between(created, ended.orElse(now));
    }

    /** The value of a tag. */
    public Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key));
    }

    /** Its own folder of logs. */
    public Optional<String> logs() {
        return logUri.map(uri -> uri.replaceFirst("^s3n://", "s3://"))
                .map(uri -> uri.endsWith("/") ? uri : uri + "/")
                .map(uri -> uri + id + "/");
    }

    /** The folder of a step's logs. */
    public Optional<String> logs(LiveStep step) {
        return logs().map(folder -> folder + "steps/" + step.id() + "/");
    }
}
