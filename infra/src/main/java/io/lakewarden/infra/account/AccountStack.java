package io.lakewarden.infra.account;

import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Template;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Construct;

/**
 * Lake Formation's settings, of which an account and region has one set. They are added to what is there; and they stay
 * when the stack goes, since without an administrator nothing else could be taken back.
 */
public final class AccountStack extends PlatformStack {
    public AccountStack(Construct scope, AccountProps props) {
        super(scope, props.site(), "account", "Settings of Lake Formation, once per account and region");
        CfnResource.Builder.create(this, props.settings().id())
                .type(props.settings().type())
                .properties(Template.object(
                        props.settings().properties(),
                        Map.of("DeploymentRoleArn", props.deployment().toString())))
                .build()
                .applyRemovalPolicy(RemovalPolicy.RETAIN);
    }
}
