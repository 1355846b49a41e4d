package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.optional;

import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.execution.command.ResetCommand;
import org.apache.spark.sql.execution.command.SetCommand;

/** The settings that SQL may read and change: those that tune a query or its dialect. */
final class SessionSettings {
    private static final Set<String> HARMLESS = Set.of(
            "spark.sql.adaptive.enabled",
            "spark.sql.adaptive.coalescePartitions.enabled",
            "spark.sql.adaptive.skewJoin.enabled",
            "spark.sql.adaptive.advisoryPartitionSizeInBytes",
            "spark.sql.ansi.enabled",
            "spark.sql.autoBroadcastJoinThreshold",
            "spark.sql.broadcastTimeout",
            "spark.sql.files.maxPartitionBytes",
            "spark.sql.iceberg.vectorization.enabled",
            "spark.sql.session.timeZone",
            "spark.sql.shuffle.partitions",
            "spark.sql.sources.partitionOverwriteMode");

    private SessionSettings() {}

    static void check(SetCommand set, Rights rights) {
        check(optional(set.kv()).map(setting -> setting._1()), rights);
    }

    static void check(ResetCommand reset, Rights rights) {
        check(optional(reset.config()), rights);
    }

    private static void check(Optional<String> name, Rights rights) {
        if (name.filter(HARMLESS::contains).isEmpty()) {
            throw AccessDenied.of(
                    rights.principal(),
                    "set",
                    name.orElse("all settings"),
                    "it is none of the settings that a query may read or change");
        }
    }
}
