package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.account.Role;
import java.util.stream.Stream;

/** What of Lake Formation's own settings would make its permissions count for nothing. */
final class LakeRules {
    private LakeRules() {}

    static Stream<Violation> administrators(Inspected inspected) {
        return inspected.account().roles().stream()
                .filter(role -> inspected.lake().administrators().contains(role.arn()))
                .filter(role -> !role.arn().equals(inspected.path().deployment()))
                .map(role -> new Violation(
                        role.name(),
                        "Cannot make " + role.name() + " an administrator of the lake: "
                                + (isJob(inspected, role) ? "its jobs" : "it")
                                + " could grant everything, filters or no",
                        "leave administration to the deployment"));
    }

    private static boolean isJob(Inspected inspected, Role role) {
        return inspected.isJobRole(role);
    }

    static Stream<Violation> defaults(Inspected inspected) {
        return inspected.lake().openByDefault()
                ? Stream.of(new Violation(
                        "settings",
                        "Cannot give new databases and tables to IAMAllowedPrincipals: "
                                + "nothing that is granted would count",
                        "set both lists of default permissions to none"))
                : Stream.empty();
    }

    static Stream<Violation> open(Inspected inspected) {
        return inspected.lake().open().stream()
                .map(name -> new Violation(
                        name,
                        "Cannot leave " + name + " to IAMAllowedPrincipals: nothing that is granted on it would count",
                        "revoke their permissions on it"));
    }

    /** EMR takes no credentials of the service-linked role. */
    static Stream<Violation> registration(Inspected inspected) {
        return inspected.lake().registrationRoles().stream()
                .filter(role -> !role.equals(inspected.path().registration()))
                .map(role -> new Violation(
                        role.toString(),
                        "Cannot register a location as " + role
                                + ": it is not the role that buckets and keys are open to",
                        "register it as " + inspected.path().registration()));
    }
}
