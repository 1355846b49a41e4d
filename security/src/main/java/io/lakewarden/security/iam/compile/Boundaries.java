package io.lakewarden.security.iam.compile;

import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Scope;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What no role of the platform can do, whatever is attached to it later: administer, hand on other roles than the
 * clusters' own, and, unless it is one of the named ones, open governed files. A boundary gives nothing by itself.
 */
final class Boundaries {
    private static final String OPENERS = "opener-boundary";
    private static final String OTHERS = "boundary";

    private final Names names;
    private final Layout layout;

    Boundaries(Names names, Layout layout) {
        this.names = names;
        this.layout = layout;
    }

    String ofOpeners() {
        return names.own(OPENERS);
    }

    String ofOthers() {
        return names.own(OTHERS);
    }

    List<NamedPolicy> policies() {
        List<Statement> openers = common();
        List<Statement> others = common();
        List<String> taking = List.of("sts:AssumeRole", "sts:TagSession");
        openers.add(Statement.deny("TakesNoOtherRole", taking, List.of(Arn.ANY)));
        // Machines run steps as their accounts; nobody else of the platform takes another role.
        others.add(Statement.deny(
                "TakesNoOtherRole",
                taking,
                List.of(Arn.ANY),
                new Condition(Operator.ARN_NOT_LIKE, false, "aws:PrincipalArn", layout.stepRunners())));
        others.add(Statement.deny("NeverGovernedFiles", Actions.OBJECTS, layout.governedObjects()));
        others.add(Statement.deny("NeverGovernedNames", Actions.LISTING, layout.governedBuckets()));
        return List.of(
                new NamedPolicy(ofOpeners(), new Policy(openers)), new NamedPolicy(ofOthers(), new Policy(others)));
    }

    private List<Statement> common() {
        return new ArrayList<>(List.of(
                Statement.allow("AtMost", List.of("*"), List.of(Arn.ANY)),
                Statement.deny("NeverAdministers", Actions.ADMINISTRATION, List.of(Arn.ANY)),
                Statement.deny(
                        "NeverGrantsKeys",
                        List.of("kms:CreateGrant"),
                        List.of(Arn.ANY),
                        new Condition(Operator.BOOL, true, "kms:GrantIsForAWSResource", List.of("false"))),
                new Statement(
                        "PassesClusterRolesOnly",
                        Effect.DENY,
                        List.of(),
                        Scope.of(List.of("iam:PassRole")),
                        Scope.allBut(layout.passable()),
                        List.of())));
    }
}
