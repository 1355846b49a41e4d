package io.lakewarden.infra.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.Sample;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.inspect.Inspection;
import io.lakewarden.infra.inspect.StackFinding;
import io.lakewarden.infra.inspect.Templates;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.emr.template.TemplateRule;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.compile.IamProof;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.iam.rules.Bypass;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An environment of a definition, and the templates that a synthesis wrote for it.
 *
 * @param name of both
 */
record Deployed(String name, CheckedPlatform checked, Environment environment, Templates templates) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate ON = LocalDate.of(2026, 1, 31);

    /** This project's own production, synthesized once. */
    static final Deployed PROD = of(Path.of(".."), "prod");

    /** Synthesizes it. */
    static Deployed of(Path definition, String environment) {
        Checked checked = Checker.check(DefinitionReader.read(definition));
        CheckedPlatform platform = checked.platform()
                .orElseThrow(() -> new IllegalStateException(checked.findings().toString()));
        Environment deployed = platform.platform().environment(environment).orElseThrow();
        String name = platform.platform().name() + "-" + environment;
        Path folder = Path.of("target", "proof", name);
        PlatformApp.synthesize(
                new Blueprint(
                        platform, deployed, ON, PlatformApp.defined(platform, ON), Sample.ARTIFACTS, Budgets.NONE),
                folder);
        Site site = Site.of(platform.platform(), deployed);
        return new Deployed(name, platform, deployed, Templates.of(Deployment.read(folder), site.home()));
    }

    /** The same with other templates. */
    Deployed with(Templates others) {
        return new Deployed(name, checked, environment, others);
    }

    /** The same with one resource that somebody edited. */
    Deployed edited(String type, String id, Consumer<ObjectNode> edit) {
        Templates.Resource found = templates
                .resources(type)
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + type + " " + id));
        ObjectNode template = templates.stacks().get(found.stack()).deepCopy();
        edit.accept((ObjectNode) template.path("Resources").path(id));
        return with(templates.with(found.stack(), template));
    }

    /** The same with the first resource of a type edited. */
    Deployed edited(String type, Consumer<ObjectNode> edit) {
        return edited(
                type,
                templates
                        .resources(type)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no " + type))
                        .id(),
                edit);
    }

    /** The same with one resource that somebody added. */
    Deployed added(String stack, String id, String resource) {
        String whole = name + "-" + stack;
        ObjectNode template = templates.stacks().get(whole).deepCopy();
        ((ObjectNode) template.path("Resources")).set(id, json(resource));
        return with(templates.with(whole, template));
    }

    /** JSON as it stands in a test. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The names of all that finds something in the templates, sorted; the proof is asked where no rule finds anything. */
    SortedSet<String> caught() {
        SortedSet<String> names = new TreeSet<>();
        rulesBroken().forEach(found -> names.add(found.rule().name()));
        TemplateRule.violations(templates.stacks()).forEach(found -> names.add(found.rule()));
        bypasses().forEach(found -> names.add(found.rule().name()));
        if (names.isEmpty() && !proof().differences().isEmpty()) {
            names.add("IAM_PROOF");
        }

        return names;
    }

    /** What breaks a rule over templates. */
    List<StackFinding> rulesBroken() {
        return inspection().brokenRules();
    }

    /** Who may do what, by the templates. */
    Account account() {
        return inspection().account();
    }

    /** Ways round Lake Formation that the templates leave open. */
    List<Bypass> bypasses() {
        return inspection().bypasses();
    }

    /** All rules over them. */
    Inspection inspection() {
        return new Inspection(checked, environment, ON, templates);
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
}
