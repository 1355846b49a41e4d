package io.lakewarden.infra.identity;

import io.lakewarden.infra.frame.ConstructIds;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.PolicyDocument;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.CfnInstanceProfile;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/**
 * Every role of the platform with its policies and boundary. It is deployed before all else: KMS and IAM refuse a policy
 * that names a role which is not there, and so does Lake Formation a grant.
 */
public final class IdentityStack extends PlatformStack {
    private final IdentityProps props;
    private final ConstructIds ids = new ConstructIds();
    private final SortedMap<String, CfnManagedPolicy> policies = new TreeMap<>();
    private final SortedMap<Arn, CfnRole> roles = new TreeMap<>();

    public IdentityStack(Construct scope, IdentityProps props) {
        super(scope, props.site(), "identity", "Roles of IAM, each with what it may do at most");
        this.props = props;
        int made = props.account().policies().size()
                + props.account().roles().stream()
                        .filter(role -> role.trust().isPresent())
                        .mapToInt(role -> role.isInstanceProfile() ? 2 : 1)
                        .sum();
        requireRoom(
                props.site(),
                "identity",
                made,
                "name roles that are there already and that people share (iamRole of a principal), or move domains to a "
                        + "platform of their own, in another account");
        props.account().policies().forEach(this::policy);
        props.account().roles().stream()
                .filter(role -> role.trust().isPresent())
                .forEach(this::role);
        props.account().roles().forEach(this::trustsWhatIsThere);
    }

    private void policy(NamedPolicy policy) {
        CfnManagedPolicy made = CfnManagedPolicy.Builder.create(this, id(policy.name()) + "Policy")
                .managedPolicyName(policy.name())
                .policyDocument(document(policy.policy()))
                .roles(rolesOfOthers(policy.name()))
                .build();
        policies.put(policy.name(), made);
    }

    /** A role that somebody else made is not in the template: the policy attaches itself to it. */
    private List<String> rolesOfOthers(String policy) {
        return props.account().roles().stream()
                .filter(role -> role.trust().isEmpty() && role.managed().contains(policy))
                .map(Role::name)
                .toList();
    }

    private void role(Role role) {
        String id = id(role.name());
        CfnRole made = CfnRole.Builder.create(this, id + "Role")
                .roleName(role.name())
                .path(path(role))
                .description(role.description())
                .maxSessionDuration(Math.toIntExact(role.longestSession().toSeconds()))
                .assumeRolePolicyDocument(document(role.trust().orElseThrow()))
                .policies(role.inline().stream()
                        .map(policy -> CfnRole.PolicyProperty.builder()
                                .policyName(policy.name())
                                .policyDocument(document(policy.policy()))
                                .build())
                        .toList())
                .managedPolicyArns(managed(role))
                .build();
        role.boundary().map(name -> policy(name).getRef()).ifPresent(made::setPermissionsBoundary);
        roles.put(role.arn(), made);
        if (role.isInstanceProfile()) {
            CfnInstanceProfile.Builder.create(this, id + "InstanceProfile")
                    .instanceProfileName(role.name())
                    .path(path(role))
                    .roles(List.of(made.getRef()))
                    .build();
        }
    }

    private List<String> managed(Role role) {
        List<String> arns = new ArrayList<>();
        role.managed().forEach(name -> arns.add(policy(name).getRef()));
        role.awsManaged().forEach(name -> arns.add(Template.text("arn:${AWS::Partition}:iam::aws:policy/" + name)));
        return arns;
    }

    private CfnManagedPolicy policy(String name) {
        CfnManagedPolicy policy = policies.get(name);
        if (policy == null) {
            throw new IllegalArgumentException("Cannot attach the policy " + name + ": it is not among the documents");
        }

        return policy;
    }

    /** A role of this stack that another one trusts is made before it. */
    private void trustsWhatIsThere(Role role) {
        CfnRole made = roles.get(role.arn());
        if (made != null) {
            trusted(role)
                    .filter(arn -> roles.containsKey(arn) && !arn.equals(role.arn()))
                    .forEach(arn -> made.addResourceDependency(roles.get(arn)));
        }
    }

    private static Stream<Arn> trusted(Role role) {
        return role.trust().stream()
                .flatMap(policy -> policy.statements(Effect.ALLOW))
                .flatMap(statement -> statement.grantees().stream())
                .filter(grantee -> grantee.kind() == Grantee.Kind.AWS)
                .map(grantee -> Arn.of(grantee.name()))
                .distinct();
    }

    private static Object document(Policy policy) {
        return PolicyDocument.of(policy);
    }

    private static String path(Role role) {
        String resource = role.arn().resource();
        return resource.substring(resource.indexOf('/'), resource.lastIndexOf('/') + 1);
    }

    private String id(String name) {
        String own = name.startsWith(props.site().prefix())
                ? name.substring(props.site().prefix().length())
                : name;
        return ids.of(own);
    }
}
