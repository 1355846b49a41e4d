package io.lakewarden.security.lakeformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Splits what is to be deployed over stacks. The first holds settings, locations and tags. The others each hold the chains
 * that a hash of their names gives them. A chain that no stack takes has stacks of its own: first what grants refer to, then
 * the grants by a hash of their principal. So an entry stays in its stack when others come and go; see {@link HashSplit} for
 * what moves when a stack is full. Moved, it is in a later stack than before: first revoked, then granted again.
 */
public final class Stacks {
    private static final int RESOURCES = Quotas.RESOURCES_PER_STACK - 20;
    private static final int BYTES = Quotas.TEMPLATE_BYTES - 50_000;
    private static final String FOUNDATION = "foundation";
    private static final String GRANT = "PrincipalPermissions";

    private Stacks() {}

    /** In the order of deployment; each is deployed after the one that it names. */
    public static List<Stack> of(LakeFormation compiled) {
        SortedMap<String, List<DeploymentEntry>> chains = grants(compiled)
                .collect(Collectors.groupingBy(DeploymentEntry::chain, TreeMap::new, Collectors.toList()));
        Map<Boolean, List<List<DeploymentEntry>>> fitting =
                chains.values().stream().collect(Collectors.partitioningBy(chain -> fits(List.of(chain))));
        HashSplit<List<DeploymentEntry>> tables =
                HashSplit.of(fitting.get(true), chain -> chain.get(0).chain(), Stacks::fits);
        return Stream.of(
                        Stream.of(foundation(compiled)),
                        ofTables(tables),
                        fitting.get(false).stream().flatMap(chain -> ofOneTable(chain, tables)))
                .flatMap(stacks -> stacks)
                .toList();
    }

    private static Stack foundation(LakeFormation compiled) {
        Properties properties = new Properties(compiled.account());
        List<DeploymentEntry> entries = Stream.of(
                        Stream.of(DeploymentEntry.of(
                                "DataLakeSettings", properties.settings(compiled.settings()), FOUNDATION)),
                        compiled.tags().stream()
                                .map(tag -> DeploymentEntry.of("Tag", tag.key(), properties.tag(tag), FOUNDATION)),
                        compiled.locations().stream()
                                .map(location -> DeploymentEntry.of(
                                        "Resource", location.arn(), properties.location(location), FOUNDATION)))
                .flatMap(some -> some)
                .toList();
        return new Stack(FOUNDATION, Optional.empty(), List.of(entries));
    }

    /** What follows the foundation; in a chain tags come before filters and filters before grants. */
    static Stream<DeploymentEntry> grants(LakeFormation compiled) {
        Properties properties = new Properties(compiled.account());
        return Stream.of(
                        compiled.associations().stream()
                                .map(one -> DeploymentEntry.of(
                                        "TagAssociation",
                                        one.resource() + " " + one.key(),
                                        properties.association(one),
                                        one.resource().chain())),
                        compiled.filters().stream()
                                .map(one -> DeploymentEntry.of(
                                        "DataCellsFilter",
                                        one.table() + "[" + one.name(),
                                        properties.filter(one),
                                        one.table().toString())),
                        compiled.permissions().stream().map(one -> DeploymentEntry.of(
                                        GRANT,
                                        one.principal() + " " + one.resource(),
                                        properties.permissions(one),
                                        one.resource().chain())
                                .by(one.principal())))
                .flatMap(entries -> entries);
    }

    /** Beside one another, but after the stack that a part was once cut from. */
    private static Stream<Stack> ofTables(HashSplit<List<DeploymentEntry>> tables) {
        return tables.parts().stream()
                .map(part -> new Stack(
                        name(part),
                        tables.cutFrom(part).map(Stacks::name).or(() -> Optional.of(FOUNDATION)),
                        part.items()));
    }

    private static String name(HashSplit.Part<List<DeploymentEntry>> tables) {
        return "grants-" + tables.number();
    }

    /** One after the other, since they change one table; and after the stack that the chain was in while it was shorter. */
    private static Stream<Stack> ofOneTable(List<DeploymentEntry> chain, HashSplit<List<DeploymentEntry>> tables) {
        String table = chain.get(0).chain();
        String name = "chain-" + Fingerprint.of(table) + "-";
        Map<Boolean, List<DeploymentEntry>> granting = chain.stream()
                .collect(Collectors.partitioningBy(entry -> entry.type().endsWith(GRANT)));
        List<Stack> stacks = new ArrayList<>();
        Optional<String> after = tables.partOf(table).map(Stacks::name).or(() -> Optional.of(FOUNDATION));
        for (boolean grants : List.of(false, true)) {
            String kind = name + (grants ? "grants-" : "filters-");
            for (HashSplit.Part<DeploymentEntry> part : HashSplit.of(
                            granting.get(grants), DeploymentEntry::owner, some -> fits(List.of(some)))
                    .parts()) {
                stacks.add(new Stack(kind + part.number(), after, List.of(part.items())));
                after = Optional.of(kind + part.number());
            }
        }

        return stacks.stream();
    }

    private static boolean fits(List<List<DeploymentEntry>> chains) {
        Stack stack = new Stack("", Optional.empty(), chains);
        return stack.resources() <= RESOURCES && stack.bytes() <= BYTES;
    }
}
