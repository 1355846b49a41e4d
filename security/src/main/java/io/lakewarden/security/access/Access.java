package io.lakewarden.security.access;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Principal.Group;
import io.lakewarden.model.Scope;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference decision, by which every plane is measured. Nobody may do anything that no grant allows; a denial wins
 * over every grant; a user has its own grants and those of its groups. Of several grants to read a dataset, rows are those
 * that any of them gives, a column is readable if any gives it, and unmasked if any gives it so; {@link GrantConflicts}
 * refuses the definitions for which that is not one answer for all rows.
 */
public final class Access {
    private final Map<DatasetId, Dataset> datasets;
    /** By principal: its own and those of its groups, in the order of the definition; none that has expired. */
    private final Map<String, List<Grant>> grants;

    private Access(Platform platform, LocalDate on) {
        this.datasets = platform.datasets().collect(Collectors.toMap(Dataset::id, Function.identity()));
        List<Grant> lasting = platform.domains().stream()
                .flatMap(domain -> domain.grants().stream())
                .filter(grant -> lasts(grant.expires(), on))
                .toList();
        List<Group> groups = platform.principals().stream()
                .flatMap(principal ->
                        principal.match(user -> Stream.<Group>empty(), Stream::of, account -> Stream.empty()))
                .toList();
        this.grants = platform.principals().stream()
                .collect(Collectors.toMap(
                        Principal::name,
                        principal -> lasts(principal.expires(), on)
                                ? grants(lasting, names(principal.name(), groups))
                                : List.of()));
    }

    /** Decides by the definition as of a day: what expires holds on its last day, and no longer. */
    public static Access of(Platform platform, LocalDate on) {
        return new Access(platform, on);
    }

    /** Whether the dataset may be written or managed, or anything of it be read. */
    public Answer decide(String principal, Action action, DatasetId id) {
        Dataset dataset = dataset(id);
        if (action != Action.READ) {
            return answer(covering(principal, action, scope -> scope.coversWhole(dataset)));
        }

        List<Answer> columns = dataset.columns().stream()
                .map(column -> answer(reading(principal, dataset, column)))
                .toList();
        boolean any = columns.stream().anyMatch(Answer::allowed);
        Set<Grant> deciding = columns.stream()
                .filter(answer -> answer.allowed() == any)
                .flatMap(answer -> answer.decidedBy().stream())
                .collect(Collectors.toSet());
        return new Answer(
                any,
                any ? rows(principal, dataset) : Optional.empty(),
                Optional.empty(),
                grants(principal).stream().filter(deciding::contains).toList());
    }

    /** The same for one column; tables are written and managed whole. */
    public Answer decide(String principal, Action action, DatasetId id, String name) {
        Dataset dataset = dataset(id);
        Column column = dataset.column(name).orElseThrow(() -> unknown("column", id + "." + name));
        if (action != Action.READ) {
            return decide(principal, action, id);
        }

        List<Grant> reading = reading(principal, dataset, column);
        Answer answer = answer(reading);
        return answer.allowed()
                ? new Answer(true, rows(principal, dataset), mask(reading, name), answer.decidedBy())
                : answer;
    }

    /** The columns of a dataset that it reads, each with its mask. */
    public SortedMap<String, Optional<Mask>> columns(String principal, DatasetId id) {
        Dataset dataset = dataset(id);
        SortedMap<String, Optional<Mask>> columns = new TreeMap<>();
        for (Column column : dataset.columns()) {
            List<Grant> giving = giving(principal, dataset, column);
            if (!giving.isEmpty()) {
                columns.put(column.name(), mask(giving, column.name()));
            }
        }

        return columns;
    }

    /** Whether it reads the dataset as it is: all rows, all columns, no mask. Only then may its own code read files. */
    public boolean readsWhole(String principal, DatasetId id) {
        Dataset dataset = dataset(id);
        SortedMap<String, Optional<Mask>> columns = columns(principal, id);
        return columns.size() == dataset.columns().size()
                && columns.values().stream().allMatch(Optional::isEmpty)
                && rows(principal, dataset).isEmpty();
    }

    /** The filters of the grants that give a column, joined by OR; absent if one of those grants has none. */
    private Optional<RowFilter> rows(String principal, Dataset dataset) {
        if (grants(principal).stream().allMatch(grant -> grant.rows().isEmpty())) {
            return Optional.empty();
        }

        List<Optional<RowFilter>> filters = dataset.columns().stream()
                .flatMap(column -> giving(principal, dataset, column).stream())
                .map(Grant::rows)
                .distinct()
                .toList();
        if (filters.isEmpty() || filters.contains(Optional.<RowFilter>empty())) {
            return Optional.empty();
        }

        List<RowFilter> any = filters.stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(RowFilter::toString))
                .toList();
        return any.size() == 1 ? Optional.of(any.get(0)) : Optional.of(new RowFilter.Or(any));
    }

    private static Optional<Mask> mask(List<Grant> allowing, String column) {
        List<Optional<Mask>> masks = allowing.stream()
                .map(grant -> Optional.ofNullable(grant.masks().get(column)))
                .distinct()
                .toList();
        return masks.contains(Optional.<Mask>empty()) ? Optional.empty() : masks.get(0);
    }

    /** A denial wins; without a grant there is nothing. */
    private static Answer answer(List<Grant> covering) {
        List<Grant> denials =
                covering.stream().filter(grant -> grant.effect() == Effect.DENY).toList();
        boolean allowed = denials.isEmpty() && !covering.isEmpty();
        return new Answer(allowed, Optional.empty(), Optional.empty(), allowed ? covering : denials);
    }

    /** The grants that give a column; none where a denial takes it away. */
    List<Grant> giving(String principal, Dataset dataset, Column column) {
        Answer answer = answer(reading(principal, dataset, column));
        return answer.allowed() ? answer.decidedBy() : List.of();
    }

    private List<Grant> reading(String principal, Dataset dataset, Column column) {
        return covering(principal, Action.READ, scope -> scope.covers(dataset, column));
    }

    private List<Grant> covering(String principal, Action action, Predicate<Scope> covers) {
        return grants(principal).stream()
                .filter(grant -> grant.actions().contains(action))
                .filter(grant -> covers.test(grant.scope()))
                .toList();
    }

    private static List<Grant> grants(List<Grant> all, Set<String> names) {
        return all.stream().filter(grant -> names.contains(grant.to())).toList();
    }

    private static Set<String> names(String name, List<Group> groups) {
        Stream<String> joined =
                groups.stream().filter(group -> group.members().contains(name)).map(Group::name);
        return Stream.concat(Stream.of(name), joined).collect(Collectors.toSet());
    }

    private static boolean lasts(Optional<LocalDate> lastDay, LocalDate on) {
        return lastDay.filter(day -> day.isBefore(on)).isEmpty();
    }

    /** Allowances and denials that a principal has on that day, itself and through its groups, in the definition's order. */
    public List<Grant> grants(String principal) {
        return Optional.ofNullable(grants.get(principal)).orElseThrow(() -> unknown("principal", principal));
    }

    private Dataset dataset(DatasetId id) {
        return Optional.ofNullable(datasets.get(id)).orElseThrow(() -> unknown("dataset", id.toString()));
    }

    private static IllegalArgumentException unknown(String kind, String name) {
        return new IllegalArgumentException("Cannot decide about the " + kind + " " + name + ": it is not defined");
    }
}
