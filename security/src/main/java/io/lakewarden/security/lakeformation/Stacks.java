package io.lakewarden.security.lakeformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Splits what is to be deployed over stacks. The first holds settings, locations and tags. The others each hold the chains
 * that a hash of their names gives them, as many stacks as a power of two: so an entry stays in its stack when others come
 * and go, until everything has twice the size. Moved from one stack to another it would be granted and then revoked.
 */
public final class Stacks {
    private static final int RESOURCES = Quotas.RESOURCES_PER_STACK - 20;
    private static final int BYTES = Quotas.TEMPLATE_BYTES - 50_000;
    private static final String FOUNDATION = "foundation";

    private Stacks() {}

    /** In the order of deployment; those after the first are independent unless they say so. */
    public static List<Stack> of(LakeFormation compiled) {
        List<List<DeploymentEntry>> tooLong = new ArrayList<>();
        SortedMap<String, List<DeploymentEntry>> chains = new TreeMap<>();
        grants(compiled).forEach(entry -> chains.computeIfAbsent(entry.chain(), any -> new ArrayList<>())
                .add(entry));
        List<List<DeploymentEntry>> fitting = new ArrayList<>();
        chains.values().forEach(chain -> (fits(List.of(chain)) ? fitting : tooLong).add(chain));
        return Stream.of(
                        Stream.of(foundation(compiled)),
                        buckets(fitting).stream(),
                        tooLong.stream().flatMap(Stacks::pieces))
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
                        compiled.permissions().stream()
                                .map(one -> DeploymentEntry.of(
                                        "PrincipalPermissions",
                                        one.principal() + " " + one.resource(),
                                        properties.permissions(one),
                                        one.resource().chain())))
                .flatMap(entries -> entries);
    }

    private static List<Stack> buckets(List<List<DeploymentEntry>> chains) {
        for (int many = 1; ; many *= 2) {
            List<List<List<DeploymentEntry>>> buckets = distributed(chains, many);
            if (buckets.stream().allMatch(Stacks::fits)) {
                int all = many;
                return IntStream.range(0, many)
                        .filter(at -> !buckets.get(at).isEmpty())
                        .mapToObj(at -> new Stack(
                                "grants-" + (at + 1) + "-of-" + all, Optional.of(FOUNDATION), buckets.get(at)))
                        .toList();
            }
        }
    }

    private static List<List<List<DeploymentEntry>>> distributed(List<List<DeploymentEntry>> chains, int many) {
        List<List<List<DeploymentEntry>>> buckets = new ArrayList<>();
        IntStream.range(0, many).forEach(any -> buckets.add(new ArrayList<>()));
        for (List<DeploymentEntry> chain : chains) {
            long hash = Long.parseLong(Fingerprint.of(chain.get(0).chain()), 16);
            buckets.get((int) (hash % many)).add(chain);
        }

        return buckets;
    }

    private static boolean fits(List<List<DeploymentEntry>> chains) {
        Stack stack = new Stack("", Optional.empty(), chains);
        return stack.resources() <= RESOURCES && stack.bytes() <= BYTES;
    }

    /** A chain that is too long for a stack goes on in the next. */
    private static Stream<Stack> pieces(List<DeploymentEntry> chain) {
        List<Stack> stacks = new ArrayList<>();
        String name = "chain-" + Fingerprint.of(chain.get(0).chain());
        List<DeploymentEntry> piece = new ArrayList<>();
        for (DeploymentEntry entry : chain) {
            List<DeploymentEntry> longer = new ArrayList<>(piece);
            longer.add(entry);
            if (fits(List.of(longer))) {
                piece = longer;
            } else {
                stacks.add(piece(name, stacks, piece));
                piece = new ArrayList<>(List.of(entry));
            }
        }

        stacks.add(piece(name, stacks, piece));
        return stacks.stream();
    }

    private static Stack piece(String name, List<Stack> before, List<DeploymentEntry> piece) {
        String after =
                before.isEmpty() ? FOUNDATION : before.get(before.size() - 1).name();
        return new Stack(name + "-" + (before.size() + 1), Optional.of(after), List.of(piece));
    }
}
