package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.DatasetId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
    void goesOnInTheNextStackWhereOneChainIsTooLong() {
        assertThat(Stacks.of(grants(1, 1100)))
                .extracting(stack -> stack.resources()
                        + stack.after().map(any -> " after ").orElse("")
                        + stack.after()
                                .map(name -> name.replaceAll("[0-9a-f]{8}", "x"))
                                .orElse(""))
                .containsExactly("1", "480 after foundation", "480 after chain-x-1", "140 after chain-x-2");
    }

    @Test
    void leavesAnEntryInItsStackWhenATableComes() {
        List<String> before = places(grants(30, 100));
        List<String> after = places(grants(31, 100));

        assertThat(after).containsAll(before);
    }

    private static List<String> places(LakeFormation compiled) {
        List<String> places = new ArrayList<>();
        Stacks.of(compiled).forEach(stack -> stack.chains()
                .forEach(chain -> chain.forEach(entry -> places.add(entry.id() + " in " + stack.name()))));
        return places;
    }

    private static LakeFormation grants(int tables, int roles) {
        List<PrincipalPermissions> permissions = IntStream.range(0, tables)
                .boxed()
                .flatMap(table -> IntStream.range(0, roles)
                        .mapToObj(role -> PrincipalPermissions.of(
                                "role-" + role,
                                new Resource.Table(new DatasetId("gold", "table_" + table)),
                                Set.of(Permission.SELECT))))
                .toList();
        return new LakeFormation(
                "dev",
                "111111111111",
                "eu-west-1",
                LocalDate.EPOCH,
                new Settings(List.of(), true, List.of(), true, List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                permissions,
                List.of(),
                List.of(),
                0);
    }
}
