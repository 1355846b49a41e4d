package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyReader;
import io.lakewarden.security.iam.policy.Statement;
import io.lakewarden.security.iam.rules.Bypass;
import io.lakewarden.security.iam.rules.BypassRule;
import io.lakewarden.security.iam.rules.LakeSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The documents of the sample platform keep every rule; each rule notices the one change that breaks it. */
class BypassRuleTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final Environment PROD = PLATFORM.environment("prod").orElseThrow();
    private static final IamDocuments DOCUMENTS = IamCompiler.compile(
            PLATFORM,
            PROD,
            LocalDate.of(2026, 11, 26),
            IamSettings.of(PLATFORM, PROD).with(ClusterProfile.GOVERNED_SQL, ClusterProfile.KERBEROS_RANGER));
    private static final Arn REGISTRATION = DOCUMENTS.path().registration();
    private static final LakeSettings LAKE =
            new LakeSettings(Set.of(DOCUMENTS.path().deployment()), false, List.of(), Set.of(REGISTRATION));
    private static final String GOLD = "lakewarden-prod-gold-333333333333";
    private static final String KEY = "lakewarden-prod-gold";
    private static final String READ_GOLD =
            "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::lakewarden-prod-gold-333333333333/sales_by_day/*'}";
    private static final Set<BypassRule> BROKEN = EnumSet.noneOf(BypassRule.class);

    @AfterAll
    static void everyRuleHasARefusedCase() {
        assertThat(BROKEN).containsExactly(BypassRule.values());
    }

    @Test
    void acceptsWhatTheCompilerMakes() {
        assertThat(BypassRule.findings(DOCUMENTS.account(), DOCUMENTS.path(), LAKE))
                .isEmpty();
    }

    @Test
    void refusesRightsOnFilesByTheKindOfRole() {
        refused(
                permitted("lakewarden-prod.pipeline-cluster", READ_GOLD),
                "INSTANCE_PROFILE_OPENS_FILES Cannot let lakewarden-prod.pipeline-cluster have rights on files of "
                        + "lakewarden-prod-gold-333333333333: a machine's role, so whatever runs there opens them; "
                        + "take S3's actions on that bucket from it, and grant it the dataset");
        refused(
                permitted("lakewarden-prod-billing-pipeline", READ_GOLD),
                "JOB_ROLE_OPENS_FILES Cannot let lakewarden-prod-billing-pipeline have rights on files of "
                        + "lakewarden-prod-gold-333333333333: its jobs open them around Lake Formation; "
                        + "take S3's actions on that bucket from it, and grant it the dataset");
        refused(
                permitted("lakewarden-prod-ingest", READ_GOLD),
                "CONSUMER_OPENS_FILES Cannot let lakewarden-prod-ingest have rights on files of "
                        + "lakewarden-prod-gold-333333333333: it opens them around Lake Formation; "
                        + "take S3's actions on that bucket from it, and grant it the dataset");
        accepted(permitted(
                "lakewarden-prod-ingest",
                READ_GOLD.replace("lakewarden-prod-gold-333333333333/sales_by_day", "lakewarden-prod-goldsmith")));
    }

    @Test
    void refusesABucketThatLeavesItselfToIam() {
        refused(
                bucket(GOLD, statement -> !statement.sid().equals("DenyFilesToOthers")),
                "BUCKET_FILES_OPEN Cannot leave bucket lakewarden-prod-gold-333333333333 to IAM: whoever gets rights on S3 opens its "
                        + "files; deny object actions to all whose aws:PrincipalArn is not one of the named roles");
        refused(
                bucket(GOLD, statement -> !statement.sid().equals("DenyNamesToOthers")),
                "BUCKET_NAMES_OPEN Cannot leave bucket lakewarden-prod-gold-333333333333 to IAM: whoever gets rights on S3 lists its "
                        + "files; deny listing to all whose aws:PrincipalArn is not one of the named roles");
        refused(
                bucket("lakewarden-prod-logs-333333333333", statement -> false),
                "BUCKET_WITHOUT_TLS Cannot leave bucket lakewarden-prod-logs-333333333333 open without TLS: what is read can be read "
                        + "on the way; deny s3:* where aws:SecureTransport is false");
    }

    @Test
    void refusesADenialThatLocksTheDeploymentOut() {
        refused(
                bucketWith(
                        GOLD,
                        "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::lakewarden-prod-gold-333333333333',"
                                + "'Condition':{'ArnNotLike':{'aws:PrincipalArn':'" + REGISTRATION + "'}}}"),
                "BUCKET_LOCKS_OUT_DEPLOYMENT Cannot deny s3:DeleteBucketPolicy on bucket lakewarden-prod-gold-333333333333 to the "
                        + "deployment: it could never be changed again; "
                        + "deny actions on objects and listing by name, never s3:*");
    }

    @Test
    void refusesCodeThatOthersCanReplace() {
        refused(
                permitted(
                        "lakewarden-prod-ingest",
                        "{'Effect':'Allow','Action':'s3:PutObject','Resource':"
                                + "'arn:aws:s3:::lakewarden-prod-artifacts-333333333333/*'}"),
                "ARTIFACTS_WRITABLE Cannot let lakewarden-prod-ingest write to lakewarden-prod-artifacts-333333333333: "
                        + "what lies there runs with pipelines' rights; leave writing there to the deployment");
    }

    @Test
    void refusesKeysThatOthersUse() {
        String use = "{'Effect':'Allow','Principal':{'AWS':'333333333333'},'Action':'kms:Decrypt','Resource':'*'}";
        refused(
                key(use),
                "KEY_OPEN_TO_OTHERS Cannot let arn:${AWS::Partition}:iam::333333333333:root use key "
                        + "lakewarden-prod-gold: files that it gets hold of are open to it; "
                        + "name only the roles that open governed files");
        accepted(key(use.replace("333333333333", REGISTRATION.toString())));
        String grant = use.replace("333333333333", REGISTRATION.toString()).replace("kms:Decrypt", "kms:CreateGrant");
        refused(
                key(grant),
                "KEY_GRANT_BROAD Cannot let the policy of key lakewarden-prod-gold create grants of keys: "
                        + "a grant opens the key to anybody; "
                        + "allow kms:CreateGrant only where kms:GrantIsForAWSResource is true");
        accepted(key(grant.replace(
                "'Resource':'*'}", "'Resource':'*','Condition':{'Bool':{'kms:GrantIsForAWSResource':'true'}}}")));
        refused(
                account(keys -> keys.alias().equals(KEY) ? new Key(KEY, new Policy(List.of())) : keys),
                "KEY_WITHOUT_REGISTRATION Cannot give files out through Lake Formation: the policy of key "
                        + "lakewarden-prod-gold does not name the registration role; "
                        + "allow it kms:Decrypt and kms:GenerateDataKey*");
    }

    @Test
    void refusesSettingsThatMakeGrantsCountForNothing() {
        Arn pipeline = Arn.role("333333333333", "lakewarden-prod-billing-pipeline");
        refused(
                new LakeSettings(Set.of(pipeline), false, List.of(), Set.of(REGISTRATION)),
                "LAKE_ADMINISTRATOR_RUNS_JOBS Cannot make lakewarden-prod-billing-pipeline an administrator of the lake: "
                        + "its jobs could grant everything, filters or no; leave administration to the deployment");
        refused(
                new LakeSettings(Set.of(), true, List.of(), Set.of(REGISTRATION)),
                "IAM_ALLOWED_BY_DEFAULT Cannot give new databases and tables to IAMAllowedPrincipals: nothing that is "
                        + "granted would count; set both lists of default permissions to none");
        refused(
                new LakeSettings(Set.of(), false, List.of("gold.sales_by_day"), Set.of(REGISTRATION)),
                "IAM_ALLOWED_PRINCIPALS Cannot leave gold.sales_by_day to IAMAllowedPrincipals: nothing that is granted "
                        + "on it would count; revoke their permissions on it");
        Arn linked = Arn.of("arn:aws:iam::333333333333:role/aws-service-role/lakeformation.amazonaws.com/Linked");
        refused(
                new LakeSettings(Set.of(), false, List.of(), Set.of(linked)),
                "LOCATION_OF_ANOTHER_ROLE Cannot register a location as " + linked
                        + ": it is not the role that buckets and keys are open to; register it as " + REGISTRATION);
    }

    @Test
    void refusesPermissionsThatNameNothing() {
        refused(
                permitted("lakewarden-prod-carla", "{'Effect':'Allow','Action':'glue:GetTable','Resource':'*'}"),
                "RESOURCE_WILDCARD Cannot let lakewarden-prod-carla do [glue:GetTable] on [*]: it covers what nobody "
                        + "thought of; name the actions and the resources");
        String pass = "{'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:aws:iam::333333333333:role/ROLE',"
                + "'Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}}}";
        refused(
                permitted("lakewarden-prod.emr-service", pass.replace("ROLE", "lakewarden-*")),
                "PASS_ROLE_OPEN Cannot let lakewarden-prod.emr-service hand on any role: a machine with it would have "
                        + "its rights; name the roles, and the service in iam:PassedToService");
        accepted(permitted("lakewarden-prod.emr-service", pass.replace("ROLE", "lakewarden-prod.pipeline-cluster")));
        String steps = "{'Effect':'Allow','Action':'elasticmapreduce:AddJobFlowSteps',"
                + "'Resource':'arn:aws:elasticmapreduce:eu-west-1:333333333333:cluster/*'";
        refused(
                permitted("lakewarden-prod-carla", steps + "}"),
                "STEP_WITHOUT_ROLE Cannot let lakewarden-prod-carla add steps under any role: it would have the rights of "
                        + "every job; name the role in elasticmapreduce:ExecutionRoleArn");
        accepted(permitted(
                "lakewarden-prod-carla",
                steps + ",'Condition':{'ArnEquals':{'elasticmapreduce:ExecutionRoleArn':"
                        + "'arn:aws:iam::333333333333:role/lakewarden-prod-carla'}}}"));
        refused(
                permitted(
                        "lakewarden-prod-carla",
                        "{'Effect':'Allow','Action':'lakeformation:GrantPermissions','Resource':"
                                + "'arn:aws:lakeformation:eu-west-1:333333333333:catalog'}"),
                "ROLE_ADMINISTERS Cannot let lakewarden-prod-carla change who may do what: it could open everything to "
                        + "itself; leave that to the deployment");
    }

    @Test
    void refusesRolesThatTooManyCanTake() {
        String trust = "{'Effect':'Allow','Principal':{'AWS':'333333333333'},'Action':'sts:AssumeRole'}";
        refused(
                trusted("lakewarden-prod-carla", trust),
                "TRUST_TOO_WIDE Cannot let arn:${AWS::Partition}:iam::333333333333:root take role lakewarden-prod-carla: "
                        + "it stands for whom nobody named; "
                        + "name a role, or ask for a tag of it or for the account that a service acts for");
        accepted(trusted(
                "lakewarden-prod-carla",
                trust.replace(
                        "'sts:AssumeRole'}",
                        "'sts:AssumeRole','Condition':{'StringEquals':{'aws:PrincipalTag/team':'finance'}}}")));
        refused(
                trusted(
                        "lakewarden-prod.registration",
                        trust.replace("333333333333", "arn:aws:iam::333333333333:role/lakewarden-prod-carla")),
                "TRUST_OF_OPENER Cannot let lakewarden-prod-carla take role lakewarden-prod.registration: it opens "
                        + "governed files; leave that role to its service, or to the emergency");
    }

    @Test
    void refusesARoleWithoutABoundary() {
        refused(
                role(
                        "lakewarden-prod-carla",
                        role -> new Role(
                                role.arn(),
                                role.description(),
                                role.trust(),
                                role.inline(),
                                role.managed(),
                                role.awsManaged(),
                                Optional.empty(),
                                role.longestSession())),
                "ROLE_WITHOUT_BOUNDARY Cannot leave lakewarden-prod-carla without a boundary: whatever is attached later "
                        + "would count; give it the boundary of the platform's roles");
    }

    private static void accepted(Account account) {
        assertThat(BypassRule.findings(account, DOCUMENTS.path(), LAKE)).isEmpty();
    }

    private static void refused(Account account, String finding) {
        refused(BypassRule.findings(account, DOCUMENTS.path(), LAKE), finding);
    }

    private static void refused(LakeSettings lake, String finding) {
        refused(BypassRule.findings(DOCUMENTS.account(), DOCUMENTS.path(), lake), finding);
    }

    private static void refused(List<Bypass> findings, String finding) {
        assertThat(findings).extracting(Bypass::toString).containsExactly(finding);
        findings.forEach(found -> BROKEN.add(found.rule()));
    }

    private static Account permitted(String name, String statement) {
        return role(name, role -> {
            List<NamedPolicy> inline = new ArrayList<>(role.inline());
            inline.add(new NamedPolicy("more", policy(statement)));
            return new Role(
                    role.arn(),
                    role.description(),
                    role.trust(),
                    inline,
                    role.managed(),
                    role.awsManaged(),
                    role.boundary(),
                    role.longestSession());
        });
    }

    private static Account trusted(String name, String statement) {
        return role(
                name,
                role -> new Role(
                        role.arn(),
                        role.description(),
                        Optional.of(policy(statement)),
                        role.inline(),
                        role.managed(),
                        role.awsManaged(),
                        role.boundary(),
                        role.longestSession()));
    }

    private static Account role(String name, UnaryOperator<Role> change) {
        assertThat(DOCUMENTS.account().role(name)).isPresent();
        return DOCUMENTS
                .account()
                .withRoles(DOCUMENTS.account().roles().stream()
                        .map(role -> role.name().equals(name) ? change.apply(role) : role)
                        .toList());
    }

    private static Account bucket(String name, Predicate<Statement> kept) {
        return buckets(
                name,
                policy -> new Policy(policy.statements().stream().filter(kept).toList()));
    }

    private static Account bucketWith(String name, String statement) {
        return buckets(name, policy -> joined(policy, statement));
    }

    private static Account buckets(String name, UnaryOperator<Policy> change) {
        return DOCUMENTS
                .account()
                .withBuckets(DOCUMENTS.account().buckets().stream()
                        .map(bucket ->
                                bucket.name().equals(name) ? new Bucket(name, change.apply(bucket.policy())) : bucket)
                        .toList());
    }

    private static Account key(String statement) {
        return account(key -> key.alias().equals(KEY) ? new Key(KEY, joined(key.policy(), statement)) : key);
    }

    private static Account account(UnaryOperator<Key> change) {
        return DOCUMENTS
                .account()
                .withKeys(DOCUMENTS.account().keys().stream().map(change).toList());
    }

    private static Policy joined(Policy policy, String statement) {
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.addAll(policy(statement).statements());
        return new Policy(statements);
    }

    private static Policy policy(String statements) {
        try {
            String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
            return PolicyReader.read(new ObjectMapper().readTree(text.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
