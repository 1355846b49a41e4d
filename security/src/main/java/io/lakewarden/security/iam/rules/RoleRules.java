package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What roles may do and who may take them. */
final class RoleRules {
    private static final List<String> ADMINISTERING = List.of(
            "iam:AttachRolePolicy",
            "iam:CreatePolicyVersion",
            "iam:DeleteRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:TagRole",
            "iam:UpdateAssumeRolePolicy",
            "kms:PutKeyPolicy",
            "lakeformation:GrantPermissions",
            "lakeformation:PutDataLakeSettings",
            "lakeformation:RegisterResource",
            "s3:DeleteBucketPolicy",
            "s3:PutBucketPolicy",
            "s3:PutReplicationConfiguration");
    /** Actions that know no resource (https://docs.aws.amazon.com/service-authorization/latest/reference/). */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "cloudwatch:putmetricdata",
            "elasticmapreduce:listclusters",
            "elasticmapreduce:runjobflow",
            "lakeformation:getdataaccess",
            "logs:createlogdelivery",
            "logs:deletelogdelivery",
            "logs:describeloggroups",
            "logs:describeresourcepolicies",
            "logs:getlogdelivery",
            "logs:listlogdeliveries",
            "logs:putresourcepolicy",
            "logs:updatelogdelivery",
            "xray:getsamplingrules",
            "xray:getsamplingtargets",
            "xray:puttelemetryrecords",
            "xray:puttracesegments");

    private static final Set<String> STEP_ROLE_OPERATORS =
            Set.of(Operator.ARN_EQUALS.written(), Operator.STRING_EQUALS.written());

    private RoleRules() {}

    static Stream<Violation> administrators(Inspected inspected) {
        return inspected.account().roles().stream()
                .filter(role -> ADMINISTERING.stream()
                        .anyMatch(action -> inspected.permissions(role).anyMatch(s -> s.isAbout(action))))
                .map(role -> new Violation(
                        role.name(),
                        "Cannot let " + role.name() + " change who may do what: it could open everything to itself",
                        "leave that to the deployment"));
    }

    static Stream<Violation> boundaries(Inspected inspected) {
        return inspected.account().roles().stream()
                .filter(role -> role.trust().isPresent() && role.boundary().isEmpty())
                .filter(role -> !role.arn().equals(inspected.path().deployment()))
                .map(role -> new Violation(
                        role.name(),
                        "Cannot leave " + role.name() + " without a boundary: whatever is attached later would count",
                        "give it the boundary of the platform's roles"));
    }

    static Stream<Violation> wildcards(Inspected inspected) {
        return inspected.account().roles().stream().flatMap(role -> inspected
                .permissions(role)
                .filter(RoleRules::isTooWide)
                .limit(1)
                .map(statement -> new Violation(
                        role.name(),
                        "Cannot let " + role.name() + " do "
                                + statement.actions().items() + " on "
                                + statement.resources().items() + ": it covers what nobody thought of",
                        "name the actions and the resources")));
    }

    private static boolean isTooWide(Statement statement) {
        boolean everyAction = statement.actions().except()
                || statement.actions().items().stream().anyMatch(action -> action.equals("*") || action.endsWith(":*"));
        boolean anywhere = statement.resources().except()
                || statement.resources().items().contains(Arn.ANY)
                        && !statement.actions().items().stream()
                                .map(action -> action.toLowerCase(Locale.ROOT))
                                .allMatch(WITHOUT_RESOURCE::contains);
        return everyAction || anywhere;
    }

    static Stream<Violation> passing(Inspected inspected) {
        return inspected.account().roles().stream()
                .filter(role -> inspected
                        .permissions(role)
                        .filter(statement -> statement.isAbout("iam:PassRole"))
                        .anyMatch(RoleRules::passesFreely))
                .map(role -> new Violation(
                        role.name(),
                        "Cannot let " + role.name() + " hand on any role: a machine with it would have its rights",
                        "name the roles, and the service in iam:PassedToService"));
    }

    private static boolean passesFreely(Statement statement) {
        return statement.resources().except()
                || statement.resources().items().stream().anyMatch(Arn::isPattern)
                || !equalTo(statement, "iam:PassedToService");
    }

    static Stream<Violation> steps(Inspected inspected) {
        return inspected.account().roles().stream()
                .filter(role -> inspected
                        .permissions(role)
                        .filter(statement -> statement.isAbout("elasticmapreduce:AddJobFlowSteps"))
                        .anyMatch(statement -> statement.conditions().stream()
                                .noneMatch(condition -> STEP_ROLE_OPERATORS.contains(condition.operatorName())
                                        && condition.key().equalsIgnoreCase("elasticmapreduce:ExecutionRoleArn")
                                        && condition.values().stream().noneMatch(value -> value.contains("*")))))
                .map(role -> new Violation(
                        role.name(),
                        "Cannot let " + role.name()
                                + " add steps under any role: it would have the rights of every job",
                        "name the role in elasticmapreduce:ExecutionRoleArn"));
    }

    /** Whoever is trusted without a word of why could be anybody. */
    static Stream<Violation> trusts(Inspected inspected) {
        return inspected.account().roles().stream().flatMap(role -> role.trust().stream()
                .flatMap(policy -> policy.statements(Effect.ALLOW))
                .flatMap(statement -> statement.grantees().stream()
                        .filter(grantee -> isTooWide(inspected, statement, grantee))
                        .map(grantee -> new Violation(
                                role.name(),
                                "Cannot let " + grantee.name() + " take role " + role.name()
                                        + ": it stands for whom nobody named",
                                "name a role, or ask for a tag of it or for the account that a service acts for"))));
    }

    private static boolean isTooWide(Inspected inspected, Statement statement, Grantee grantee) {
        return switch (grantee.kind()) {
            case SERVICE -> !grantee.name().equals("ec2.amazonaws.com") && !equalTo(statement, "aws:SourceAccount");
            case FEDERATED -> statement.conditions().isEmpty();
            case AWS ->
                grantee.equals(Grantee.of(Arn.root(inspected.account().id())))
                        ? statement.conditions().stream().noneMatch(RoleRules::tellsWho)
                        : Arn.find(grantee.name())
                                .filter(arn ->
                                        arn.account().equals(inspected.account().id()))
                                .isEmpty();
        };
    }

    private static boolean tellsWho(Condition condition) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        return !condition.operator().negated()
                && !condition.ifExists()
                && (key.startsWith("aws:principaltag/") || key.equals("aws:principalarn"));
    }

    private static boolean equalTo(Statement statement, String key) {
        return statement.conditions().stream()
                .anyMatch(condition -> condition.operatorName().equals(Operator.STRING_EQUALS.written())
                        && condition.key().equalsIgnoreCase(key));
    }

    /** Taking a role that opens files, or handing it to a machine, is opening them. */
    static Stream<Violation> chains(Inspected inspected) {
        return inspected.account().roles().stream()
                .filter(inspected.path()::isOpener)
                .flatMap(opener -> inspected.account().roles().stream()
                        .filter(role -> !role.arn().equals(opener.arn()))
                        .filter(role -> opener.trusts(Grantee.of(role.arn())))
                        .map(role -> new Violation(
                                opener.name(),
                                "Cannot let " + role.name() + " take role " + opener.name()
                                        + ": it opens governed files",
                                "leave that role to its service, or to the emergency")));
    }
}
