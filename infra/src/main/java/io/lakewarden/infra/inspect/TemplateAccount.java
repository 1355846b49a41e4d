package io.lakewarden.infra.inspect;

import static io.lakewarden.infra.inspect.Templates.items;
import static io.lakewarden.infra.inspect.Templates.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.inspect.Templates.Resource;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyReader;
import io.lakewarden.security.iam.rules.LakeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what, once templates are deployed in an account: their roles, policies, boundaries, bucket policies and key
 * policies. A resource that could open something and is not known here is an {@link IllegalArgumentException}.
 */
public final class TemplateAccount {
    private static final Duration USUAL_SESSION = Duration.ofHours(1);
    private static final String BUCKET_POLICY = "AWS::S3::BucketPolicy";
    private static final Set<String> KNOWN = Set.of(
            "AWS::IAM::InstanceProfile",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::IAM::RolePolicy",
            "AWS::KMS::Alias",
            "AWS::KMS::Key",
            "AWS::S3::Bucket",
            BUCKET_POLICY);

    private final Templates templates;
    private final List<Arn> madeElsewhere;

    private TemplateAccount(Templates templates, List<Arn> madeElsewhere) {
        this.templates = templates;
        this.madeElsewhere = madeElsewhere;
    }

    /**
     * The documents.
     *
     * @param madeElsewhere roles of others; a policy that attaches itself to one names it without its path
     */
    public static Account of(Templates templates, List<Arn> madeElsewhere) {
        return new TemplateAccount(templates, madeElsewhere).account();
    }

    /** What Lake Formation is told of itself. */
    public static LakeSettings lake(Templates templates) {
        return new TemplateAccount(templates, List.of()).lake();
    }

    private Account account() {
        templates
                .resources()
                .filter(resource -> Stream.of("AWS::IAM::", "AWS::KMS::", "AWS::S3::", "AWS::S3ObjectLambda::")
                        .anyMatch(resource.type()::startsWith))
                .filter(resource -> !KNOWN.contains(resource.type()))
                .findFirst()
                .ifPresent(resource -> {
                    throw new IllegalArgumentException(
                            "Cannot say what " + resource + " opens: " + resource.type() + " is not known here");
                });
        List<Role> roles = Stream.concat(made(), others()).toList();
        return new Account(
                templates.home().account(), templates.home().region(), roles, managedPolicies(), buckets(), keys());
    }

    private Stream<Role> made() {
        return templates.resources("AWS::IAM::Role").map(role -> {
            String name = role.text("RoleName");
            List<String> managed = new ArrayList<>();
            List<String> awsManaged = new ArrayList<>();
            texts(role.property("ManagedPolicyArns"))
                    .forEach(arn -> (isOfAws(arn) ? awsManaged : managed).add(policyName(arn)));
            managedPolicyResources()
                    .filter(policy -> texts(policy.property("Roles")).contains(name))
                    .forEach(policy -> managed.add(policy.text("ManagedPolicyName")));
            JsonNode boundary = role.property("PermissionsBoundary");
            JsonNode longest = role.property("MaxSessionDuration");
            return new Role(
                    arn(role),
                    role.property("Description").asText(""),
                    Optional.of(policy(role, "AssumeRolePolicyDocument")),
                    Stream.concat(inline(role), attached(name)).toList(),
                    managed,
                    awsManaged,
                    boundary.isMissingNode() ? Optional.empty() : Optional.of(policyName(boundary.asText())),
                    longest.isMissingNode() ? USUAL_SESSION : Duration.ofSeconds(longest.asLong()));
        });
    }

    /** Roles that somebody else makes, to which policies here attach themselves. */
    private Stream<Role> others() {
        Set<String> here = templates
                .resources("AWS::IAM::Role")
                .map(role -> role.text("RoleName"))
                .collect(Collectors.toSet());
        Set<String> elsewhere = new TreeSet<>();
        Stream.of("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy")
                .flatMap(templates::resources)
                .forEach(policy -> elsewhere.addAll(texts(policy.property("Roles"))));
        templates.resources("AWS::IAM::RolePolicy").forEach(policy -> elsewhere.add(policy.text("RoleName")));
        elsewhere.removeAll(here);
        return elsewhere.stream()
                .map(name -> new Role(
                        elsewhere(name),
                        "",
                        Optional.empty(),
                        attached(name).toList(),
                        managedPolicyResources()
                                .filter(policy ->
                                        texts(policy.property("Roles")).contains(name))
                                .map(policy -> policy.text("ManagedPolicyName"))
                                .toList(),
                        List.of(),
                        Optional.empty(),
                        USUAL_SESSION));
    }

