package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.evaluate.Caller;
import io.lakewarden.security.iam.evaluate.Evaluator;
import io.lakewarden.security.iam.evaluate.Request;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who opens governed files, asked of each document by itself: one wall must not lean on the other. */
final class FileRules {
    private static final List<String> OPENING =
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion");
    private static final List<String> CONFIGURING = List.of(
            "s3:DeleteBucketPolicy",
            "s3:GetBucketPolicy",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:ListBucket",
            "s3:PutBucketPolicy",
            "s3:PutBucketTagging",
            "s3:PutEncryptionConfiguration",
            "s3:PutLifecycleConfiguration");
    private static final String STRANGER = "anybody-with-every-right";

    private FileRules() {}

    static Stream<Violation> instanceProfiles(Inspected inspected) {
        return files(inspected, Role::isInstanceProfile, "a machine's role, so whatever runs there opens them");
    }

    static Stream<Violation> jobRoles(Inspected inspected) {
        return files(
                inspected,
                role -> !role.isInstanceProfile() && inspected.isJobRole(role),
                "its jobs open them around Lake Formation");
    }

    static Stream<Violation> consumers(Inspected inspected) {
        return files(
                inspected,
                role -> !role.isInstanceProfile() && !inspected.isJobRole(role),
                "it opens them around Lake Formation");
    }

    private static Stream<Violation> files(Inspected inspected, Predicate<Role> kind, String why) {
        return inspected.others().filter(kind).flatMap(role -> inspected.path().buckets().values().stream()
                .filter(bucket -> inspected
                        .permissions(role)
                        .anyMatch(statement -> touches(statement, GovernedPath.anObjectOf(bucket), bucket)))
                .map(bucket -> new Violation(
                        role.name(),
                        "Cannot let " + role.name() + " have rights on files of " + bucket + ": " + why,
                        "take S3's actions on that bucket from it, and grant it the dataset")));
    }

    /** A prefix of any table counts, so the patterns are compared, conditions left aside. */
    private static boolean touches(Statement statement, Arn object, String bucket) {
        return OPENING.stream().anyMatch(statement::isAbout)
                && (statement.resources().covers(pattern -> pattern.matches(object))
                        || !statement.resources().except()
                                && statement.resources().items().stream()
                                        .anyMatch(pattern -> pattern.service().equals("s3")
                                                && pattern.resource().startsWith(bucket + "/")));
    }

    /** Somebody to whom IAM allows everything is stopped by the bucket alone. */
    static Stream<Violation> buckets(Inspected inspected) {
        Evaluator evaluator = withStranger(inspected);
        return inspected.path().buckets().values().stream()
                .filter(bucket -> OPENING.stream().anyMatch(action -> evaluator
                        .decide(Request.of(stranger(inspected), action, GovernedPath.anObjectOf(bucket)))
                        .allowed()))
                .map(bucket -> new Violation(
                        bucket,
                        "Cannot leave bucket " + bucket + " to IAM: whoever gets rights on S3 opens its files",
                        "deny object actions to all whose aws:PrincipalArn is not one of the named roles"));
    }

    static Stream<Violation> names(Inspected inspected) {
        Evaluator evaluator = withStranger(inspected);
        return inspected.path().buckets().values().stream()
                .filter(bucket -> evaluator
                        .decide(Request.of(stranger(inspected), "s3:ListBucket", Arn.bucket(bucket)))
                        .allowed())
                .map(bucket -> new Violation(
                        bucket,
                        "Cannot leave bucket " + bucket + " to IAM: whoever gets rights on S3 lists its files",
                        "deny listing to all whose aws:PrincipalArn is not one of the named roles"));
    }

    /** One denial for everybody, with no other condition: what stops only some is no wall. */
    static Stream<Violation> tls(Inspected inspected) {
        return inspected.account().buckets().stream()
                .filter(bucket -> !OPENING.stream().allMatch(action -> bucket.policy()
                        .statements(Effect.DENY)
                        .anyMatch(statement -> deniesWithoutTls(statement, action, bucket.name()))))
                .map(bucket -> new Violation(
                        bucket.name(),
                        "Cannot leave bucket " + bucket.name()
                                + " open without TLS: what is read can be read on the way",
                        "deny s3:* where aws:SecureTransport is false"));
    }

    private static boolean deniesWithoutTls(Statement statement, String action, String bucket) {
        Condition withoutTls = Condition.of(Operator.BOOL, "aws:SecureTransport", "false");
        return statement.grantees().contains(Grantee.EVERYBODY)
                && statement.conditions().equals(List.of(withoutTls))
                && statement.isAbout(action)
                && statement.resources().covers(pattern -> pattern.matches(GovernedPath.anObjectOf(bucket)));
    }

    /** A denial that reaches beyond objects and listing takes the bucket from its own deployment. */
    static Stream<Violation> deployment(Inspected inspected) {
        Role deployment = everything(inspected.path().deployment());
        Evaluator evaluator = Evaluator.of(inspected
                .account()
                .withRoles(Stream.concat(
                                inspected.account().roles().stream()
                                        .filter(role -> !role.arn().equals(deployment.arn())),
                                Stream.of(deployment))
                        .toList()));
        return inspected.account().buckets().stream().map(Bucket::name).flatMap(bucket -> CONFIGURING.stream()
                .filter(action -> !evaluator
                        .decide(Request.of(Caller.Session.of(deployment.arn()), action, Arn.bucket(bucket)))
                        .allowed())
                .limit(1)
                .map(action -> new Violation(
                        bucket,
                        "Cannot deny " + action + " on bucket " + bucket
                                + " to the deployment: it could never be changed again",
                        "deny actions on objects and listing by name, never s3:*")));
    }

    static Stream<Violation> code(Inspected inspected) {
        Arn jar = Arn.bucket(inspected.path().artifacts()).below("jobs.jar");
        return inspected.account().roles().stream()
                .filter(role -> !role.arn().equals(inspected.path().deployment()))
                .filter(role -> inspected
                        .permissions(role)
                        .anyMatch(statement -> statement.isAbout("s3:PutObject")
                                && statement.resources().covers(pattern -> pattern.matches(jar))))
                .map(role -> new Violation(
                        role.name(),
                        "Cannot let " + role.name() + " write to "
                                + inspected.path().artifacts() + ": what lies there runs with pipelines' rights",
                        "leave writing there to the deployment"));
    }

    private static Evaluator withStranger(Inspected inspected) {
        Role role = everything(stranger(inspected).role());
        return Evaluator.of(inspected
                .account()
                .withRoles(Stream.concat(inspected.account().roles().stream(), Stream.of(role))
                        .toList()));
    }

    private static Caller.Session stranger(Inspected inspected) {
        return Caller.Session.of(Arn.role(inspected.account().id(), STRANGER));
    }

    private static Role everything(Arn arn) {
        NamedPolicy all = new NamedPolicy("all", Policy.of(Statement.allow("All", List.of("*"), List.of(Arn.ANY))));
        return new Role(
                arn,
                "",
                Optional.of(new Policy(List.of())),
                List.of(all),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));
    }
}
