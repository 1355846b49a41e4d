package io.lakewarden.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.RowByRow.Cell;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.SmallWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@link Access} beside a second reading of the same rules. Where the reference has one answer for all rows, the second
 * says the same of every cell of every row; where it has not, {@link GrantConflicts} refuses the grants.
 */
class AccessProofTest {
    private int consistent;
    private int refused;

    @Test
    void saysOfEveryCellWhatTheGrantsSayAndRefusesOnlyGrantsThatContradictEachOther() {
        List<String> differences = Stream.of(
                        SmallWorlds.ofOneGrant(),
                        SmallWorlds.ofTwoGrants(),
                        SmallWorlds.ofThreeGrants(3).limit(2_000),
                        LongStream.range(0, 1_000).mapToObj(RandomWorlds::of))
                .flatMap(worlds -> worlds)
                .flatMap(this::differences)
                .limit(5)
                .toList();

        assertThat(differences).isEmpty();
        assertThat(consistent).isGreaterThan(10_000);
        assertThat(refused).isGreaterThan(500);
    }

    private Stream<String> differences(Platform platform) {
        SortedSet<LocalDate> days = new TreeSet<>(Worlds.lastDays(platform));
        Worlds.lastDays(platform).forEach(last -> days.add(last.plusDays(1)));
        days.add(LocalDate.of(2027, 1, 1));
        List<Set<RowFilter>> rows = RowByRow.rows(platform);
        boolean oneAnswer = days.stream().allMatch(day -> oneAnswer(platform, new RowByRow(platform, day), rows));
        consistent += oneAnswer ? 1 : 0;
        refused += oneAnswer ? 0 : 1;
        if (AccessCheck.consistent(platform) != oneAnswer) {
            return Stream.of((oneAnswer ? "Refused without need: " : "Not refused: ") + Worlds.grants(platform));
        }

        return oneAnswer ? days.stream().flatMap(day -> differences(platform, day, rows)) : Stream.empty();
    }

    /** Columns that are seen in a row of those that are seen at all are seen in the others, in the same way. */
    private static boolean oneAnswer(Platform platform, RowByRow second, List<Set<RowFilter>> rows) {
        return platform.principals().stream().map(Principal::name).allMatch(who -> platform.datasets()
                .allMatch(dataset -> {
                    List<List<Cell>> seen = rows.stream()
                            .map(row -> dataset.columns().stream()
                                    .map(column -> second.cell(who, dataset, column, row))
                                    .toList())
                            .filter(cells -> cells.stream().anyMatch(Cell::seen))
                            .distinct()
                            .toList();
                    return seen.size() <= 1
                            && seen.stream()
                                    .flatMap(List::stream)
                                    .allMatch(cell -> cell.masks().size() <= 1);
                }));
    }

    private static Stream<String> differences(Platform platform, LocalDate day, List<Set<RowFilter>> rows) {
        Access access = Access.of(platform, day);
        RowByRow second = new RowByRow(platform, day);
        return platform.principals().stream().map(Principal::name).flatMap(who -> platform.datasets()
                .filter(dataset -> rows.stream().anyMatch(row -> !sameCells(access, second, who, dataset, row))
                        || !sameChanges(access, second, who, dataset))
                .map(dataset -> who + " and " + dataset.id() + " on " + day + ": " + Worlds.grants(platform)));
    }

    private static boolean sameCells(Access access, RowByRow second, String who, Dataset dataset, Set<RowFilter> row) {
        return dataset.columns().stream().allMatch(column -> {
            Answer answer = access.decide(who, Action.READ, dataset.id(), column.name());
            Cell cell = second.cell(who, dataset, column, row);
            boolean seen = answer.allowed()
                    && answer.rows().map(filter -> passes(filter, row)).orElse(true);
            return seen == cell.seen()
                    && (!seen || answer.mask().map(Set::of).orElse(Set.of()).equals(cell.masks()));
        });
    }

    /** The reference joins the filters of grants with OR and does nothing else to them. */
    private static boolean passes(RowFilter filter, Set<RowFilter> row) {
        return row.contains(filter)
                || (filter instanceof RowFilter.Or or
                        && row.stream().anyMatch(passed -> or.any().containsAll(parts(passed))));
    }

    private static List<RowFilter> parts(RowFilter filter) {
        return filter instanceof RowFilter.Or or ? or.any() : List.of(filter);
    }

    private static boolean sameChanges(Access access, RowByRow second, String who, Dataset dataset) {
        return Stream.of(Action.WRITE, Action.MANAGE)
                .allMatch(action ->
                        access.decide(who, action, dataset.id()).allowed() == second.changes(who, action, dataset));
    }
}
