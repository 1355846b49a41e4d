package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a plane cannot express. */
@Command(
        name = "gaps",
        description = {
            "Say what the definition asks and a plane cannot express, and what the plane does instead.",
            "A plane never gives more than was asked."
        })
final class AccessGapsVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private AwsEnvironment where;

    @Mixin
    private Clusters clusters;

    @Option(names = "--plane", paramLabel = "PLANE", description = "Only this plane: ${COMPLETION-CANDIDATES}.")
    private Optional<Plane> plane = Optional.empty();

    @Override
    public Integer call() {
        List<Gap> gaps = gaps(DefinitionCheck.required(console))
                .filter(gap -> plane.map(gap.plane()::equals).orElse(true))
                .toList();
        console.line(gaps.isEmpty() ? "No gaps" : table(gaps));
        ArrayNode json = Json.object().putArray("gaps");
        gaps.forEach(gap -> json.addObject()
                .put("plane", word(gap.plane()))
                .put("code", gap.code())
                .put("principal", gap.principal())
                .put("dataset", gap.dataset().toString())
                .put("asked", gap.asked())
                .put("instead", gap.instead()));
        console.result(Json.object().set("gaps", json));
        return ExitCode.OK.code();
    }

    /** Those of files, Lake Formation and IAM are about one environment; a platform in no account has no such gaps. */
    private Stream<Gap> gaps(CheckedPlatform checked) {
        Stream<Gap> account = where.ofAny(checked.platform()).stream()
                .flatMap(environment -> account(checked, environment, onDay.day(console), clusters.besidesPipelines()));
        return Stream.concat(RangerPlane.compiled(checked, where).gaps().stream(), account);
    }

    private static Stream<Gap> account(
            CheckedPlatform checked, Environment environment, LocalDate on, Set<ClusterProfile> with) {
        return Stream.concat(
                LakeFormationPlane.compiled(checked, environment, on, with).gaps().stream(),
                IamPlane.compiled(checked, environment, on, with).gaps().stream());
    }

    private static String table(List<Gap> gaps) {
        return TextTable.whole(
                        List.of("plane", "principal", "dataset", "asked", "instead", "code"),
                        gaps.stream()
                                .map(gap -> List.of(
                                        word(gap.plane()),
                                        gap.principal(),
                                        gap.dataset().toString(),
                                        gap.asked(),
                                        gap.instead(),
                                        gap.code()))
                                .toList())
                + "\n" + gaps.size() + (gaps.size() == 1 ? " gap" : " gaps");
    }

    private static String word(Plane plane) {
        return plane.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
