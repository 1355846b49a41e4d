package io.lakewarden.infra.frame;

import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyJson;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/** Queues of what could not be delivered: kept as long as SQS keeps anything, so that somebody can look. */
public final class DeadLetters {
    private static final int LONGEST_SECONDS = 14 * 24 * 60 * 60;

    private DeadLetters() {}

    /**
     * Makes one.
     *
     * @param id what its constructs' ids begin with
     * @param name in the account and region
     * @param services that may put messages there in the account's name; others need an identity that may
     */
    public static CfnQueue of(Construct scope, Site site, String id, String name, String... services) {
        CfnQueue queue = CfnQueue.Builder.create(scope, id + "Queue")
                .queueName(name)
                .messageRetentionPeriod(LONGEST_SECONDS)
                .sqsManagedSseEnabled(true)
                .build();
        Arn arn = new Arn("sqs", site.home().region(), site.home().account(), name);
        List<Statement> statements = new ArrayList<>(List.of(Statement.deny(
                        "DenyWithoutTls",
                        List.of("sqs:*"),
                        List.of(arn),
                        Condition.of(Operator.BOOL, "aws:SecureTransport", "false"))
                .to(List.of(Grantee.EVERYBODY))));
        if (services.length > 0) {
            statements.add(Statement.allow(
                            "KeepUndelivered",
                            List.of("sqs:SendMessage"),
                            List.of(arn),
                            Condition.of(
                                    Operator.STRING_EQUALS,
                                    "aws:SourceAccount",
                                    site.home().account()))
                    .to(Stream.of(services).map(Grantee::service).toList()));
        }

        CfnQueuePolicy.Builder.create(scope, id + "QueuePolicy")
                .queues(List.of(queue.getRef()))
                .policyDocument(Template.object(PolicyJson.tree(new Policy(statements))))
                .build();
        return queue;
    }
}
