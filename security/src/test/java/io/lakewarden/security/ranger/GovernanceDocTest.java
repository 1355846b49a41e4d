package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Scope;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.iam.compile.IamGap;
import io.lakewarden.security.lakeformation.GapCode;
import io.lakewarden.security.worlds.RandomWorlds;
import io.lakewarden.security.worlds.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/governance.md say what the compilers do. */
class GovernanceDocTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** The first of its columns, counted from the bar at the left. */
    private static final int RANGER = 5;

    @Test
    void saysWhichAccessesAnActionGives() throws IOException {
        for (Action action : Action.values()) {
            List<String> cells = row(action.name().toLowerCase(Locale.ROOT));

            assertThat(codes(cells.get(RANGER)))
                    .containsExactlyElementsOf(HiveAccess.of(action))
                    .containsExactlyElementsOf(given(RangerPolicies::hive, action, "database"));
            assertThat(codes(cells.get(RANGER + 1)))
                    .containsExactlyElementsOf(given(RangerPolicies::emrSpark, action, "database"));
            assertThat(codes(cells.get(RANGER + 2)))
                    .containsExactlyElementsOf(given(RangerPolicies::emrfs, action, "sthreeresource"));
        }
    }

    /** What one gets by an action more than by reading, which files ask for in any case. */
    private static Set<String> given(Function<RangerPolicies, List<Policy>> service, Action action, String level) {
        Set<String> more = accesses(service.apply(compiled(EnumSet.of(Action.READ, action))), level);
        if (action != Action.READ) {
            more.removeAll(accesses(service.apply(compiled(EnumSet.of(Action.READ))), level));
        }

        return more;
    }

    private static Set<String> accesses(List<Policy> policies, String level) {
        return policies.stream()
                .filter(policy -> policy.resources().containsKey(level))
                .flatMap(policy -> policy.allow().stream())
                .flatMap(item -> item.accesses().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static RangerPolicies compiled(Set<Action> actions) {
        Grant grant = new Grant(
                Effect.ALLOW,
                "intern",
                actions,
                new Scope.OfZone("gold"),
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty());
        Platform platform = Worlds.withDomains(
                PLATFORM,
                PLATFORM.domains().stream()
                        .map(domain -> Worlds.withGrants(domain, List.of(grant)))
                        .toList());
        return RangerCompiler.compile(
                Worlds.withPrincipals(
                        platform,
                        platform.principals().stream()
                                .filter(principal -> principal.expires().isEmpty())
                                .toList()),
                Compiled.locations(platform));
    }

    @Test
    void listsEveryCodeOfAGapWithItsPlaneAndNoOther() throws IOException {
        Set<String> found = Stream.concat(
                        Stream.of(PLATFORM), LongStream.range(0, 300).mapToObj(RandomWorlds::of))
                .filter(AccessCheck::consistent)
                .map(world ->
                        RangerCompiler.compile(world, Compiled.locations(world)).gaps())
                .flatMap(Collection::stream)
                .map(GovernanceDocTest::codeAndPlane)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> listed = lines().filter(line -> line.startsWith("| `"))
                .map(line -> String.join(" ", codes(line).subList(0, 2)))
                .filter(line -> line.contains(" ranger-"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(found);
    }

    @Test
    void listsTheCodesOfLakeFormationAndIam() throws IOException {
        assertThat(listed("lake-formation"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(GapCode.values()).map(Enum::name).toList());
        assertThat(listed("iam"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(IamGap.values()).map(Enum::name).toList());
    }

    private static List<String> listed(String plane) throws IOException {
        return lines().filter(line -> line.startsWith("| `") && line.contains("| `" + plane + "` |"))
                .map(line -> codes(line).get(0))
                .toList();
    }

    private static String codeAndPlane(Gap gap) {
        return gap.code() + " " + gap.plane().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> row(String first) throws IOException {
        return lines().filter(line -> line.startsWith("| " + first + " |"))
                .findFirst()
                .map(line -> List.of(line.split("\\|")))
                .orElseThrow();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "governance.md")).stream();
    }
}
