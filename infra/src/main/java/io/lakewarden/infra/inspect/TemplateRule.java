package io.lakewarden.infra.inspect;

import java.util.List;
import java.util.stream.Stream;

/** What every template must keep, whatever made it; their names are the codes of what they find. */
public enum TemplateRule {
    BUCKET_PUBLIC("A bucket is closed to the public", BucketRules::open),
    BUCKET_UNENCRYPTED(
            "A bucket has a key of KMS, and one of its own for each; one for access logs has S3's",
            BucketRules::unencrypted),
    BUCKET_UNVERSIONED("A bucket keeps what is replaced", BucketRules::unversioned),
    BUCKET_UPLOADS_STAY("Uploads that never end are removed", BucketRules::uploads),
    CLUSTER_ENDS_NEVER(
            "A cluster that a pipeline makes ends by itself, no sooner than Step Functions looks", ClusterRules::idle),
    CLUSTER_HIDDEN("A cluster is visible to those who may see it", ClusterRules::hidden),
    CLUSTER_MARKET_UNKNOWN("Nodes are asked for by words that EMR knows", ClusterRules::markets),
    CLUSTER_RELEASE_UNKNOWN("A release is one that there is", ClusterRules::releases),
    CLUSTER_UNSECURED("A cluster has a security configuration of the templates", ClusterRules::unsecured),
    CLUSTER_WITHOUT_LOG_KEY("A cluster's logs are encrypted by a key of the account", ClusterRules::logs),
    DATA_NOT_RETAINED("What holds data stays when it leaves its stack", DataRules::removed),
    GRANTS_AT_ONCE("Changes of one resource of Lake Formation come one after the other", GrantRules::atOnce),
    GRANTS_COLLIDE("Nobody has a grant of a table and one of its columns", GrantRules::collide),
    KEY_NOT_ROTATED("A key is replaced every year", DataRules::unrotated),
    LAKE_DEFAULTS_UNSAID("Lake Formation's defaults are stated", SettingsRules::defaults),
    LAKE_FILTERING_CLOSED("EMR of the account itself may apply filters", SettingsRules::filtering),
    LAKE_SESSION_TAG("EMR is known by its own tag", SettingsRules::sessionTag),
    LAKE_SETTINGS_REPLACED("The account's settings are added to", SettingsRules::replaced),
    LAKE_WITHOUT_DEPLOYMENT("CloudFormation's role administers the lake", SettingsRules::deployment),
    MACHINE_ACTION_UNKNOWN("A state calls what Step Functions has", MachineRules::actions),
    MACHINE_BROKEN("A state machine can be run", MachineRules::broken),
    MACHINE_STEP_WITHOUT_ROLE("A step names the role that it runs as", MachineRules::steps),
    MACHINE_TASK_WITHOUT_TIMEOUT("A task that waits says how long", MachineRules::timeouts),
    MACHINE_UNFILLED("What only the deployment knows is filled in", MachineRules::unfilled),
    MACHINE_UNSEEN("A state machine is traced, and its log has everything", MachineRules::unseen);

    /** What breaks a rule. */
    @FunctionalInterface
    interface Check {
        Stream<Breach> of(Templates templates);
    }

    private final String summary;
    private final Check check;

    TemplateRule(String summary, Check check) {
        this.summary = summary;
        this.check = check;
    }

    /** What it asks for, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }

    /**
     * Everything that breaks a rule, sorted.
     *
     * @param but rules that the environment's definition sets aside
     */
    public static List<TemplateFinding> findings(Templates templates, List<TemplateRule> but) {
        return Stream.of(values())
                .filter(rule -> !but.contains(rule))
                .flatMap(rule -> rule.check
                        .of(templates)
                        .map(breach -> new TemplateFinding(rule, breach.subject(), breach.message(), breach.remedy())))
                .distinct()
                .sorted()
                .toList();
    }
}
