package io.lakewarden.security.iam.compile;

import io.lakewarden.model.BucketName;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.MaskedName;
import io.lakewarden.model.Partition;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Operator;
import java.util.Optional;

/**
 * What things are called in an environment's account. Roles of principals go by the model's convention
 * ({@code platform-environment-principal}); those of the platform's own have a dot where that has a hyphen, so that no
 * principal can be called like one.
 */
final class Names {
    private final Platform platform;
    private final Environment environment;
    private final Environment.Home.Aws home;
    private final String prefix;

    Names(Platform platform, Environment environment) {
        this.platform = platform;
        this.environment = environment;
        this.home = home(environment);
        this.prefix = platform.name() + "-" + environment.name();
    }

    static Environment.Home.Aws home(Environment environment) {
        if (environment.home() instanceof Environment.Home.Aws aws) {
            return aws;
        }

        throw new CannotCompile("Cannot compile IAM for environment " + environment.name()
                + ": it is no account; name one of kind aws");
    }

    String account() {
        return home.account();
    }

    String region() {
        return home.region();
    }

    Partition partition() {
        return home.partition();
    }

    /** Whom a role is handed on to: a service by any of its names. */
    Condition handedTo(String service) {
        return new Condition(
                Operator.STRING_EQUALS,
                false,
                "iam:PassedToService",
                home.partition().passedTo(service));
    }

    /** Of the platform's own. */
    String own(String name) {
        return fits(
                IamRole.ofPlatform(platform, environment, name).orElseThrow().name(), IamRole.LONGEST, "role");
    }

    Arn ownRole(String name) {
        return Arn.role(account(), own(name));
    }

    Arn registration() {
        return ownRole("registration");
    }

    Arn endpoint() {
        return Arn.role(
                account(),
                IamRole.ofSqlEndpoint(platform, environment).orElseThrow().name());
    }

    /** For the network's flow logs. */
    Arn flowLogs() {
        return ownRole("flow-logs");
    }

    /** Whoever reads the files of logs. */
    Arn logReader() {
        return ownRole("log-reader");
    }

    Arn service() {
        return ownRole("emr-service");
    }

    Arn cluster(ClusterProfile profile) {
        return switch (profile) {
            case PIPELINE -> ownRole("pipeline-cluster");
            case GOVERNED_SQL -> ownRole("governed-sql-cluster");
            case KERBEROS_RANGER -> endpoint();
        };
    }

    /** The machines of a cluster that serves one group. */
    Arn trustGroup(String cluster) {
        return ownRole("trust-" + cluster);
    }

    /** None of a group that names none. */
    Optional<Arn> role(Principal principal) {
        return IamRole.of(platform, environment, principal).map(role -> Arn.of(role.arn()));
    }

    /** For a zone or a purpose. */
    String bucket(String name) {
        return fits(BucketName.of(platform, environment, name).orElseThrow(), BucketName.LONGEST, "bucket");
    }

    String artifacts() {
        return bucket("artifacts");
    }

    String logs() {
        return bucket("logs");
    }

    /** What a deployment published, in the bucket of CDK's bootstrap. */
    Arn published() {
        return Arn.objects("cdk-hnb659fds-assets-" + account() + "-" + region(), prefix);
    }

    /** By name: Secrets Manager adds a hyphen and six characters to it. */
    Arn secret(String name) {
        return new Arn("secretsmanager", region(), account(), "secret:" + name + "-??????");
    }

    Arn clusters() {
        return new Arn("elasticmapreduce", region(), account(), "cluster/*");
    }

    /** The state machine of a pipeline. */
    Arn machine(Pipeline pipeline) {
        return new Arn("states", region(), account(), "stateMachine:" + prefix + "-" + pipeline.name());
    }

    /** All executions of a pipeline's state machine. */
    Arn executions(Pipeline pipeline) {
        return new Arn("states", region(), account(), "execution:" + prefix + "-" + pipeline.name() + ":*");
    }

    Arn cleanup() {
        return new Arn("states", region(), account(), "stateMachine:" + prefix + ".cleanup");
    }

    /** The state machine that tells CloudWatch what run records say. */
    Arn metrics() {
        return new Arn("states", region(), account(), "stateMachine:" + prefix + ".metrics");
    }

    /** What that one runs as. */
    Arn metricsMachine() {
        return ownRole("metrics-machine");
    }

    /** Workspaces of Prometheus; their ids are given when they are made. */
    Arn workspaces() {
        return new Arn("aps", region(), account(), "workspace/*");
    }

    /** The queue of what could not be started. */
    Arn undelivered() {
        return new Arn("sqs", region(), account(), prefix + "-undelivered");
    }

    /** The topics of alarms and costs. */
    Arn topics() {
        return new Arn("sns", region(), account(), prefix + "-*");
    }

    String environment() {
        return environment.name();
    }

    /** A bucket of its own: S3 delivers these lines to no bucket that a key of KMS locks. */
    String accessLogs() {
        return bucket("access-logs");
    }

    String key(String name) {
        return prefix + "-" + name;
    }

    /** Groups of CloudWatch's log lines; a slash ends the environment's name, so that no longer one begins like it. */
    Arn logGroups() {
        return new Arn("logs", region(), account(), "log-group:/" + prefix + "/*");
    }

    Arn catalog() {
        return glue("catalog");
    }

    Arn database(String zone) {
        return glue("database/" + zone);
    }

    Arn tables(String zone) {
        return glue("table/" + zone + "/*");
    }

    Arn table(DatasetId dataset) {
        return glue("table/" + dataset.zone() + "/" + dataset.name());
    }

    Arn maskedTables(DatasetId dataset) {
        return glue("table/" + dataset.zone() + "/" + MaskedName.pattern(dataset));
    }

    private Arn glue(String resource) {
        return new Arn("glue", region(), account(), resource);
    }

    private static String fits(String name, int longest, String what) {
        if (name.length() > longest) {
            throw new CannotCompile("Cannot name the " + what + " " + name + ": it has " + name.length()
                    + " characters of at most " + longest + "; shorten the names of platform or environment");
        }

        return name;
    }
}
