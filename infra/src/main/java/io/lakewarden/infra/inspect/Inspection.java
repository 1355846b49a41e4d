package io.lakewarden.infra.inspect;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding.Severity;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.emr.ClusterRule;
import io.lakewarden.model.check.emr.Tested;
import io.lakewarden.security.emr.template.TemplateRule;
import io.lakewarden.security.emr.template.Violation;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.rules.Bypass;
import io.lakewarden.security.iam.rules.BypassRule;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The templates of an environment, held against every rule that reads templates: those over stacks, over EMR's clusters,
 * and over ways round Lake Formation. They read what CloudFormation would get, whatever made it.
 *
 * @param checked whose templates they are
 * @param environment one of it, in an account
 * @param on the day as of which grants hold
 * @param templates of all its stacks
 */
public record Inspection(CheckedPlatform checked, Environment environment, LocalDate on, Templates templates) {
    /** What may not be deployed, a line each: what stacks break first, then clusters, then ways round. */
    public List<String> refusals() {
        return Stream.of(
                        brokenRules().stream().map(StackFinding::toString),
                        TemplateRule.violations(templates.stacks()).stream()
                                .filter(violation -> !isAllowed(violation))
                                .map(Violation::toString),
                        bypasses().stream().map(Bypass::toString))
                .flatMap(found -> found)
                .toList();
    }

    /** What breaks a rule over stacks; data may go where the environment says so twice. */
    public List<StackFinding> brokenRules() {
        return StackRule.findings(
                templates, environment.destroysData() ? List.of(StackRule.DATA_NOT_RETAINED) : List.of());
    }

    /** Ways round Lake Formation that the templates leave open. */
    public List<Bypass> bypasses() {
        return BypassRule.findings(account(), path(), TemplateAccount.lake(templates));
    }

    /** Who may do what, by the templates. */
    public Account account() {
        return TemplateAccount.of(templates, madeElsewhere());
    }

    /** What the definition's own rules only warn of, and encryption that somebody tested to be left out. */
    private boolean isAllowed(Violation violation) {
        boolean isWarning = ClusterRule.named(violation.rule())
                .filter(rule -> rule.severity() == Severity.WARNING)
                .isPresent();
        boolean isTested = violation.rule().equals(TemplateRule.TRANSIT_UNENCRYPTED.name())
                && Tested.allowed(checked.platform()).stream()
                        .anyMatch(allowed -> allowed.environment().equals(environment.name())
                                && allowed.rule() == ClusterRule.LAKE_FORMATION_WITHOUT_TLS);
        return isWarning || isTested;
    }

    /** What is governed, and who may open it: what is asked, and so from the definition. */
    private GovernedPath path() {
        return IamCompiler.compile(checked, environment, on, IamSettings.of(checked.platform(), environment))
                .path();
    }

    private List<Arn> madeElsewhere() {
        String account = templates.home().account();
        return checked.platform().principals().stream()
                .flatMap(principal -> principal.iamRole().stream())
                .map(role -> Arn.role(account, role))
                .toList();
    }
}
