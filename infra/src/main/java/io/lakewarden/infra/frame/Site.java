package io.lakewarden.infra.frame;

import io.lakewarden.model.BucketName;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Topic;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.security.iam.policy.Arn;

/**
 * Where stacks are made: an environment in an account.
 *
 * @param platform the whole definition
 * @param environment the one to deploy
 * @param home its account and region
 */
public record Site(Platform platform, Environment environment, Aws home) {
    /** An environment on this machine is an {@link IllegalArgumentException}: nothing of it is deployed. */
    public static Site of(Platform platform, Environment environment) {
        if (environment.home() instanceof Aws home) {
            return new Site(platform, environment, home);
        }

        throw new IllegalArgumentException(
                "Cannot deploy " + environment.name() + ": it is this machine, and no account");
    }

    /** What every name in the account begins with. */
    public String prefix() {
        return platform.name() + "-" + environment.name();
    }

    /** The name of one of the platform's own roles: no principal's has a dot there. */
    public String roleName(String purpose) {
        return prefix() + "." + purpose;
    }

    /** The name of the role of a cluster's machines, and of its instance profile. */
    public String machineRoleName(Cluster cluster) {
        String own =
                switch (cluster.profile()) {
                    case PIPELINE -> "pipeline-cluster";
                    case GOVERNED_SQL -> "governed-sql-cluster";
                    case KERBEROS_RANGER -> "sql-endpoint";
                };
        return roleName(cluster.trustGroup().isPresent() ? "trust-" + cluster.name() : own);
    }

    /** The ARN of one of the platform's own roles, for a template. */
    public String role(String purpose) {
        return Template.text(Arn.role(home.account(), roleName(purpose)).toString());
    }

    /**
     * The ARN of something in the account and region whose name is known before it is there. What another stack has may be
     * replaced as long as nobody imports it.
     */
    public String arn(String service, String resource) {
        return Template.text(new Arn(service, home.region(), home.account(), resource).toString());
    }

    /** The ARN of a topic. */
    public String topic(Topic topic) {
        return arn("sns", prefix() + "-" + topic.word());
    }

    /** The name of a bucket, by zone or purpose. */
    public String bucket(String purpose) {
        return BucketName.of(platform, environment, purpose).orElseThrow();
    }
}
