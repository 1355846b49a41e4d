package io.lakewarden.infra.lake;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.policy.PolicyJson;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;

/** The buckets: one a zone, those that files arrive in, and the platform's own. All versioned, locked, and private. */
public final class LakeStack extends PlatformStack {
    private final LakeProps props;

    public LakeStack(Construct scope, LakeProps props) {
        super(scope, props.site(), "lake", "Buckets of the lake, each with who may open it");
        this.props = props;
        props.documents().account().buckets().forEach(this::bucket);
    }

    private void bucket(Bucket bucket) {
        BucketUse use = BucketUse.of(props.site(), bucket.name());
        String id = ConstructId.of(use.purpose());
        CfnBucket made = CfnBucket.Builder.create(this, id + "Bucket")
                .bucketName(bucket.name())
                .bucketEncryption(encryption(props.keys().arn(use.key())))
                .lifecycleConfiguration(lifecycle(use.lifecycle()))
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build()))
                        .build())
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build())
                .versioningConfiguration(CfnBucket.VersioningConfigurationProperty.builder()
                        .status("Enabled")
                        .build())
                .build();
        made.applyRemovalPolicy(props.removal());
        CfnBucketPolicy.Builder.create(this, id + "Policy")
                .bucket(made.getRef())
                .policyDocument(Template.object(PolicyJson.tree(bucket.policy())))
                .build();
    }

    private static CfnBucket.BucketEncryptionProperty encryption(String keyArn) {
        return CfnBucket.BucketEncryptionProperty.builder()
                .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                        .bucketKeyEnabled(true)
                        .serverSideEncryptionByDefault(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                .sseAlgorithm("aws:kms")
                                .kmsMasterKeyId(keyArn)
                                .build())
                        .build()))
                .build();
    }

    private static CfnBucket.LifecycleConfigurationProperty lifecycle(Lifecycle lifecycle) {
        CfnBucket.RuleProperty.Builder rule = CfnBucket.RuleProperty.builder()
                .id("retention")
                .status("Enabled")
                .abortIncompleteMultipartUpload(CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                        .daysAfterInitiation(lifecycle.uploadDays())
                        .build())
                .noncurrentVersionExpiration(CfnBucket.NoncurrentVersionExpirationProperty.builder()
                        .noncurrentDays(lifecycle.replacedDays())
                        .build());
        lifecycle.days().ifPresentOrElse(rule::expirationInDays, () -> rule.expiredObjectDeleteMarker(true));
        return CfnBucket.LifecycleConfigurationProperty.builder()
                .rules(List.of(rule.build()))
                .build();
    }
}
