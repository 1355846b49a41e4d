package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.access.Holding;
import io.lakewarden.cli.access.Matrix;
import io.lakewarden.cli.access.PlaneColumn;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.local.RangerFolder;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The planes side by side. */
@Command(
        name = "planes",
        description = {
            "Say who has what by the definition and on every plane, the differences first, each with the gap that says why.",
            "A difference that no gap explains fails the command."
        })
final class AccessPlanesVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private AwsEnvironment where;

    @Mixin
    private Clusters clusters;

    @Override
    public Integer call() {
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment environment = where.of(checked.platform());
        LocalDate on = onDay.day(console);
        List<PlaneColumn> planes = planes(checked, environment, on, clusters.besidesPipelines());
        List<Difference> differences =
                planes.stream().flatMap(plane -> plane.differences().stream()).toList();
        List<Holding> holdings = Matrix.of(checked.platform(), on).holdings().stream()
                .filter(Holding::isAny)
                .toList();
        List<Difference> unexplained =
                differences.stream().filter(Difference::isUnexplained).toList();
        console.line(differences(differences));
        console.line(matrix(planes, holdings));
        planes.forEach(plane -> console.line(plane.title() + ": " + plane.how()));
        console.line(environment.name() + " as of " + on + ": " + differences.size() + " differences, "
                + unexplained.size() + " unexplained");
        console.result(json(environment, on, planes, holdings, differences, unexplained));
        return unexplained.isEmpty() ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    /** A column a plane; another plane is one more of these. */
    private static List<PlaneColumn> planes(
            CheckedPlatform checked, Environment environment, LocalDate on, Set<ClusterProfile> with) {
        return List.of(
                PlaneColumn.rangerHive(RangerFolder.policies(checked)),
                PlaneColumn.lakeFormation(
                        checked.platform(), environment, LakeFormationPlane.compiled(checked, environment, on, with)),
                PlaneColumn.iam(checked.platform(), IamPlane.compiled(checked, environment, on, with)));
    }

    private static String differences(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "No differences\n";
        }

        return TextTable.whole(
                        List.of("plane", "principal", "dataset", "about", "definition", "plane has", "gap"),
                        differences.stream().map(AccessPlanesVerb::row).toList())
                + "\n";
    }

    private static List<String> row(Difference difference) {
        return List.of(
                word(difference.plane()),
                difference.principal(),
                difference.dataset().toString(),
                difference.subject(),
                difference.definition(),
                difference.found(),
                codes(difference));
    }

    private static String codes(Difference difference) {
        return difference.isUnexplained()
                ? "UNEXPLAINED"
                : difference.gaps().stream().map(Gap::code).distinct().collect(Collectors.joining(", "));
    }

    private static String matrix(List<PlaneColumn> planes, List<Holding> holdings) {
        List<String> header = Stream.concat(
                        Stream.of("principal", "dataset", "definition"),
                        planes.stream().map(PlaneColumn::title))
                .toList();
        List<List<String>> rows = holdings.stream()
                .map(holding -> Stream.concat(
                                Stream.of(holding.principal(), holding.dataset().toString(), holding.summary()),
                                planes.stream().map(plane -> plane.of(holding.principal(), holding.dataset())))
                        .toList())
                .toList();
        return TextTable.whole(header, rows) + "\n";
    }

    private static ObjectNode json(
            Environment environment,
            LocalDate on,
            List<PlaneColumn> planes,
            List<Holding> holdings,
            List<Difference> differences,
            List<Difference> unexplained) {
        ObjectNode result = Json.object().put("env", environment.name()).put("on", on.toString());
        ObjectNode how = result.putObject("planes");
        planes.forEach(plane -> how.put(plane.title(), plane.how()));
        fill(result.putArray("unexplained"), unexplained);
        fill(result.putArray("differences"), differences);
        ArrayNode matrix = result.putArray("matrix");
        holdings.forEach(holding -> {
            ObjectNode row = matrix.addObject()
                    .put("principal", holding.principal())
                    .put("dataset", holding.dataset().toString())
                    .put("definition", holding.summary());
            planes.forEach(plane -> row.put(plane.title(), plane.of(holding.principal(), holding.dataset())));
        });
        return result;
    }

    private static void fill(ArrayNode array, List<Difference> differences) {
        differences.forEach(difference -> array.addObject()
                .put("plane", word(difference.plane()))
                .put("principal", difference.principal())
                .put("dataset", difference.dataset().toString())
                .put("about", difference.subject())
                .put("definition", difference.definition())
                .put("found", difference.found())
                .put("gap", codes(difference)));
    }

    private static String word(Enum<?> plane) {
        return plane.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
