package io.lakewarden.cli.runbook;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand in a page as <code>${name}</code>. There are no others; the shell's own variables go without braces. */
public enum Placeholder {
    ACCOUNT("account", "The account's twelve digits"),
    CLUSTER("cluster", "A cluster that stays, as the definition calls it"),
    ENVIRONMENT("environment", "The environment's name"),
    LANDING("landing", "The folder that a pipeline's files arrive in, in S3"),
    LOGS_BUCKET("logsBucket", "The bucket of logs and of run records"),
    PARTITION("partition", "With which ARNs begin, say aws"),
    PIPELINE("pipeline", "A pipeline, as the definition calls it"),
    PREFIX("prefix", "With which names in the account begin: the platform's and the environment's"),
    REGION("region", "The region"),
    SLA_MINUTES("slaMinutes", "The SLA of a pipeline"),
    STATE_MACHINE_ARN("stateMachineArn", "The state machine of a pipeline"),
    SUBJECT("subject", "A pipeline, or a cluster that stays: the page is for both"),
    TIME_ZONE("timeZone", "The time zone of a pipeline, in which yesterday is counted");

    /** Any of them, or what looks like one. */
    static final Pattern WRITTEN = Pattern.compile("\\$\\{([^}]*)}");

    private final String key;
    private final String description;

    Placeholder(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** Its name, without the dollar sign and the braces. */
    public String key() {
        return key;
    }

    /** What stands for it, in words. */
    public String description() {
        return description;
    }

    static Optional<Placeholder> of(String key) {
        return Stream.of(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
