package io.lakewarden.model.check;

import io.lakewarden.model.Principal;
import io.lakewarden.model.text.Spelling;
import java.util.HashSet;
import java.util.List;
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
