package io.lakewarden.model.check;

import io.lakewarden.model.Definition;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Position;
import io.lakewarden.model.check.emr.ClusterRule;
import io.lakewarden.model.yaml.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a definition against every {@link Rule} and every {@link ClusterRule}: the only maker of a {@link CheckedPlatform}. */
public final class Checker {
    private Checker() {}

    /**
     * All findings at once: those of the reading and those of the rules. A rule says nothing about a place where the
     * reading already found something; without a definition no rule is asked.
     */
    public static Checked check(Reading reading) {
        Set<Position> refused =
                reading.findings().stream().map(Finding::position).collect(Collectors.toSet());
        List<Finding> findings = Stream.concat(
                        reading.findings().stream(),
                        reading.definition().stream()
                                .flatMap(Checker::findings)
                                .filter(finding -> !refused.contains(finding.position())))
                .toList();
        return checked(reading.definition(), findings);
    }

    /** The same for a definition that does not come from files. */
    public static Checked check(Definition definition) {
        return checked(Optional.of(definition), findings(definition).toList());
    }

    private static Stream<Finding> findings(Definition definition) {
        return Stream.concat(ownFindings(definition), clusterFindings(definition));
    }

    private static Stream<Finding> clusterFindings(Definition definition) {
        return ClusterRule.found(definition.platform())
                .map(found -> new Finding(
                        definition.positions().at(found.where()),
                        found.severity(),
                        found.code(),
                        found.message(),
                        found.remedy()));
    }

    private static Stream<Finding> ownFindings(Definition definition) {
        Index index = new Index(definition.platform());
        return Stream.of(Rule.values()).flatMap(rule -> rule.violations(index)
                .map(violation -> new Finding(
                        definition.positions().at(violation.where()),
                        rule.severity(),
                        rule.name(),
                        violation.message(),
                        violation.remedy())));
    }

    private static Checked checked(Optional<Definition> definition, List<Finding> findings) {
        boolean usable = findings.stream().allMatch(finding -> finding.severity() == Finding.Severity.WARNING);
        return new Checked(
                definition.filter(present -> usable).map(present -> new CheckedPlatform(present.platform())), findings);
    }
}
