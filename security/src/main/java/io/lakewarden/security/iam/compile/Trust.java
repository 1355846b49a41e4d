package io.lakewarden.security.iam.compile;

import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may take which role. */
final class Trust {
    /** What an identity of the account must carry to take a principal's role. */
    static final String PRINCIPAL_TAG = "aws:PrincipalTag/lakewarden-principal";

    /** What an identity of the account must carry to read an environment's logs, besides whoever it is. */
    private static final String LOGS_TAG = "aws:PrincipalTag/lakewarden-logs";

    private static final List<String> ASSUME = List.of("sts:AssumeRole");
    private static final List<String> ASSUME_TAGGED = List.of("sts:AssumeRole", "sts:TagSession");

    private Trust() {}

    /** Machines of EC2; the service names no source. */
    static Statement ec2() {
        return Statement.trust("Machines", List.of(Grantee.service("ec2.amazonaws.com")), ASSUME);
    }

    /** A service on behalf of this account's resources alone. */
    static Statement service(String service, Names names) {
        String sourceService = service.substring(0, service.indexOf('.'));
        return service(service, new Arn(sourceService, names.region(), names.account(), "*"), names);
    }

    /** The same where the service's own resources are of another. */
    static Statement service(String service, Arn anything, Names names) {
        return Statement.trust(
                "Service",
                List.of(Grantee.service(service)),
                ASSUME,
                Condition.of(Operator.STRING_EQUALS, "aws:SourceAccount", names.account()),
                Condition.of(Operator.ARN_LIKE, "aws:SourceArn", anything.toString()));
    }

    /** A cluster that runs each step with the role of its account. */
    static Statement pipelineCluster(Arn cluster, Condition... until) {
        return Statement.trust("PipelineCluster", List.of(Grantee.of(cluster)), ASSUME_TAGGED, until);
    }

    /** A cluster whose sessions say that EMR filters for Lake Formation, or do not come about. */
    static Statement governedCluster(Arn cluster, Condition... until) {
        return Statement.trust(
                "GovernedCluster",
                List.of(Grantee.of(cluster)),
                ASSUME_TAGGED,
                Stream.concat(Stream.of(filtering()), Stream.of(until)).toArray(Condition[]::new));
    }

    /** The session says of itself that EMR filters in it. */
    static Condition filtering() {
        return Condition.of(Operator.STRING_EQUALS, "aws:RequestTag/LakeFormationAuthorizedCaller", "Amazon EMR");
    }

    /** Identities of the account that IAM lets take it and that are tagged as the principal. */
    static Statement person(String principal, String account, Condition... more) {
        List<Condition> conditions =
                new ArrayList<>(List.of(Condition.of(Operator.STRING_EQUALS, PRINCIPAL_TAG, principal)));
        conditions.addAll(List.of(more));
        return Statement.trust(
                "Principal", List.of(Grantee.of(Arn.root(account))), ASSUME, conditions.toArray(Condition[]::new));
    }

    /** Identities of the account that IAM lets take it and that are tagged as readers of an environment's logs. */
    static Statement logReader(Names names) {
        return Statement.trust(
                "LogReaders",
                List.of(Grantee.of(Arn.root(names.account()))),
                ASSUME,
                Condition.of(Operator.STRING_EQUALS, LOGS_TAG, names.environment()));
    }

    /** Somebody who has just proven who it is by a second factor. */
    static Condition secondFactor() {
        return Condition.of(Operator.BOOL, "aws:MultiFactorAuthPresent", "true");
    }
}
