package io.lakewarden.infra.operations;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyJson;
import io.lakewarden.security.iam.policy.Statement;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;
import software.constructs.Construct;

/** Topics: locked by a key, spoken to by a few services in the account's name and over TLS alone. */
final class Topics {
    private final Construct scope;
    private final Site site;
    private final String keyArn;

    Topics(Construct scope, Site site, String keyArn) {
        this.scope = scope;
        this.site = site;
        this.keyArn = keyArn;
    }

    /**
     * Makes one.
     *
     * @param purpose what it is called after the environment
     * @param services that publish to it
     */
    void add(String purpose, String... services) {
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
                        .to(Stream.of(services).map(Grantee::service).toList()),
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
    }
}