    private Arn elsewhere(String name) {
        return madeElsewhere.stream()
                .filter(arn -> arn.resource().endsWith("/" + name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot say whose role " + name + " is: neither a template nor the definition has it"));
    }

    private static Stream<NamedPolicy> inline(Resource role) {
        return items(role.property("Policies"))
                .map(policy -> new NamedPolicy(
                        policy.path("PolicyName").asText(), PolicyReader.read(policy.path("PolicyDocument"))));
    }

    /** Policies that are resources of their own within a role. */
    private Stream<NamedPolicy> attached(String role) {
        return Stream.concat(
                        templates.resources("AWS::IAM::Policy").filter(policy -> texts(policy.property("Roles"))
                                .contains(role)),
                        templates.resources("AWS::IAM::RolePolicy").filter(policy -> policy.text("RoleName")
                                .equals(role)))
                .map(policy -> new NamedPolicy(policy.text("PolicyName"), policy(policy, "PolicyDocument")));
    }

    private List<NamedPolicy> managedPolicies() {
        return managedPolicyResources()
                .map(policy -> new NamedPolicy(policy.text("ManagedPolicyName"), policy(policy, "PolicyDocument")))
                .toList();
    }

    private Stream<Resource> managedPolicyResources() {
        return templates.resources("AWS::IAM::ManagedPolicy");
    }

    /** A bucket without a policy has one that says nothing. */
    private List<Bucket> buckets() {
        return templates
                .resources("AWS::S3::Bucket")
                .map(bucket -> {
                    String name = bucket.text("BucketName");
                    return new Bucket(
                            name,
                            templates
                                    .resources(BUCKET_POLICY)
                                    .filter(policy -> policy.text("Bucket").equals(name))
                                    .map(policy -> policy(policy, "PolicyDocument"))
                                    .findFirst()
                                    .orElse(new Policy(List.of())));
                })
                .toList();
    }

    private List<Key> keys() {
        return templates
                .resources("AWS::KMS::Alias")
                .map(alias -> new Key(
                        alias.text("AliasName").substring("alias/".length()),
                        templates
                                .resources("AWS::KMS::Key")
                                .filter(key -> key.stack().equals(alias.stack()))
                                .filter(key -> key.id()
                                        .equals(alias.raw()
                                                .at("/Properties/TargetKeyId/Ref")
                                                .asText()))
                                .map(key -> policy(key, "KeyPolicy"))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "Cannot find the key of " + alias + " beside it"))))
                .toList();
    }

    private LakeSettings lake() {
        Set<Arn> administrators = new TreeSet<>();
        List<String> open = new ArrayList<>();
        boolean[] openByDefault = {false};
        templates.resources("AWS::LakeFormation::DataLakeSettings").forEach(settings -> {
            items(settings.property("Admins"))
                    .map(admin ->
                            Arn.of(admin.path("DataLakePrincipalIdentifier").asText()))
                    .forEach(administrators::add);
            openByDefault[0] |= !settings.property("CreateDatabaseDefaultPermissions")
                            .isEmpty()
                    || !settings.property("CreateTableDefaultPermissions").isEmpty();
        });
        templates
                .resources("AWS::LakeFormation::PrincipalPermissions")
                .filter(grant -> grant.property("Principal")
                        .path("DataLakePrincipalIdentifier")
                        .asText()
                        .equals("IAM_ALLOWED_PRINCIPALS"))
                .forEach(grant -> open.add(grant.property("Resource").toString()));
        // Left out it is what IAM allows.
        templates
                .resources("AWS::Glue::Database")
                .map(database -> database.property("DatabaseInput"))
                .filter(input -> !input.path("CreateTableDefaultPermissions").isArray()
                        || !input.path("CreateTableDefaultPermissions").isEmpty())
                .forEach(input -> open.add(input.path("Name").asText()));
        Set<Arn> registration = templates
                .resources("AWS::LakeFormation::Resource")
                .map(location -> location.property("UseServiceLinkedRole").asBoolean()
                        ? Arn.role(
                                templates.home().account(),
                                "aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess")
                        : Arn.of(location.text("RoleArn")))
                .collect(Collectors.toSet());
        return new LakeSettings(administrators, openByDefault[0], open, registration);
    }

    private static Policy policy(Resource resource, String property) {
        return PolicyReader.read(resource.property(property));
    }

    private Arn arn(Resource role) {
        String path = role.property("Path").asText("/");
        return new Arn(
                "iam", "", templates.home().account(), "role" + (path.isEmpty() ? "/" : path) + role.text("RoleName"));
    }

    private static boolean isOfAws(String arn) {
        return Arn.of(arn).account().equals("aws");
    }

    private static String policyName(String arn) {
        return Arn.of(arn).resource().substring("policy/".length());
    }
}
