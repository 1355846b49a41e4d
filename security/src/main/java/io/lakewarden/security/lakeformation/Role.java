package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Environment;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A role that Lake Formation knows: that of a user or a service account, or one that the members of a group share. Other
 * groups are none: what they are granted, their members' roles have.
 *
 * @param principal whose
 * @param arn as grants name it
 * @param pipeline whether own code runs under it without filters, which reads whole tables or none
 * @param speakers everyone who must have a right for the role to have it: all who can take it
 */
record Role(String principal, String arn, boolean pipeline, List<String> speakers) {
    Role {
        speakers = List.copyOf(speakers);
    }

    static List<Role> of(Platform platform, Environment environment) {
        return platform.principals().stream()
                .flatMap(principal ->
                        IamRole.of(platform, environment, principal).stream().map(role -> of(principal, role.arn())))
                .map(role -> platform.filters(environment, role.principal()) ? role.filtered() : role)
                .toList();
    }

    /** Whoever has a role in every account, as grants there would name nobody else. */
    static List<Role> of(Platform platform) {
        return platform.principals().stream()
                .filter(principal ->
                        principal.match(user -> true, group -> group.iamRole().isPresent(), account -> true))
                .map(principal -> of(principal, principal.name()))
                .map(role -> platform.environments().stream()
                                .anyMatch(environment -> platform.filters(environment, role.principal()))
                        ? role.filtered()
                        : role)
                .toList();
    }

    /** As if nobody but the principal itself spoke for it. */
    Role alone() {
        return new Role(principal, arn, pipeline, List.of(principal));
    }

    private Role filtered() {
        return new Role(principal, arn, false, speakers);
    }

    private static Role of(Principal principal, String arn) {
        return principal.match(
                user -> new Role(user.name(), arn, false, List.of(user.name())),
                group -> new Role(
                        group.name(),
                        arn,
                        false,
                        Stream.concat(Stream.of(group.name()), group.members().stream())
                                .toList()),
                account -> new Role(account.name(), arn, true, List.of(account.name())));
    }
}
