package io.lakewarden.model.settings;

import java.util.List;

/** A number that an environment sets, or takes from its posture. */
public enum Amount {
    ALARM_PERIODS("alarmPeriods", 3, 2, 1, 1, 12, "Periods of five minutes in a row before an alarm rings"),
    AVAILABILITY_ZONES(
            "availabilityZones", 1, 2, 3, 1, 6, "Zones that the network spans where it does not name them: a, b, c"),
    COST_ANOMALY_DOLLARS(
            "costAnomalyDollars", 20, 100, 100, 1, 1_000_000, "What a day must cost over the expected to be told of"),
    INCOMPLETE_UPLOAD_DAYS(
            "incompleteUploadDays", 1, 7, 7, 1, 365, "Days after which parts of an unfinished upload are removed"),
    KEY_DELETION_DAYS("keyDeletionDays", 7, 30, 30, 7, 30, "Days in which the deletion of a key can be taken back"),
    KEY_ROTATION_DAYS("keyRotationDays", 365, 365, 180, 90, 2560, "Days after which a key's material is new"),
    LOG_FILE_DAYS("logFileDays", 30, 365, 2557, 1, 36_500, "Days that files of EMR's logs and of access logs are kept"),
    LOG_RETENTION_DAYS(
            "logRetentionDays",
            14,
            90,
            400,
            1,
            3653,
            "Days that CloudWatch keeps log lines: of executions, of the network"),
    NONCURRENT_VERSION_DAYS(
            "noncurrentVersionDays",
            7,
            30,
            400,
            1,
            36_500,
            "Days in which an overwritten or deleted file can be had back"),
    QUARANTINE_PERCENT(
            "quarantinePercent",
            10,
            3,
            3,
            0,
            100,
            "Percent of the rows that a job reads which it may set aside before an alarm rings");

    /** What CloudWatch Logs takes (API_PutRetentionPolicy). */
    private static final List<Integer> LOG_RETENTIONS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final String key;
    private final int sandbox;
    private final int standard;
    private final int regulated;
    private final int min;
    private final int max;
    private final String description;

    Amount(String key, int sandbox, int standard, int regulated, int min, int max, String description) {
        this.key = key;
        this.sandbox = sandbox;
        this.standard = standard;
        this.regulated = regulated;
        this.min = min;
        this.max = max;
        this.description = description;
    }

    /** Its key in the definition; ends in its unit. */
    public String key() {
        return key;
    }

    /** What it means, in a sentence without a full stop. */
    public String description() {
        return description;
    }

    /** The smallest that is allowed. */
    public int min() {
        return min;
    }

    /** The largest that is allowed. */
    public int max() {
        return max;
    }

    /** The only values that are allowed; empty where all between the bounds are. */
    public List<Integer> choices() {
        return this == LOG_RETENTION_DAYS ? LOG_RETENTIONS : List.of();
    }

    /** What a posture sets. */
    public int in(Posture posture) {
        return switch (posture) {
            case SANDBOX -> sandbox;
            case STANDARD -> standard;
            case REGULATED -> regulated;
        };
    }
}
