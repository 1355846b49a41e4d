package io.lakewarden.infra.operations;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Topic;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyJson;
import io.lakewarden.security.iam.policy.Statement;
import java.util.List;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;
import software.constructs.Construct;

/** Topics: locked by a key, spoken to by a few services in the account's name and over TLS alone; and whom they tell. */
final class Topics {
    private final Construct scope;
    private final Site site;
    private final String keyArn;

    Topics(Construct scope, Site site, String keyArn) {
        this.scope = scope;
        this.site = site;
        this.keyArn = keyArn;
    }

    /** Makes those of a partition, and subscribes whom the definition names. */
    void addAll() {
        Topic.in(site.home().partition()).forEach(topic -> {
            CfnTopic made = add(topic);
            site.environment().subscribers(topic).forEach(subscriber -> subscribe(made, subscriber));
        });
    }

    /** The services that publish. */
    private static List<String> speakers(Topic topic) {
        return switch (topic) {
            case ALARMS, CALLS -> List.of("cloudwatch.amazonaws.com");
            case COSTS -> List.of("budgets.amazonaws.com", "costalerts.amazonaws.com");
        };
    }

    private CfnTopic add(Topic what) {
        String purpose = what.word();
        String name = site.prefix() + "-" + purpose;
        CfnTopic topic = CfnTopic.Builder.create(scope, ConstructId.of(purpose) + "Topic")
                .topicName(name)
                .kmsMasterKeyId(keyArn)
                .build();
        Arn arn = new Arn("sns", site.home().region(), site.home().account(), name);
        Policy policy = new Policy(List.of(
                Statement.allow(
                                "Publish",
                                List.of("sns:Publish"),
                                List.of(arn),
                                Condition.of(
                                        Operator.STRING_EQUALS,
                                        "aws:SourceAccount",
                                        site.home().account()))
                        .to(speakers(what).stream().map(Grantee::service).toList()),
                Statement.deny(
                                "DenyWithoutTls",
                                List.of("sns:Publish"),
                                List.of(arn),
                                Condition.of(Operator.BOOL, "aws:SecureTransport", "false"))
                        .to(List.of(Grantee.EVERYBODY))));
        CfnTopicPolicy.Builder.create(scope, ConstructId.of(purpose) + "TopicPolicy")
                .topics(List.of(topic.getRef()))
                .policyDocument(Template.object(PolicyJson.tree(policy)))
                .build();
        return topic;
    }

    /** Its id is its address: in another place of the list it stays what it is, and need not be confirmed again. */
    private static void subscribe(CfnTopic topic, Subscriber subscriber) {
        CfnSubscription.Builder.create(topic, subscriber.written())
                .topicArn(topic.getRef())
                .protocol(subscriber.protocol().word())
                .endpoint(subscriber.endpoint())
                .build();
    }
}
