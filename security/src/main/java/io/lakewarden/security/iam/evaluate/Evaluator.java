package io.lakewarden.security.iam.evaluate;

import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * IAM's decision about a request within one account
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).
 * Without policies of an organization, which could only take more away. Where a policy's text is not known (one that AWS
 * writes, one of another account), it is taken for allowing everything: what is proven forbidden is forbidden whatever it
 * says.
 */
public final class Evaluator {
    private final Account account;

    private Evaluator(Account account) {
        this.account = account;
    }

    /** Decides by the documents of an account. */
    public static Evaluator of(Account account) {
        return new Evaluator(account);
    }

    /** Whether a request is allowed, and by what. A role that the documents do not have may do nothing by itself. */
    public Decision decide(Request request) {
        return request.caller()
                .match(
                        session -> ofSession(request, session),
                        outsider -> ofOthers(request),
                        service -> ofOthers(request),
                        anonymous -> ofOthers(request));
    }

    /**
     * A denial wins. What the resource allows to the session itself holds whatever else; what it allows to the role stays
     * within boundary and session policy, like what the identity is allowed
     * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html,
     * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
     */
    private Decision ofSession(Request request, Caller.Session session) {
        Optional<Role> role = account.roles().stream()
                .filter(known -> known.arn().equals(session.role()))
                .findFirst();
        Optional<Policy> resource = resourcePolicy(request.resource());
        Optional<Policy> boundary =
                role.flatMap(Role::boundary).map(account::policy).map(NamedPolicy::policy);
        List<Policy> identity = role.stream()
                .flatMap(account::identityPolicies)
                .map(NamedPolicy::policy)
                .toList();
        boolean denied = Stream.of(identity.stream(), boundary.stream(), session.policy().stream())
                        .flatMap(policies -> policies)
                        .anyMatch(policy -> says(policy, Effect.DENY, request))
                || resource.filter(policy -> says(policy, Effect.DENY, request, namesSessionOrRole(session)))
                        .isPresent();
        if (denied) {
            return Decision.DENIED;
        }

        // Whether everybody means the session or the role is not documented; the wider reading is the safer one.
        if (allows(resource, request, Set.of(Grantee.of(session.arn()), Grantee.EVERYBODY)::contains)) {
            return Decision.ALLOWED_BY_RESOURCE;
        }

        boolean byIdentity = identity.stream().anyMatch(policy -> says(policy, Effect.ALLOW, request))
                || role.filter(Evaluator::mayHaveMore).isPresent();
        boolean byResource = allows(resource, request, named -> names(named, session.role()));
        Decision decision = decision(request, resource, byIdentity, byResource);
        if (decision.allowed() && !within(boundary, request)) {
            return Decision.BEYOND_BOUNDARY;
        }

        return decision.allowed() && !within(session.policy(), request) ? Decision.BEYOND_SESSION : decision;
    }

    /**
     * For most services an allowance of the identity or of the resource is enough. A key and a role's trust must say yes
     * themselves, or leave it to the account's identities by naming the account
     * (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html,
     * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html).
     */
    private Decision decision(Request request, Optional<Policy> resource, boolean byIdentity, boolean byResource) {
        if (byResource) {
            return Decision.ALLOWED_BY_RESOURCE;
        }

        boolean leftToIdentities =
                !mustAllowItself(request) || allows(resource, request, Grantee.of(Arn.root(account.id()))::equals);
        return byIdentity && leftToIdentities ? Decision.ALLOWED_BY_IDENTITY : Decision.NOT_ALLOWED;
    }

    /** Whether policies belong to it whose text is not known: those of AWS, and those that its own maker attached. */
    private static boolean mayHaveMore(Role role) {
        return !role.awsManaged().isEmpty() || role.trust().isEmpty();
    }

    private static boolean mustAllowItself(Request request) {
        return request.resource().service().equals("kms")
                        && request.resource().resource().startsWith("key/")
                || request.action().startsWith("sts:AssumeRole")
                || request.action().equals("sts:TagSession")
                || request.action().equals("sts:SetSourceIdentity");
    }

    /**
     * Whoever is not of the account needs the resource to allow it
     * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html).
     */
    private Decision ofOthers(Request request) {
        Optional<Policy> resource = resourcePolicy(request.resource());
        Predicate<Grantee> named = request.caller()
                .match(
                        session -> grantee -> false,
                        outsider -> grantee -> names(grantee, outsider.arn())
                                || grantee.equals(
                                        Grantee.of(Arn.root(outsider.arn().account()))),
                        service -> grantee -> grantee.equals(Grantee.service(service.name())),
                        anonymous -> Grantee.EVERYBODY::equals);
        Predicate<Grantee> orEverybody = named.or(Grantee.EVERYBODY::equals);
        if (resource.filter(policy -> says(policy, Effect.DENY, request, orEverybody))
                .isPresent()) {
            return Decision.DENIED;
        }

        return allows(resource, request, named) ? Decision.ALLOWED_BY_RESOURCE : Decision.NOT_ALLOWED;
    }

    /** A bucket's policy for its objects too, a key's, a role's trust; other resources here have none. */
    private Optional<Policy> resourcePolicy(Arn resource) {
        String name = resource.resource();
        return switch (resource.service()) {
            case "s3" ->
                account.buckets().stream()
                        .filter(bucket -> name.equals(bucket.name()) || name.startsWith(bucket.name() + "/"))
                        .map(Bucket::policy)
                        .findFirst();
            case "kms" ->
                account.keys().stream()
                        .filter(key -> key.arn(account.id(), account.region()).equals(resource))
                        .map(Key::policy)
                        .findFirst();
            case "iam" ->
                account.roles().stream()
                        .filter(role -> role.arn().equals(resource))
                        .flatMap(role -> role.trust().stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static boolean within(Optional<Policy> limit, Request request) {
        return limit.map(policy -> says(policy, Effect.ALLOW, request)).orElse(true);
    }

    private static boolean allows(Optional<Policy> resource, Request request, Predicate<Grantee> named) {
        return resource.filter(policy -> says(policy, Effect.ALLOW, request, named))
                .isPresent();
    }

    private static boolean says(Policy policy, Effect effect, Request request) {
        return policy.statements(effect).anyMatch(statement -> isAbout(statement, request));
    }

    private static boolean says(Policy policy, Effect effect, Request request, Predicate<Grantee> named) {
        return policy.statements(effect)
                .filter(statement -> statement.grantees().stream().anyMatch(named))
                .anyMatch(statement -> isAbout(statement, request));
    }

    private static boolean isAbout(Statement statement, Request request) {
        return statement.isAbout(request.action(), request.resource(), request.context());
    }

    /** A denial speaks of a session by its own name, its role's, its account's or everybody's. */
    private Predicate<Grantee> namesSessionOrRole(Caller.Session session) {
        return grantee -> grantee.equals(Grantee.of(session.arn()))
                || grantee.equals(Grantee.of(Arn.root(session.role().account())))
                || names(grantee, session.role());
    }

    /**
     * Names are taken whole; only {@code *} alone is a wildcard
     * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
     */
    private static boolean names(Grantee grantee, Arn arn) {
        return grantee.equals(Grantee.EVERYBODY) || grantee.equals(Grantee.of(arn));
    }
}
