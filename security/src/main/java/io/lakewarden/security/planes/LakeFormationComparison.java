package io.lakewarden.security.planes;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Environment;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.Answer;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.lakeformation.GapCode;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.MaskedTable;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.evaluator.Catalog;
import io.lakewarden.security.lakeformation.evaluator.Job;
import io.lakewarden.security.lakeformation.evaluator.LakeFormationEvaluator;
import io.lakewarden.security.lakeformation.evaluator.Rows;
import io.lakewarden.security.lakeformation.evaluator.Sight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what Lake Formation's documented rules make of its entries against the reference decision, question by question.
 * Where Lake Formation gives less, a gap must say so; it must never give more, but for what a writing job's ALL brings.
 */
public final class LakeFormationComparison {
    private static final Set<GapCode> READS_LESS = EnumSet.of(
            GapCode.PIPELINE_READS_WHOLE, GapCode.ROW_FILTER_TYPE, GapCode.ROW_FILTER_LONG, GapCode.MEMBER_DENIED);
    private static final Set<GapCode> CHANGES_LESS = EnumSet.of(GapCode.WRITE_NEEDS_WHOLE_TABLE, GapCode.MEMBER_DENIED);

    private final Platform platform;
    private final Environment environment;
    private final LakeFormation compiled;
    private final Access access;
    private final boolean later;
    private final LakeFormationEvaluator evaluator;
    private final Map<String, List<Gap>> gaps;

    private LakeFormationComparison(Platform platform, Environment environment, LakeFormation compiled, LocalDate on) {
        this.platform = platform;
        this.environment = environment;
        this.compiled = compiled;
        this.access = Access.of(platform, on);
        this.later = on.isAfter(compiled.on());
        this.evaluator = new LakeFormationEvaluator(compiled, Catalog.of(platform, compiled.maskedTables()));
        this.gaps = compiled.gaps().stream()
                .collect(Collectors.groupingBy(
                        gap -> gap.principal() + " " + gap.dataset(), HashMap::new, Collectors.toList()));
    }

    /** On the day that it was compiled for. */
    public static List<Difference> differences(Platform platform, Environment environment, LakeFormation compiled) {
        return differences(platform, environment, compiled, compiled.on());
    }

    /** On a later day on which it is still deployed: then what has ended meanwhile is explained too. */
    public static List<Difference> differences(
            Platform platform, Environment environment, LakeFormation compiled, LocalDate on) {
        return new LakeFormationComparison(platform, environment, compiled, on).all();
    }

    private List<Difference> all() {
        List<Difference> differences = new ArrayList<>();
        for (Principal principal : platform.principals()) {
            IamRole.of(platform, environment, principal).ifPresent(role -> platform.datasets()
                    .forEach(dataset -> differences.addAll(new Pair(principal, role.arn(), dataset).all())));
        }

        return Stream.concat(differences.stream(), strangers()).sorted().toList();
    }

    /** Whoever has something and is no principal: the definition gives it nothing. */
    private Stream<Difference> strangers() {
        Set<String> known = platform.principals().stream()
                .flatMap(principal -> IamRole.of(platform, environment, principal).stream())
                .map(IamRole::arn)
                .collect(Collectors.toSet());
        return compiled.permissions().stream()
                .map(PrincipalPermissions::principal)
                .distinct()
                .filter(arn -> !known.contains(arn))
                .flatMap(arn -> platform.datasets().flatMap(dataset -> stranger(arn, dataset)));
    }

