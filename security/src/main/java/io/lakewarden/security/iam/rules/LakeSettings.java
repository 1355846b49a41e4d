package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.policy.Arn;
import java.util.List;
import java.util.Set;

/**
 * What the rules need to know of Lake Formation.
 *
 * @param administrators who may grant themselves anything
 * @param openByDefault whether what is created from now on is everybody's whom IAM allows
 * @param open databases and tables that are everybody's whom IAM allows ({@code IAMAllowedPrincipals})
 * @param registrationRoles as which locations are registered
 */
public record LakeSettings(
        Set<Arn> administrators, boolean openByDefault, List<String> open, Set<Arn> registrationRoles) {
    public LakeSettings {
        administrators = Set.copyOf(administrators);
        open = open.stream().sorted().toList();
        registrationRoles = Set.copyOf(registrationRoles);
    }
}
