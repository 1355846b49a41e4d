package io.lakewarden.model.check;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Scope;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.text.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of who a grant names, what it covers and what it gives. */
final class GrantRules {
    private GrantRules() {}

    static Stream<Violation> unknownPrincipal(Index index) {
        return index.grants()
                .filter(grant -> index.principal(grant.value().to()).isEmpty())
                .map(grant -> new Violation(
                        grant.at().to("to"),
                        sentence(grant.value(), what(grant.value().scope())) + " to "
                                + grant.value().to() + ": no such principal",
                        Spelling.remedy(grant.value().to(), index.principalNames())));
    }

    static Stream<Violation> unknownZone(Index index) {
        return index.grants().flatMap(grant -> zone(grant.value().scope()).stream()
                .filter(zone -> !index.hasZone(zone))
                .map(zone -> new Violation(
                        grant.at().to("zone"),
                        sentence(grant.value(), "zone " + zone) + ": no such zone",
                        Spelling.remedy(zone, index.zones()))));
    }

    private static List<String> zone(Scope scope) {
        return scope.match(zone -> List.of(zone.zone()), dataset -> List.of(), tags -> List.of());
    }

    static Stream<Violation> unknownDataset(Index index) {
        return index.grants().flatMap(grant -> dataset(grant.value().scope())
                .filter(dataset -> index.dataset(dataset).isEmpty())
                .map(dataset -> new Violation(
                        grant.at().to("dataset"),
                        sentence(grant.value(), dataset.toString()) + ": no such dataset",
                        Spelling.remedy(dataset.toString(), index.datasetNames()))));
    }

    static Stream<DatasetId> dataset(Scope scope) {
        return scope.match(zone -> Stream.empty(), dataset -> Stream.of(dataset.dataset()), tags -> Stream.empty());
    }

    static Stream<Violation> unknownColumn(Index index) {
        return index.grants().flatMap(grant -> dataset(grant.value().scope())
                .flatMap(id -> index.dataset(id).stream())
                .flatMap(dataset -> columns(grant.value().scope()).stream()
                        .filter(column -> Index.lacks(dataset, column))
                        .map(column -> new Violation(
                                grant.at().to("columns", column),
                                sentence(grant.value(), dataset.id() + "." + column) + ": no such column",
                                Spelling.remedy(column, Index.columns(dataset))))));
    }

    private static List<String> columns(Scope scope) {
        return scope.match(zone -> List.of(), dataset -> dataset.columns(), tags -> List.of());
    }

    static Stream<Violation> unknownClassification(Index index) {
        Set<String> known = Set.copyOf(index.classifications());
        return index.grants()
                .flatMap(grant -> tags(grant.value().scope()).stream().flatMap(classified -> classified.all().stream()
                        .filter(tag -> !known.contains(tag))
                        .map(tag -> new Violation(
                                grant.at().to("classifications", classified),
                                sentence(grant.value(), "columns classified " + tag) + ": no such classification",
                                Spelling.remedy(tag, index.classifications())))));
    }

    private static List<Scope.Classified> tags(Scope scope) {
        return scope.match(zone -> List.of(), dataset -> List.of(), tags -> tags.anyOf());
    }

    static Stream<Violation> restrictedDenial(Index index) {
        return index.grants()
                .filter(grant -> grant.value().effect() == Grant.Effect.DENY)
                .flatMap(GrantRules::restrictions)
                .map(restriction -> new Violation(
                        restriction,
                        "Cannot deny with a filter or a mask: a denial takes away the whole of its scope",
                        "remove it here, or grant less"));
    }

    static Stream<Violation> restrictedWithoutRead(Index index) {
        return index.grants()
                .filter(grant -> !grant.value().actions().equals(Set.of(Action.READ)))
                .flatMap(GrantRules::restrictions)
                .map(restriction -> new Violation(
                        restriction,
                        "Cannot filter or mask a grant of other actions than read: whoever writes writes whole rows",
                        "split it: a grant of read with it, a grant of the rest without"));
    }

    static Stream<Violation> columnsWithoutRead(Index index) {
        return index.grants()
                .filter(grant -> !grant.value().actions().equals(Set.of(Action.READ)))
                .flatMap(grant -> grant.value()
                        .scope()
                        .match(
                                zone -> Stream.<NodePath>empty(),
                                dataset -> dataset.columns().isEmpty()
                                        ? Stream.<NodePath>empty()
                                        : Stream.of(grant.at().to("columns")),
                                tags -> Stream.of(grant.at().to("classifications"))))
                .map(at -> new Violation(
                        at,
                        "Cannot grant or deny other actions than read on some columns: tables are written whole",
                        "name a dataset or a zone without columns, or only the action read"));
    }

    private static Stream<NodePath> restrictions(Placed<Grant> grant) {
        Stream<NodePath> rows =
                grant.value().rows().stream().map(filter -> grant.at().to("rows"));
        Stream<NodePath> masks = grant.value().masks().isEmpty()
                ? Stream.empty()
                : Stream.of(grant.at().to("masks"));
        return Stream.concat(rows, masks);
    }

    static Stream<Violation> duplicate(Index index) {
        Map<Grant, Placed<Grant>> first = new HashMap<>();
        return index.grants()
                .filter(grant -> first.putIfAbsent(grant.value(), grant) != null)
                .map(grant -> new Violation(
                        grant.at(),
                        sentence(grant.value(), what(grant.value().scope())) + " to "
                                + grant.value().to() + " again: the same stands already in "
                                + first.get(grant.value()).at().file(),
                        "remove one of the two"));
    }

    private static String what(Scope scope) {
        return scope.match(
                zone -> "zone " + zone.zone(),
                dataset -> dataset.dataset().toString(),
                tags -> "columns classified " + tags);
    }

    /** {@code Cannot grant read, write on gold.sales}. */
    private static String sentence(Grant grant, String on) {
        String actions = grant.sortedActions().stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return (grant.effect() == Grant.Effect.ALLOW ? "Cannot grant " : "Cannot deny ") + actions + " on " + on;
    }
}
