package io.lakewarden.jobs.catalogue.tuning;

import io.lakewarden.model.Compute;
import io.lakewarden.model.Gibibytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Spark settings for one pipeline in one environment.
 *
 * @param settings in the order memory, parallelism, joins; overrides that replace nothing stand last, by name
 */
public record Tuning(List<Setting> settings) {
    public Tuning {
        settings = List.copyOf(settings);
    }

    /**
     * The settings for a volume of input on some compute.
     *
     * @param compute what it runs on
     * @param input volume of one run, uncompressed
     * @param overrides settings of the definition, by Spark's own names; each replaces the derived one
     * @throws IllegalArgumentException if an instance type is not listed
     */
    public static Tuning of(Compute compute, Gibibytes input, Map<String, String> overrides) {
        List<Setting> derived = compute.match(
                machine -> MachineTuning.settings(machine), cluster -> ClusterTuning.settings(cluster, input));
        SortedMap<String, String> open = new TreeMap<>(overrides);
        List<Setting> settings = new ArrayList<>();
        for (Setting setting : derived) {
            String value = open.remove(setting.name());
            settings.add(
                    value == null
                            ? setting
                            : new Setting(
                                    setting.name(),
                                    value,
                                    "The definition says so; derived was " + setting.value() + ": "
                                            + setting.reason()));
        }

        open.forEach((name, value) -> settings.add(new Setting(name, value, "The definition says so")));
        return new Tuning(settings);
    }

    /** A line per setting, with its reason; ends in a line feed. */
    public String explain() {
        return settings.stream()
                .map(setting -> setting.name() + "=" + setting.value() + "\n    " + setting.reason() + "\n")
                .collect(Collectors.joining());
    }
}
