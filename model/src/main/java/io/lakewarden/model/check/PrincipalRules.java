package io.lakewarden.model.check;

import io.lakewarden.model.IamRole;
import io.lakewarden.model.Principal;
import io.lakewarden.model.text.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of principals, groups and owners. */
final class PrincipalRules {
    private PrincipalRules() {}

    static Stream<Violation> duplicate(Index index) {
        Set<String> seen = new HashSet<>();
        return index.platform().principals().stream()
                .filter(principal -> !seen.add(principal.name()))
                .map(principal -> new Violation(
                        Index.principal(principal),
                        "Cannot define the principal " + principal.name()
                                + " again: users, groups and service accounts share one space of names",
                        "rename one of them"));
    }

    static Stream<Violation> longIamRole(Index index) {
        return index.platform().principals().stream().flatMap(principal -> index.platform().environments().stream()
                .flatMap(environment -> IamRole.of(index.platform(), environment, principal).stream())
                .filter(role -> role.name().length() > IamRole.LONGEST)
                .limit(1)
                .map(role -> new Violation(
                        Index.principal(principal),
                        "Cannot name the IAM role of " + principal.name() + ": " + role.name() + " is longer than "
                                + IamRole.LONGEST + " characters",
                        "shorten the name of the platform, the environment or the principal")));
    }

    static Stream<Violation> sharedIamRole(Index index) {
        Map<String, Principal> first = new HashMap<>();
        return index.platform().environments().stream()
                .flatMap(environment -> index.platform().principals().stream()
                        .flatMap(principal -> IamRole.of(index.platform(), environment, principal).stream()
                                .flatMap(role -> Optional.ofNullable(first.putIfAbsent(
                                                role.account() + "/"
                                                        + role.name().toLowerCase(Locale.ROOT),
                                                principal))
                                        .filter(other -> !other.name().equals(principal.name()))
                                        .map(other -> shared(principal, other, role))
                                        .stream())))
                .distinct();
    }

    private static Violation shared(Principal principal, Principal other, IamRole role) {
        return new Violation(
                Index.principal(principal),
                "Cannot tell " + principal.name() + " and " + other.name()
                        + " apart in an account: both are the IAM role " + role.name(),
                "give one of them another role or name");
    }

    /** Whoever were one of them would have all that it has. */
    static Stream<Violation> platformsIamRole(Index index) {
        List<IamRole> reserved = index.platform().environments().stream()
                .flatMap(environment -> IamRole.ofPlatform(index.platform(), environment, "").stream())
                .toList();
        return index.platform().principals().stream().flatMap(principal -> index.platform().environments().stream()
                .flatMap(environment -> IamRole.of(index.platform(), environment, principal).stream())
                .filter(role -> reserved.stream().anyMatch(own -> isOneOf(own, role)))
                .limit(1)
                .map(role -> new Violation(
                        Index.principal(principal),
                        "Cannot let " + principal.name() + " be the IAM role " + role.name()
                                + ": names that begin so are of the platform's own roles",
                        "name another role, or leave out iamRole")));
    }

    private static boolean isOneOf(IamRole own, IamRole role) {
        return role.account().equals(own.account())
                && role.name().toLowerCase(Locale.ROOT).startsWith(own.name().toLowerCase(Locale.ROOT));
    }

    static Stream<Violation> expiringMemberOfSharedRole(Index index) {
        return index.platform().principals().stream()
                .flatMap(principal -> principal.match(
                        user -> Stream.<Violation>empty(),
                        group -> group.iamRole().stream().flatMap(role -> group.members().stream()
                                .filter(member -> index.principal(member)
                                        .flatMap(Principal::expires)
                                        .isPresent())
                                .map(member -> new Violation(
                                        Index.principal(group).to("members", member),
                                        "Cannot end " + member + " in the role that the members of " + group.name()
                                                + " share: it knows them only together",
                                        "take " + member + " out of the group, or leave out iamRole"))),
                        account -> Stream.<Violation>empty()));
    }

    static Stream<Violation> unknownMember(Index index) {
        List<String> users = index.platform().principals().stream()
                .filter(principal -> principal.match(user -> true, group -> false, account -> false))
                .map(Principal::name)
                .toList();
        return index.platform().principals().stream()
                .flatMap(principal -> principal.match(
                        user -> Stream.<Violation>empty(),
                        group -> group.members().stream()
                                .filter(member -> !users.contains(member))
                                .map(member -> new Violation(
                                        Index.principal(group).to("members", member),
                                        "Cannot make " + member + " a member of " + group.name() + ": no such user",
                                        Spelling.remedy(member, users))),
                        account -> Stream.<Violation>empty()));
    }

    static Stream<Violation> unknownOwner(Index index) {
        List<String> groups = index.platform().principals().stream()
                .filter(principal -> principal.match(user -> false, group -> true, account -> false))
                .map(Principal::name)
                .toList();
        return index.platform().domains().stream()
                .filter(domain -> !groups.contains(domain.owner()))
                .map(domain -> new Violation(
                        Index.file(domain).to("owner"),
                        "Cannot make " + domain.owner() + " the owner of " + domain.name() + ": no such group",
                        Spelling.remedy(domain.owner(), groups)));
    }
}
