package io.lakewarden.cli.access;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.iam.IamWays;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.lakeformation.GapCode;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.evaluator.Catalog;
import io.lakewarden.security.lakeformation.evaluator.Job;
import io.lakewarden.security.lakeformation.evaluator.LakeFormationEvaluator;
import io.lakewarden.security.lakeformation.evaluator.Rows;
import io.lakewarden.security.lakeformation.evaluator.Sight;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import io.lakewarden.security.ranger.RangerPolicies;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One plane beside the definition.
 *
 * @param title its column's head
 * @param how how its answers come about
 * @param words what each principal has of each dataset, in a phrase; {@link #AS_DEFINED} where there is no phrase
 * @param differences from the definition, sorted
 */
public record PlaneColumn(String title, String how, SortedMap<String, String> words, List<Difference> differences) {
    /** What stands where a plane and the definition agree. */
    public static final String AS_DEFINED = "as defined";

    public PlaneColumn {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        differences = List.copyOf(differences);
    }

    /** What a principal has of a dataset here. */
    public String of(String principal, DatasetId dataset) {
        return words.getOrDefault(key(principal, dataset), AS_DEFINED);
    }

    private static String key(String principal, DatasetId dataset) {
        return principal + " " + dataset;
    }

    /**
     * Ranger's service {@code hive}: what its compiler says of itself. The command has no Ranger engine; that the compiled
     * policies decide as the definition is proven with it when the project is built.
     */
    public static PlaneColumn rangerHive(RangerPolicies policies) {
        List<Gap> gaps = policies.gaps().stream()
                .filter(gap -> gap.plane() == Plane.RANGER_HIVE)
                .toList();
        SortedMap<String, String> words = new TreeMap<>();
        gaps.forEach(
                gap -> words.merge(key(gap.principal(), gap.dataset()), gap.instead(), (one, two) -> one + "; " + two));
        return new PlaneColumn(
                "Ranger hive",
                "compiled without a gap, or with those that stand here; proven with Ranger's engine in the build",
                words,
                gaps.stream()
                        .map(gap -> new Difference(
                                gap.plane(),
                                gap.principal(),
                                gap.dataset(),
                                "access",
                                gap.asked(),
                                gap.instead(),
                                List.of(gap)))
                        .toList());
    }

    /** Lake Formation: what its documented rules make of the compiled entries. */
    public static PlaneColumn lakeFormation(Platform platform, Environment environment, LakeFormation compiled) {
        List<Difference> differences = LakeFormationComparison.differences(platform, environment, compiled);
        LakeFormationEvaluator evaluator =
                new LakeFormationEvaluator(compiled, Catalog.of(platform, compiled.maskedTables()));
        SortedMap<String, String> words = new TreeMap<>();
        for (Principal principal : platform.principals()) {
            Optional<IamRole> role = IamRole.of(platform, environment, principal);
            platform.datasets().forEach(dataset -> {
                String key = key(principal.name(), dataset.id());
                if (role.isEmpty()) {
                    words.put(key, "by its members' roles");
                } else if (differences.stream().anyMatch(difference -> isAbout(difference, principal, dataset))) {
                    words.put(
                            key,
                            summary(evaluator, role.orElseThrow().arn(), principal, dataset)
                                    + elsewhere(compiled, principal, dataset));
                }
            });
        }

        return new PlaneColumn(
                "Lake Formation", "its documented rules, applied to the compiled entries", words, differences);
    }

    /** IAM: its documented logic over the compiled documents, which lets through to Lake Formation or not at all. */
    public static PlaneColumn iam(Platform platform, IamDocuments documents) {
        IamWays ways = IamWays.of(documents);
        SortedMap<String, String> words = new TreeMap<>();
        for (Principal principal : platform.principals()) {
            boolean byMembers = principal.match(user -> false, group -> true, account -> false)
                    && !documents.roles().containsKey(principal.name());
            platform.datasets()
                    .forEach(dataset -> words.put(
                            key(principal.name(), dataset.id()),
                            byMembers
                                    ? "by its members' roles"
                                    : ways.way(principal.name(), dataset.id()).words()));
        }

        return new PlaneColumn(
                "IAM",
                "its documented logic over the compiled documents; what goes through Lake Formation is decided there",
                words,
                ways.differences(platform).stream()
                        .map(way -> new Difference(
                                Plane.IAM,
                                way.principal(),
                                way.dataset(),
                                "way",
                                way.expected().words(),
                                way.found().words(),
                                way.gaps()))
                        .toList());
    }

    private static boolean isAbout(Difference difference, Principal principal, Dataset dataset) {
        return difference.principal().equals(principal.name())
                && difference.dataset().equals(dataset.id());
    }

    private static String elsewhere(LakeFormation compiled, Principal principal, Dataset dataset) {
        return compiled.gaps().stream()
                .filter(gap -> gap.code().equals(GapCode.MASK_IN_OTHER_TABLE.name()))
                .filter(gap -> gap.principal().equals(principal.name())
                        && gap.dataset().equals(dataset.id()))
                .map(gap -> "; " + gap.instead())
                .collect(Collectors.joining());
    }

    private static String summary(LakeFormationEvaluator evaluator, String role, Principal principal, Dataset dataset) {
        Job job = principal.match(user -> Job.FILTERING, group -> Job.FILTERING, account -> Job.FULL_TABLE);
        Sight sight = evaluator.sight(role, dataset.id(), job);
        List<Cell> cells = dataset.columns().stream()
                .map(column -> cell(principal, dataset, column, sight))
                .toList();
        boolean writes = sight.may(Permission.INSERT) && sight.may(Permission.DELETE);
        boolean manages = sight.may(Permission.ALTER) && sight.may(Permission.DROP);
        return new Holding(principal.name(), dataset.id(), cells, writes, manages).summary();
    }

    private static Cell cell(Principal principal, Dataset dataset, Column column, Sight sight) {
        Optional<Rows> rows = Optional.ofNullable(sight.columns().get(column.name()));
        Optional<RowFilter> filter = rows.filter(some -> !some.all()).map(some -> union(List.copyOf(some.anyOf())));
        return new Cell(principal.name(), dataset.id(), column.name(), rows.isPresent(), Optional.empty(), filter);
    }

    private static RowFilter union(List<String> filters) {
        List<RowFilter> parts = filters.stream().map(RowFilter::of).collect(Collectors.toList());
        return parts.size() == 1 ? parts.get(0) : new RowFilter.Or(parts);
    }
}
