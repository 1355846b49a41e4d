package io.lakewarden.infra.governance;

import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.security.lakeformation.DeploymentEntry;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/** A part of who sees what: registered locations, tags, filters and grants of Lake Formation. */
public final class GovernanceStack extends PlatformStack {
    private final Map<String, String> known;

    public GovernanceStack(Construct scope, GovernanceProps props) {
        super(scope, props.site(), props.name(), "Who sees what, as Lake Formation has it");
        this.known = Map.of("RegistrationRoleArn", props.registration().toString());
        props.chains().forEach(this::chain);
    }

    /** Lake Formation refuses two changes of one thing at once: each waits for the one before. */
    private void chain(List<DeploymentEntry> entries) {
        CfnResource before = resource(entries.get(0));
        for (DeploymentEntry entry : entries.subList(1, entries.size())) {
            CfnResource made = resource(entry);
            made.addResourceDependency(before);
            before = made;
        }
    }

    private CfnResource resource(DeploymentEntry entry) {
        return CfnResource.Builder.create(this, entry.id())
                .type(entry.type())
                .properties(Template.object(entry.properties(), known))
                .build();
    }
}