    private Stream<Difference> stranger(String arn, Dataset dataset) {
        Set<String> has = new TreeSet<>();
        Stream.of(Job.FILTERING, Job.FULL_TABLE)
                .map(job -> evaluator.sight(arn, dataset.id(), job))
                .forEach(sight -> {
                    has.addAll(sight.columns().keySet());
                    sight.permissions().forEach(permission -> has.add(permission.name()));
                });
        if (evaluator.creates(arn, dataset.id().zone())) {
            has.add(Permission.CREATE_TABLE.name());
        }

        String name = arn.substring(arn.lastIndexOf('/') + 1);
        boolean describes = has.equals(Set.of(Permission.DESCRIBE.name()))
                && evaluator.describes(arn, dataset.id().zone());
        List<Gap> known = gaps.getOrDefault(name + " " + dataset.id(), List.of()).stream()
                .filter(gap -> describes && gap.code().equals(GapCode.DESCRIBED_TO_SQL_ENDPOINT.name()))
                .toList();
        return has.isEmpty()
                ? Stream.empty()
                : Stream.of(new Difference(
                        Plane.LAKE_FORMATION,
                        name,
                        dataset.id(),
                        "everything",
                        "nothing",
                        String.join(", ", has),
                        known));
    }

    /** One principal and one dataset. */
    private final class Pair {
        private final Principal principal;
        private final String arn;
        private final Dataset dataset;
        private final Sight sight;
        private final Job job;
        private final List<Difference> differences = new ArrayList<>();

        Pair(Principal principal, String arn, Dataset dataset) {
            this.principal = principal;
            this.arn = arn;
            this.dataset = dataset;
            this.job = principal.match(
                    user -> Job.FILTERING,
                    group -> Job.FILTERING,
                    account -> platform.filters(environment, account.name()) ? Job.FILTERING : Job.FULL_TABLE);
            this.sight = evaluator.sight(arn, dataset.id(), job);
        }

        List<Difference> all() {
            if (sight.open()) {
                differ("files", "guarded", "open to whom IAM allows", Set.of());
            }

            if (evaluator.collisions().contains(arn + " on " + dataset.id())) {
                differ("grants", "deployed", "refused beside one another", Set.of());
            }

            if (hasAny() && !evaluator.describes(arn, dataset.id().zone())) {
                differ("database", "visible", "hidden", Set.of());
            }

            dataset.columns().forEach(this::column);
            rows();
            change("write", Action.WRITE, Permission.INSERT, Set.of());
            change("write", Action.WRITE, Permission.DELETE, Set.of());
            change("alter", Action.MANAGE, Permission.ALTER, Set.of(GapCode.WRITE_IMPLIES_SUPER));
            change("drop", Action.MANAGE, Permission.DROP, Set.of(GapCode.WRITE_IMPLIES_SUPER));
            creation();
            compiled.maskedTables().stream()
                    .filter(table -> table.dataset().equals(dataset.id()))
                    .forEach(this::maskedTable);
            return differences;
        }

        private boolean hasAny() {
            return !sight.columns().isEmpty() || !sight.permissions().isEmpty();
        }

        private void column(Column column) {
            Answer answer = access.decide(principal.name(), Action.READ, dataset.id(), column.name());
            String expected =
                    answer.allowed() ? answer.mask().map(mask -> "as " + mask).orElse("plain") : "hidden";
            boolean seen = sight.columns().containsKey(column.name());
            if (expected.equals(seen ? "plain" : "hidden")) {
                return;
            }

            Set<GapCode> explaining = EnumSet.noneOf(GapCode.class);
            if (!seen) {
                explaining.addAll(READS_LESS);
                if (answer.mask().isPresent()) {
                    explaining.add(GapCode.MASK_HIDDEN);
                    if (seenInMaskedTable(column, answer)) {
                        explaining.add(GapCode.MASK_IN_OTHER_TABLE);
                    }
                }
            }

            differ(column.name(), expected, seen ? "plain" : "hidden", explaining);
        }

        private boolean seenInMaskedTable(Column column, Answer answer) {
            return compiled.maskedTables().stream()
                    .filter(table -> table.dataset().equals(dataset.id()))
                    .filter(table -> table.shows(column, answer.mask().orElseThrow()))
                    .map(table ->
                            evaluator.sight(arn, table.id(), job).columns().get(column.name()))
                    .anyMatch(rows -> rows != null && agree(answer.rows(), rows));
        }

