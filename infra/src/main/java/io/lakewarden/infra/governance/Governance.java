package io.lakewarden.infra.governance;

import io.lakewarden.infra.frame.CannotDeploy;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.lakeformation.DeploymentEntry;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.QuotaCheck;
import io.lakewarden.security.lakeformation.Stack;
import io.lakewarden.security.lakeformation.Stacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** All of an environment's entries of Lake Formation, over as many stacks as security split them. */
public final class Governance {
    private static final String SETTINGS = "AWS::LakeFormation::DataLakeSettings";

    private Governance() {}

    /** The settings, which are the account's and deployed apart. */
    public static DeploymentEntry settings(LakeFormation compiled) {
        return Stacks.of(compiled).get(0).chains().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.type().equals(SETTINGS))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The stacks of everything else, the first on top of which the others stand first; {@link CannotDeploy} where Lake
     * Formation does not take so much.
     */
    public static List<GovernanceStack> stacks(Construct scope, Site site, LakeFormation compiled, Arn registration) {
        QuotaCheck.refusal(compiled).ifPresent(why -> {
            throw new CannotDeploy(why);
        });
        Map<String, GovernanceStack> made = new LinkedHashMap<>();
        for (Stack stack : Stacks.of(compiled)) {
            boolean first = stack.after().isEmpty();
            String name = first ? "governance" : "governance-" + stack.name();
            List<List<DeploymentEntry>> chains = first ? withoutSettings(stack) : stack.chains();
            GovernanceStack built = new GovernanceStack(scope, new GovernanceProps(site, name, chains, registration));
            stack.after().map(made::get).ifPresent(built::addStackDependency);
            made.put(stack.name(), built);
        }

        return List.copyOf(made.values());
    }

    private static List<List<DeploymentEntry>> withoutSettings(Stack stack) {
        return stack.chains().stream()
                .map(chain -> chain.stream()
                        .filter(entry -> !entry.type().equals(SETTINGS))
                        .toList())
                .filter(chain -> !chain.isEmpty())
                .toList();
    }
}
