package io.lakewarden.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an environment has to say, and tells whoever listens. */
public enum Topic {
    /** Every alarm of a metric, when it begins and when it is over. */
    ALARMS,
    /** What calls somebody out of bed, when it begins; that it is over calls nobody. */
    CALLS,
    /** Budgets and anomalies of costs. */
    COSTS;

    /** Those that there are in a part of AWS: that of costs is where AWS watches them. */
    public static List<Topic> in(Partition partition) {
        return Stream.of(values())
                .filter(topic -> topic != COSTS || partition.watchesCosts())
                .toList();
    }

    /** As definitions write it and as its name in the account ends. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
