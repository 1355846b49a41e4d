package io.lakewarden.infra.keys;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.PolicyDocument;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Settings;
import io.lakewarden.security.iam.account.Key;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.CfnAlias;
import software.amazon.awscdk.services.kms.CfnKey;
import software.constructs.Construct;

/** A key for each thing to lock; each key's policy is the only way to it. What a key locked is lost with it: retained. */
public final class KeysStack extends PlatformStack {
    private final Settings settings;
    private final SortedMap<String, String> arns = new TreeMap<>();

    public KeysStack(Construct scope, KeysProps props) {
        super(scope, props.site(), "keys", "Keys of KMS, each with who may use it");
        this.settings = props.site().environment().settings();
        props.keys().forEach(key -> {
            String purpose = key.alias().substring(props.site().prefix().length() + 1);
            arns.put(purpose, key(purpose, key).getAttrArn());
        });
    }

    private CfnKey key(String purpose, Key key) {
        String id = ConstructId.of(purpose);
        CfnKey made = CfnKey.Builder.create(this, id + "Key")
                .description("Locks " + purpose)
                .enableKeyRotation(true)
                .keyPolicy(PolicyDocument.of(key.policy()))
                .pendingWindowInDays(settings.of(Amount.KEY_DELETION_DAYS))
                .rotationPeriodInDays(settings.of(Amount.KEY_ROTATION_DAYS))
                .build();
        made.applyRemovalPolicy(RemovalPolicy.RETAIN);
        CfnAlias.Builder.create(this, id + "Alias")
                .aliasName("alias/" + key.alias())
                .targetKeyId(made.getRef())
                .build();
        return made;
    }

    /** The ARN of each key by what stands for it in documents: {@code BronzeKeyArn}. */
    public SortedMap<String, String> placeholders() {
        SortedMap<String, String> placeholders = new TreeMap<>();
        arns.forEach((purpose, arn) -> placeholders.put(ConstructId.of(purpose) + "KeyArn", arn));
        return placeholders;
    }

    /** The ARN of the key for a zone or another purpose. */
    public String arn(String purpose) {
        String arn = arns.get(purpose);
        if (arn == null) {
            throw new IllegalArgumentException(
                    "Cannot lock " + purpose + ": no key is for it, only for " + arns.keySet());
        }

        return arn;
    }
}
