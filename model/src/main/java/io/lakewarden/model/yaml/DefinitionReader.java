package io.lakewarden.model.yaml;

import io.lakewarden.model.Definition;
import io.lakewarden.model.DescribedValue;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Zone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a definition from its files. */
public final class DefinitionReader {
    private static final int UNKNOWN_ZONE_DAYS = 1;

    private final Notes notes = new Notes();
    private boolean complete = true;

    private DefinitionReader() {}

    /**
     * Reads the definition in the folder that holds {@code platform/}. Whatever is wrong with the files is a finding;
     * nothing that can stand in them makes an exception.
     */
    public static Reading read(Path folder) {
        return new DefinitionReader().reading(folder);
    }

    /**
     * Every value of one file of the definition, written there or not, in the order of its schema. A mapping that is not
     * there is one value.
     *
     * @param file as in {@link io.lakewarden.model.Position#file()}
     */
    public static List<DescribedValue> describe(Path folder, String file) {
        DefinitionReader reader = new DefinitionReader();
        reader.reading(folder);
        return reader.notes.values(file);
    }

    private Reading reading(Path folder) {
        DefinitionFolder files = new DefinitionFolder(folder, notes);
        Optional<SourceFile> platformFile = files.platform();
        List<SourceFile> domainFiles = files.in("domains");
        List<SourceFile> environmentFiles = files.in("environments");
        List<SourceFile> all = new ArrayList<>(platformFile.stream().toList());
        all.addAll(domainFiles);
        all.addAll(environmentFiles);
        if (!files.isReasonable(all)) {
            return new Reading(Optional.empty(), notes.findings());
        }

        Optional<PlatformFile> top = platformFile.flatMap(file -> value(file, PlatformFile.SHAPE));
        Map<String, Integer> days = top.stream()
                .flatMap(platform -> platform.zones().stream())
                .collect(Collectors.toMap(Zone::name, Zone::retentionDays));
        List<Domain> domains = domainFiles.stream()
                .flatMap(file -> value(
                        file,
                        DomainFile.shape(
                                DefinitionFolder.subject(file),
                                dataset -> days.getOrDefault(dataset.zone(), UNKNOWN_ZONE_DAYS)))
                        .stream())
                .toList();
        List<Environment> environments = environmentFiles.stream()
                .flatMap(file -> value(file, EnvironmentFile.shape(DefinitionFolder.subject(file))).stream())
                .toList();
        Optional<Definition> definition =
                top.filter(platform -> complete).map(platform -> definition(platform, domains, environments));
        return new Reading(definition, notes.findings());
    }

    private <T> Optional<T> value(SourceFile file, Shape<T> shape) {
        Optional<YamlValue> tree = file.text(notes).flatMap(text -> YamlTree.of(file.name(), text, notes));
        complete &= tree.filter(YamlValue.Entries.class::isInstance).isPresent();
        return tree.map(value -> shape.read(value, Place.top(file.name(), value, notes)));
    }

    private Definition definition(PlatformFile top, List<Domain> domains, List<Environment> environments) {
        Platform platform = new Platform(
                top.name(),
                top.description(),
                top.zones(),
                top.classifications(),
                top.principals(),
                domains,
                environments);
        return new Definition(platform, notes.positions());
    }
}
