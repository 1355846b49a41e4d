package io.lakewarden.security.iam.compile;

import java.util.List;

/** The actions that the documents name, each group where the service's own reference has it. */
final class Actions {
    /**
     * All that S3 does with objects
     * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html); nothing of a bucket's own,
     * which a deployment must go on reading and changing.
     */
    static final List<String> OBJECTS = List.of(
            "s3:AbortMultipartUpload",
            "s3:BypassGovernanceRetention",
            "s3:DeleteObject",
            "s3:DeleteObjectTagging",
            "s3:DeleteObjectVersion",
            "s3:DeleteObjectVersionTagging",
            "s3:GetObject",
            "s3:GetObjectAcl",
            "s3:GetObjectAttributes",
            "s3:GetObjectLegalHold",
            "s3:GetObjectRetention",
            "s3:GetObjectTagging",
            "s3:GetObjectTorrent",
            "s3:GetObjectVersion",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionAttributes",
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionTagging",
            "s3:GetObjectVersionTorrent",
            "s3:ListMultipartUploadParts",
            "s3:ObjectOwnerOverrideToBucketOwner",
            "s3:PutObject",
            "s3:PutObjectAcl",
            "s3:PutObjectLegalHold",
            "s3:PutObjectRetention",
            "s3:PutObjectTagging",
            "s3:PutObjectVersionAcl",
            "s3:PutObjectVersionTagging",
            "s3:ReplicateDelete",
            "s3:ReplicateObject",
            "s3:ReplicateTags",
            "s3:RestoreObject");

    /** What tells the names of objects. */
    static final List<String> LISTING =
            List.of("s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions");

    static final List<String> LIST = List.of("s3:ListBucket");
    static final List<String> READ = List.of("s3:GetObject");
    static final List<String> WRITE = List.of("s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject");
    static final List<String> CHANGE =
            List.of("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject");

    /** Metadata; what of it a principal sees is Lake Formation's to say. */
    static final List<String> GLUE_READ = List.of("glue:BatchGetPartition", "glue:Get*");
    /** An Iceberg commit is a change of the table's entry. */
    static final List<String> GLUE_WRITE = List.of("glue:UpdateTable");

    static final List<String> GLUE_MANAGE = List.of("glue:CreateTable", "glue:DeleteTable", "glue:UpdateTable");

    static final List<String> DECRYPT = List.of("kms:Decrypt", "kms:DescribeKey");
    static final List<String> ENCRYPT = List.of("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey");
    /** https://docs.aws.amazon.com/lake-formation/latest/dg/register-encrypted.html. */
    static final List<String> REGISTRATION =
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*");

    /** What the account's administrators do with a key; none of it opens data. */
    static final List<String> KEY_ADMINISTRATION = List.of(
            "kms:CancelKeyDeletion",
            "kms:CreateAlias",
            "kms:DeleteAlias",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:DisableKeyRotation",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListAliases",
            "kms:ListGrants",
            "kms:ListKeyPolicies",
            "kms:ListKeyRotations",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:RevokeGrant",
            "kms:RotateKeyOnDemand",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateAlias",
            "kms:UpdateKeyDescription");

    /** What would change who may do what; no role of the platform does. */
    static final List<String> ADMINISTRATION = List.of(
            "iam:AddRoleToInstanceProfile",
            "iam:Attach*",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile",
            "iam:CreatePolicy*",
            "iam:CreateRole",
            "iam:CreateUser",
            "iam:DeleteRole*",
            "iam:Detach*",
            "iam:Put*",
            "iam:SetDefaultPolicyVersion",
            "iam:Tag*",
            "iam:Untag*",
            "iam:Update*",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "lakeformation:AddLFTagsToResource",
            "lakeformation:Batch*",
            "lakeformation:Create*",
            "lakeformation:Delete*",
            "lakeformation:DeregisterResource",
            "lakeformation:GrantPermissions",
            "lakeformation:PutDataLakeSettings",
            "lakeformation:RegisterResource",
            "lakeformation:RemoveLFTagsFromResource",
            "lakeformation:RevokePermissions",
            "lakeformation:Update*",
            "s3:DeleteBucket*",
            "s3:PutAccessPointPolicy",
            "s3:PutBucket*",
            "s3:PutReplicationConfiguration");

    private Actions() {}
}
