package io.lakewarden.security.access;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Grant;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Platform;
import io.lakewarden.model.PolicyTest;
import io.lakewarden.security.access.GrantConflicts.Conflict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the reference decision finds in a definition: grants that do not fit together, policy tests that do not hold. */
public final class AccessCheck {
    private final Definition definition;
    private final LocalDate on;

    private AccessCheck(Definition definition, LocalDate on) {
        this.definition = definition;
        this.on = on;
    }

    /**
     * All findings, sorted. The definition must name only what exists, as the model's own check finds out; tests that
     * name no day are about the given one.
     */
    public static List<Finding> findings(Definition definition, LocalDate on) {
        AccessCheck check = new AccessCheck(definition, on);
        return Stream.concat(check.conflicts(), check.policyTests())
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether the grants fit together, so that one answer holds for all rows; nobody compiles others. */
    public static boolean consistent(Platform platform) {
        return new GrantConflicts(platform).all().findAny().isEmpty();
    }

    private Stream<Finding> conflicts() {
        return new GrantConflicts(definition.platform()).all().map(this::finding);
    }

    private Finding finding(Conflict conflict) {
        String column = conflict.dataset().id() + "." + conflict.column().name();
        NodePath at = lastOf(conflict.grants());
        String why =
                switch (conflict.rule()) {
                    case GRANT_MASKS_DIFFER -> "its grants give it different masks";
                    case GRANT_MASK_BY_ROW -> "its grants would show it as it is in some rows and masked in others";
                    case GRANT_COLUMN_BY_ROW, POLICY_TEST_FAILED, POLICY_TEST_UNDECIDED ->
                        "its grants would show it in some rows only";
                };
        return error(
                conflict.rule(),
                at,
                "Cannot let " + conflict.principal() + " read " + column + ": " + why,
                "give those grants the same rows, columns and masks, or leave one of them out");
    }

    private NodePath lastOf(List<Grant> grants) {
        return definition.platform().domains().stream()
                .flatMap(domain -> IntStream.range(0, domain.grants().size())
                        .filter(index -> grants.contains(domain.grants().get(index)))
                        .mapToObj(index -> file(domain).to("grants", index)))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Stream<Finding> policyTests() {
        return definition.platform().domains().stream()
                .flatMap(domain -> IntStream.range(0, domain.policyTests().size())
                        .mapToObj(index -> finding(
                                domain.policyTests().get(index), file(domain).to("policyTests", index)))
                        .flatMap(Optional::stream));
    }

    private Optional<Finding> finding(PolicyTest test, NodePath at) {
        Access access = Access.of(definition.platform(), test.on().orElse(on));
        return PolicyTests.outcome(access, test)
                .map(outcome -> error(outcome.rule(), at, outcome.message(), outcome.remedy()));
    }

    private Finding error(AccessRule rule, NodePath at, String message, String remedy) {
        return new Finding(definition.positions().at(at), Finding.Severity.ERROR, rule.name(), message, remedy);
    }

    private static NodePath file(Domain domain) {
        return NodePath.of("platform/domains/" + domain.name() + ".yaml");
    }
}
