package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.OutFolder;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationExport;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.Stacks;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The grants as Lake Formation's entries. */
@Command(
        name = "lf",
        description = {
            "Compile the grants to Lake Formation: tags, filters, permissions, split over stacks.",
            "Without --out it says what there is."
        })
final class AccessLfVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private AwsEnvironment where;

    @Mixin
    private Clusters clusters;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write; what an earlier call wrote there and this one does not is removed.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment environment = where.of(checked.platform());
        LakeFormation compiled =
                LakeFormationPlane.compiled(checked, environment, onDay.day(console), clusters.besidesPipelines());
        SortedMap<String, String> files = LakeFormationExport.files(compiled);
        ObjectNode result = Json.object()
                .put("env", environment.name())
                .put("on", compiled.on().toString());
        out.ifPresent(folder -> OutFolder.write(folder, files));
        files.forEach((name, text) -> {
            result.withArray("files").add(name);
            console.line(out.map(folder -> folder.resolve(name).toString()).orElse(name) + "  " + text.length() / 1024
                    + " KiB");
        });
        int stacks = Stacks.of(compiled).size();
        console.line(compiled.permissions().size() + " permissions, "
                + compiled.filters().size() + " filters, "
                + compiled.associations().size() + " tag associations, "
                + compiled.maskedTables().size() + " masked tables in " + stacks + " stacks for "
                + environment.name() + " as of " + compiled.on() + "; "
                + compiled.gaps().size() + " gaps (./lakewarden access gaps --plane LAKE_FORMATION)");
        console.line(entries(compiled));
        result.put("permissions", compiled.permissions().size())
                .put("filters", compiled.filters().size())
                .put("associations", compiled.associations().size())
                .put("stacks", stacks)
                .put("entries", compiled.entries())
                .put("named", compiled.named())
                .put("gaps", compiled.gaps().size());
        ArrayNode maskedTables = result.putArray("maskedTables");
        compiled.maskedTables().forEach(table -> maskedTables.add(table.id().toString()));
        console.result(result);
        return ExitCode.OK.code();
    }

    /** How many there are, against one for each principal and table, and why. */
    private static String entries(LakeFormation compiled) {
        String zones = compiled.associations().stream()
                .filter(association -> association.resource() instanceof Resource.Database)
                .map(association -> association.resource().toString())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%,d entries to deploy, where one for each principal and table would make %,d. %s",
                compiled.entries(),
                compiled.named(),
                zones.isEmpty()
                        ? "Whole zones are one entry each; LF-tags are not used, since here they would take more"
                        : "LF-tags say what is read of " + zones + "; where they would take more, names do");
    }
}
