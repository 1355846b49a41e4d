package io.lakewarden.infra.proof;

import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.inspect.TemplateAccount;
import io.lakewarden.infra.inspect.Templates;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamProof;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.rules.Bypass;
import io.lakewarden.security.iam.rules.BypassRule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * An environment of a definition, and the templates that a synthesis wrote for it.
 *
 * @param name of both
 */
record Deployed(String name, CheckedPlatform checked, Environment environment, Templates templates) {
    private static final LocalDate ON = LocalDate.of(2026, 1, 31);

    /** Synthesizes it. */
    static Deployed of(Path definition, String environment) {
        Checked checked = Checker.check(DefinitionReader.read(definition));
        CheckedPlatform platform = checked.platform()
                .orElseThrow(() -> new IllegalStateException(checked.findings().toString()));
        Environment deployed = platform.platform().environment(environment).orElseThrow();
        String name = platform.platform().name() + "-" + environment;
        Path folder = Path.of("target", "proof", name);
        PlatformApp.synthesize(new Blueprint(platform, deployed, ON, PlatformApp.defined(platform, ON)), folder);
        Site site = Site.of(platform.platform(), deployed);
        return new Deployed(name, platform, deployed, Templates.of(Deployment.read(folder), site.home()));
    }

    /** The same with other templates. */
    Deployed with(Templates others) {
        return new Deployed(name, checked, environment, others);
    }

    /** Who may do what, by the templates. */
    Account account() {
        return TemplateAccount.of(templates, madeElsewhere());
    }

    /** Ways round Lake Formation that the templates leave open. */
    List<Bypass> bypasses() {
        return BypassRule.findings(account(), path(), TemplateAccount.lake(templates));
    }

    /** What the templates answer otherwise than the definition asks, with how many questions. */
    IamProof proof() {
        return IamProof.of(platform(), environment, ON, settings(), account());
    }

    private Platform platform() {
        return checked.platform();
    }

    private IamSettings settings() {
        return IamSettings.of(platform(), environment);
    }

    /** What is governed, and who may open it: what the proof is about, and so not from the templates. */
    private GovernedPath path() {
        return IamCompiler.compile(checked, environment, ON, settings()).path();
    }

    private List<Arn> madeElsewhere() {
        String account = templates.home().account();
        return platform().principals().stream()
                .flatMap(principal -> principal.iamRole().stream())
                .map(role -> Arn.role(account, role))
                .toList();
    }
}