        private void rows() {
            Optional<RowFilter> expected =
                    access.decide(principal.name(), Action.READ, dataset.id()).rows();
            sight.columns().forEach((column, rows) -> {
                if (!agree(expected, rows)) {
                    differ(
                            "rows of " + column,
                            expected.map(RowFilter::toString).orElse("all"),
                            rows.all() ? "all" : rows.anyOf().toString(),
                            Set.of());
                }
            });
        }

        private void change(String subject, Action action, Permission permission, Set<GapCode> more) {
            boolean expected =
                    access.decide(principal.name(), action, dataset.id()).allowed();
            compare(subject, expected, sight.may(permission), more);
        }

        private void creation() {
            boolean expected =
                    access.decide(principal.name(), Action.MANAGE, dataset.id()).allowed();
            boolean found = evaluator.creates(arn, dataset.id().zone());
            Set<GapCode> explaining = EnumSet.copyOf(CHANGES_LESS);
            explaining.add(GapCode.CREATE_NEEDS_ZONE);
            if (expected != found) {
                differ("create", word(expected), word(found), expected ? explaining : Set.of());
            }
        }

        private void compare(String subject, boolean expected, boolean found, Set<GapCode> more) {
            if (expected != found) {
                differ(subject, word(expected), word(found), expected ? CHANGES_LESS : more);
            }
        }

        private String word(boolean allowed) {
            return allowed ? "allowed" : "denied";
        }

        /**
         * Whoever sees something in a masked table sees no more than the definition shows of the dataset; nobody but the
         * account that keeps it changes it, and who sees nothing in it does not see that it is there.
         */
        private void maskedTable(MaskedTable table) {
            Sight masked = evaluator.sight(arn, table.id(), job);
            SortedMap<String, Rows> seen = masked.columns();
            if (!keeps(table)) {
                masked.permissions().stream()
                        .filter(permission -> permission != Permission.DESCRIBE || seen.isEmpty())
                        .forEach(permission -> differ(permission + " of " + table.id(), "denied", "allowed", Set.of()));
            }

            seen.forEach((column, rows) -> {
                Answer answer = access.decide(principal.name(), Action.READ, dataset.id(), column);
                boolean tooMuch = !answer.allowed() || !shows(table, column, answer) || !agree(answer.rows(), rows);
                if (tooMuch) {
                    differ(column + " of " + table.id(), "hidden", "seen", Set.of());
                }
            });
        }

        private boolean keeps(MaskedTable table) {
            return platform.pipeline(table.pipeline()).map(Pipeline::runAs).equals(Optional.of(principal.name()));
        }

        /** Whether a column is in it as the definition shows it: who sees it plain may see it in any mask. */
        private boolean shows(MaskedTable table, String name, Answer answer) {
            Column column = dataset.column(name).orElseThrow();
            return answer.mask().map(mask -> table.shows(column, mask)).orElse(true);
        }

        private void differ(String subject, String expected, String found, Set<GapCode> explaining) {
            Set<String> codes = explaining.stream().map(GapCode::name).collect(Collectors.toCollection(TreeSet::new));
            if (later) {
                codes.add(GapCode.EXPIRY_NEEDS_DEPLOY.name());
            }

            List<Gap> known = gaps.getOrDefault(principal.name() + " " + dataset.id(), List.of()).stream()
                    .filter(gap -> codes.contains(gap.code()))
                    .toList();
            differences.add(new Difference(
                    Plane.LAKE_FORMATION, principal.name(), dataset.id(), subject, expected, found, known));
        }
    }

    /** Whether a union of filters shows the rows of a filter. */
    private static boolean agree(Optional<RowFilter> expected, Rows found) {
        if (expected.isEmpty() || found.all()) {
            return expected.isEmpty() && found.all();
        }

        return disjuncts(Stream.of(expected.orElseThrow()))
                .equals(disjuncts(found.anyOf().stream().map(RowFilter::of)));
    }

    private static Set<String> disjuncts(Stream<RowFilter> filters) {
        return filters.flatMap(filter -> filter instanceof RowFilter.Or or ? or.any().stream() : Stream.of(filter))
                .map(RowFilter::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
