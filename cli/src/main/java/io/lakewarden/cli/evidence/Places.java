package io.lakewarden.cli.evidence;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Position;
import io.lakewarden.model.Principal;
import java.util.OptionalInt;

/** Where the definition says what a report names. */
record Places(Definition definition, History history) {
    private static final NodePath PLATFORM = NodePath.of("platform/platform.yaml");

    Origin grant(Domain domain, int index) {
        NodePath grants = file(domain).to("grants");
        OptionalInt next = index + 1 < domain.grants().size()
                ? OptionalInt.of(at(grants.to(index + 1)).line())
                : OptionalInt.empty();
        return Origin.of(history, at(grants.to(index)), next);
    }

    Origin classifications(Domain domain, Object dataset, String column) {
        return of(file(domain).to("datasets", dataset, "columns", column, "classifications"));
    }

    Origin members(String group) {
        return of(PLATFORM.to("principals", "groups", group, "members"));
    }

    Origin principal(Principal principal) {
        return of(PLATFORM.to("principals", kind(principal), principal.name()));
    }

    /** File, line and column of a policy test. */
    Position test(Domain domain, int index) {
        return at(file(domain).to("policyTests", index));
    }

    private static String kind(Principal principal) {
        return principal.match(user -> "users", group -> "groups", account -> "serviceAccounts");
    }

    private static NodePath file(Domain domain) {
        return NodePath.of("platform/domains/" + domain.name() + ".yaml");
    }

    private Origin of(NodePath path) {
        return Origin.of(history, at(path), OptionalInt.empty());
    }

    private Position at(NodePath path) {
        return definition.positions().at(path);
    }
}
