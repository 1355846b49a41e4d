package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.DatasetId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StacksTest {
    @Test
    void putsEveryEntryIntoOneStackThatCloudFormationTakes() {
        List<Stack> stacks = Stacks.of(grants(30, 100));

        assertThat(stacks).hasSizeGreaterThan(6).allSatisfy(stack -> {
            assertThat(stack.resources()).isBetween(1, Quotas.RESOURCES_PER_STACK);
            assertThat(stack.bytes()).isLessThan(Quotas.TEMPLATE_BYTES);
        });
        List<String> ids = stacks.stream()
                .flatMap(stack -> stack.chains().stream())
                .flatMap(List::stream)
                .map(DeploymentEntry::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(3000 + 1);
    }

    @Test
    void changesOneTableInOneChainAndTablesSideBySide() {
        Set<String> seen = new HashSet<>();

        Stacks.of(grants(30, 100)).stream()
                .skip(1)
                .flatMap(stack -> stack.chains().stream())
                .forEach(chain -> {
                    assertThat(chain).hasSize(100);
                    assertThat(chain.stream().map(DeploymentEntry::chain).distinct())
                            .hasSize(1);
                    assertThat(seen.add(chain.get(0).chain())).isTrue();
                });
        assertThat(seen).hasSize(30);
    }

    @Test
    void givesStacksOfItsOwnToAChainThatIsTooLong() {
        List<Stack> stacks = Stacks.of(grants(1, 1100));

        assertThat(stacks)
                .extracting(stack -> stack.name().replaceAll("[0-9a-f]{8}", "x")
                        + stack.after()
                                .map(name -> " after " + name.replaceAll("[0-9a-f]{8}", "x"))
                                .orElse(""))
                .containsExactly(
                        "foundation",
                        "chain-x-grants-1 after foundation",
                        "chain-x-grants-2 after chain-x-grants-1",
                        "chain-x-grants-3 after chain-x-grants-2",
                        "chain-x-grants-4 after chain-x-grants-3");
        assertThat(stacks).allSatisfy(stack -> assertThat(stack.resources()).isLessThan(Quotas.RESOURCES_PER_STACK));
    }

    @Test
    void makesTheFiltersOfALongChainBeforeWhatGrantsThem() {
        List<Stack> stacks = Stacks.of(filters(600));

        assertThat(stacks)
                .extracting(stack -> stack.name().replaceAll("chain-[0-9a-f]{8}-", "") + " "
                        + stack.chains().get(0).get(0).type().replace("AWS::LakeFormation::", ""))
                .containsExactly(
                        "foundation DataLakeSettings",
                        "filters-1 DataCellsFilter",
                        "filters-2 DataCellsFilter",
                        "grants-1 PrincipalPermissions",
                        "grants-2 PrincipalPermissions");
    }

    @Test
    void leavesEveryOtherEntryOfALongChainInItsStackWhenAPrincipalGoes() {
        List<PrincipalPermissions> all = permissions(1, 1100);
        Map<String, String> before = places(of(all));

        for (int gone = 0; gone < 1100; gone += 220) {
            List<PrincipalPermissions> others = new ArrayList<>(all);
            others.remove(gone);
            assertThat(before).containsAllEntriesOf(places(of(others)));
        }
    }

    @Test
    void leavesAnEntryInItsStackWhenATableComes() {
        assertThat(places(grants(31, 100))).containsAllEntriesOf(places(grants(30, 100)));
    }

    @Test
    void revokesInAnEarlierStackWhatItGrantsInALaterOneWhenStacksAreFull() {
        for (int more : List.of(1, 40, 100)) {
            assertMovesLater(grants(10, 100), grants(10 + more, 100));
            assertMovesLater(grants(3, 450), grants(3, 450 + more));
            assertMovesLater(grants(1, 900), grants(1, 900 + 10 * more));
        }
    }

    private static void assertMovesLater(LakeFormation few, LakeFormation many) {
        Map<String, String> before = places(few);
        Map<String, String> after = places(many);
        Map<String, Optional<String>> predecessors =
                Stacks.of(many).stream().collect(Collectors.toMap(Stack::name, Stack::after));
        before.forEach((entry, stack) -> {
            List<String> predecessorsAndItself = Stream.iterate(
                            Optional.of(after.get(entry)),
                            Optional::isPresent,
                            name -> predecessors.get(name.orElseThrow()))
                    .flatMap(Optional::stream)
                    .toList();
            if (predecessors.containsKey(stack)) {
                assertThat(predecessorsAndItself).contains(stack);
            }
        });
    }

    private static Map<String, String> places(LakeFormation compiled) {
        Map<String, String> places = new HashMap<>();
        Stacks.of(compiled).forEach(stack -> stack.chains()
                .forEach(chain -> chain.forEach(entry -> places.put(entry.id(), stack.name()))));
        return places;
    }

    private static LakeFormation grants(int tables, int roles) {
        return of(permissions(tables, roles));
    }

    private static List<PrincipalPermissions> permissions(int tables, int roles) {
        return IntStream.range(0, tables)
                .boxed()
                .flatMap(table -> IntStream.range(0, roles)
                        .mapToObj(role -> PrincipalPermissions.of(
                                "role-" + role,
                                new Resource.Table(new DatasetId("gold", "table_" + table)),
                                Set.of(Permission.SELECT))))
                .toList();
    }

    private static LakeFormation filters(int roles) {
        DatasetId table = new DatasetId("gold", "table");
        List<DataCellsFilter> filters = IntStream.range(0, roles)
                .mapToObj(role -> new DataCellsFilter(table, "rows_" + role, List.of(), Optional.of("a = " + role)))
                .toList();
        return of(
                filters,
                IntStream.range(0, roles)
                        .mapToObj(role -> PrincipalPermissions.of(
                                "role-" + role, new Resource.Filter(table, "rows_" + role), Set.of(Permission.SELECT)))
                        .toList());
    }

    private static LakeFormation of(List<PrincipalPermissions> permissions) {
        return of(List.of(), permissions);
    }

    private static LakeFormation of(List<DataCellsFilter> filters, List<PrincipalPermissions> permissions) {
        return new LakeFormation(
                "dev",
                "111111111111",
                "eu-west-1",
                LocalDate.EPOCH,
                new Settings(List.of(), true, List.of(), true, List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                filters,
                permissions,
                List.of(),
                List.of(),
                0);
    }
}
