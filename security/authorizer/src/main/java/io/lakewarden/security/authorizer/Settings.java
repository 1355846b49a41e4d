package io.lakewarden.security.authorizer;

import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * What the launcher set before the context started; a session's settings have no say.
 *
 * @param policies the URI of a folder, or the URL of a Ranger Admin
 * @param service of the Ranger Admin; empty for a folder
 * @param cache folder for copies of what the Ranger Admin gave; empty for a folder
 * @param poll how often the Ranger Admin is asked
 * @param audit file for the decisions; empty for the logger {@code lakewarden.audit}
 * @param catalog whose databases policies name without the catalog
 */
record Settings(String policies, String service, String cache, Duration poll, Optional<String> audit, String catalog) {
    static final String PREFIX = "spark.lakewarden.authorizer.";

    static Settings of(SparkConf conf) {
        String policies = optional(conf, "policies")
                .orElseThrow(() -> new IllegalArgumentException("Cannot load the policies: " + PREFIX
                        + "policies is not set; set it to a folder or to the URL of a Ranger Admin"));
        return new Settings(
                policies,
                optional(conf, "service").orElse(""),
                optional(conf, "cache").orElse(""),
                poll(conf),
                optional(conf, "audit"),
                conf.get("spark.sql.defaultCatalog", "spark_catalog"));
    }

    private static Optional<String> optional(SparkConf conf, String name) {
        return Optional.of(conf.get(PREFIX + name, "").strip()).filter(text -> !text.isEmpty());
    }

    private static Duration poll(SparkConf conf) {
        String text = conf.get(PREFIX + "poll", "30");
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("Invalid " + PREFIX + "poll: got " + text + ", expected seconds from 1");
        }

        return Duration.ofSeconds(Long.parseLong(text));
    }
}
