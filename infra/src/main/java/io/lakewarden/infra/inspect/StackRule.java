package io.lakewarden.infra.inspect;

import java.util.List;
import java.util.stream.Stream;

/**
 * What every template must keep, whatever made it; their names are the codes of what they find. How EMR is secured has
 * rules of its own.
 */
public enum StackRule {
    BUCKET_PUBLIC("A bucket is closed to the public", BucketRules::open),
    BUCKET_UNENCRYPTED(
            "A bucket has a key of KMS, and keys of its own below it; one for access logs has S3's",
            BucketRules::unencrypted),
    BUCKET_UNVERSIONED("A bucket keeps what is replaced", BucketRules::unversioned),
    BUCKET_UPLOADS_STAY("Uploads that never end are removed", BucketRules::uploads),
    CLUSTER_IDLE_UNDER_POLLING(
            "A cluster in a state machine is idle longer than the looks at its steps are apart", ClusterRules::idle),
    CLUSTER_REACHES_ANOTHER(
            "No security group is of two clusters, and the nodes of one are reached from its own groups alone",
            GroupRules::apart),
    CLUSTER_RELEASE_UNKNOWN("A release is one that there is", ClusterRules::releases),
    CLUSTER_WITHOUT_COST_TAGS(
            "A cluster carries the tags by which costs are told apart, one of a state machine its pipeline's too",
            ClusterRules::untagged),
    CLUSTER_WORD_UNKNOWN("Nodes are asked for by words that EMR knows", ClusterRules::words),
    DATA_NOT_RETAINED("What holds data stays when it leaves its stack, and what closes it", DataRules::removed),
    GRANTS_AT_ONCE("Changes of one resource of Lake Formation come one after the other", GrantRules::atOnce),
    GRANTS_COLLIDE("Nobody has a grant of a table and one of its columns", GrantRules::collide),
    GROUP_DESCRIPTION_REFUSED(
            "Security groups and their rules are described by characters that EC2 takes", GroupRules::descriptions),
    KEY_NOT_ROTATED("A key is replaced every year", DataRules::unrotated),
    LAKE_DEFAULTS_UNSAID("Lake Formation's defaults are stated", SettingsRules::defaults),
    LAKE_FILTERING_CLOSED("EMR of the account itself may apply filters", SettingsRules::filtering),
    LAKE_SESSION_TAG("EMR is known by its own tag", SettingsRules::sessionTag),
    LAKE_SETTINGS_REPLACED("The account's settings are added to", SettingsRules::replaced),
    LAKE_WITHOUT_DEPLOYMENT("CloudFormation's role administers the lake", SettingsRules::deployment),
    MACHINE_ACTION_UNKNOWN("A state calls what Step Functions has", MachineRules::actions),
    MACHINE_BROKEN("A state machine can be run", MachineRules::broken),
    MACHINE_UNFILLED("What only the deployment knows is filled in", MachineRules::unfilled),
    MACHINE_UNSEEN("A state machine is traced, and its log has everything", MachineRules::unseen);

    /** What breaks a rule. */
    @FunctionalInterface
    interface Check {
        Stream<Breach> of(Templates templates);
    }

    private final String summary;
    private final Check check;

    StackRule(String summary, Check check) {
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
    public static List<StackFinding> findings(Templates templates, List<StackRule> but) {
        return Stream.of(values())
                .filter(rule -> !but.contains(rule))
                .flatMap(rule -> rule.check
                        .of(templates)
                        .map(breach -> new StackFinding(rule, breach.subject(), breach.message(), breach.remedy())))
                .distinct()
                .sorted()
                .toList();
    }
}
