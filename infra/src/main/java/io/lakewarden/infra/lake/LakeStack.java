package io.lakewarden.infra.lake;

import io.lakewarden.infra.frame.ConstructIds;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.PolicyDocument;
import io.lakewarden.model.settings.Switch;
import io.lakewarden.security.iam.account.Bucket;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;

/** The buckets: one a zone, those that files arrive in, and the platform's own. All versioned, locked, and private. */
public final class LakeStack extends PlatformStack {
    private final LakeProps props;
    private final boolean logsAccess;
    private final ConstructIds ids = new ConstructIds();
    private final SortedMap<String, CfnBucket> buckets = new TreeMap<>();

    public LakeStack(Construct scope, LakeProps props) {
        super(scope, props.site(), "lake", "Buckets of the lake, each with who may open it");
        this.props = props;
        this.logsAccess = props.site().environment().settings().has(Switch.ACCESS_LOGS);
        props.documents().account().buckets().forEach(this::bucket);
        if (logsAccess) {
            CfnBucket lines = buckets.remove(BucketUse.ACCESS_LOGS);
            buckets.values().forEach(logged -> logged.addResourceDependency(lines));
        }
    }

    private void bucket(Bucket bucket) {
        BucketUse use = BucketUse.of(props.site(), bucket.name());
        String id = ids.of(use.purpose());
        CfnBucket.Builder building = CfnBucket.Builder.create(this, id + "Bucket")
                .bucketName(bucket.name())
                .bucketEncryption(encryption(use.key()))
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
                        .build());
        if (logsAccess && !use.purpose().equals(BucketUse.ACCESS_LOGS)) {
            building.loggingConfiguration(CfnBucket.LoggingConfigurationProperty.builder()
                    .destinationBucketName(props.site().bucket(BucketUse.ACCESS_LOGS))
                    .logFilePrefix(use.purpose() + "/")
                    .build());
        }

        if (use.purpose().equals(BucketUse.LOGS)) {
            // A record that is left starts what tells its numbers.
            building.notificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                    .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                            .eventBridgeEnabled(true)
                            .build())
                    .build());
        }

        CfnBucket made = building.build();
        made.applyRemovalPolicy(props.removal());
        buckets.put(use.purpose(), made);
        CfnBucketPolicy policy = CfnBucketPolicy.Builder.create(this, id + "Policy")
                .bucket(bucket.name())
                .policyDocument(PolicyDocument.of(bucket.policy()))
                .build();
        policy.addResourceDependency(made);
        // What stays is closed as it was: without its policy it would be open to whom IAM allows.
        policy.applyRemovalPolicy(props.removal());
    }

    private CfnBucket.BucketEncryptionProperty encryption(Optional<String> key) {
        CfnBucket.ServerSideEncryptionByDefaultProperty.Builder byDefault =
                CfnBucket.ServerSideEncryptionByDefaultProperty.builder();
        key.map(props.keys()::arn)
                .ifPresentOrElse(
                        arn -> byDefault.sseAlgorithm("aws:kms").kmsMasterKeyId(arn),
                        () -> byDefault.sseAlgorithm("AES256"));
        return CfnBucket.BucketEncryptionProperty.builder()
                .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                        .bucketKeyEnabled(key.isPresent())
                        .serverSideEncryptionByDefault(byDefault.build())
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
