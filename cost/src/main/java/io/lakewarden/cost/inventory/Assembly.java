package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cost.inventory.yaml.InvalidYaml;
import io.lakewarden.cost.inventory.yaml.TemplateYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of templates as the CDK writes it, a folder of plain CloudFormation templates, or one template. */
final class Assembly {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ENVIRONMENT = Pattern.compile("aws://([^/]*)/(.*)");

    private static final List<String> ENDINGS = List.of(".json", ".template", ".yaml", ".yml");

    /** A template that is deployed by itself. */
    record Entry(String stack, Path file, JsonNode template, Optional<String> account, Optional<String> region) {}

    private Assembly() {}

    static List<Entry> entries(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(entry(stackName(place), place));
        }

        if (!Files.isDirectory(place)) {
            throw new Unreadable(
                    "Cannot read " + place + ": there is no such file or folder; name a cdk.out folder or a template");
        }

        List<Entry> entries =
                Files.isRegularFile(place.resolve("manifest.json")) ? fromManifest(place) : fromFolder(place);
        if (entries.isEmpty()) {
            throw new Unreadable("Cannot read " + place
                    + ": no template is in it; name a folder that cdk synth wrote, or one with templates");
        }

        return entries;
    }

    /** JSON or YAML, by what stands in it: an object of JSON begins with a brace. */
    static JsonNode read(Path file) {
        try {
            String text = Files.readString(file);
            return text.stripLeading().startsWith("{") ? JSON.readTree(text) : TemplateYaml.read(text);
        } catch (StreamConstraintsException e) {
            throw new Unreadable(
                    "Cannot read " + file
                            + ": it is nested too deep, or a text in it is too long, for JSON; no template is; name a template");
        } catch (JsonProcessingException e) {
            throw new Unreadable("Cannot read " + file + ": it begins like JSON and is not, at line "
                    + e.getLocation().getLineNr() + "; let cdk synth write it again, or mend it there");
        } catch (InvalidYaml e) {
            throw new Unreadable("Cannot read " + file + ": it is neither JSON nor YAML, " + e.getMessage()
                    + "; name a template, or a folder of templates");
        } catch (MalformedInputException e) {
            throw new Unreadable("Cannot read " + file + ": it is not text; name a template");
        } catch (NoSuchFileException e) {
            throw new Unreadable(
                    "Cannot read " + file + ": it is named and not there; let cdk synth write the folder again");
        } catch (IOException e) {
            throw new Unreadable(
                    "Cannot read " + file + ": " + reason(e) + "; give the right to read it, or name another place");
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "it must not be read" : String.valueOf(e.getMessage());
    }

    private static List<Entry> fromManifest(Path folder) {
        Map<String, JsonNode> artifacts = new TreeMap<>();
        read(folder.resolve("manifest.json"))
                .path("artifacts")
                .fields()
                .forEachRemaining(artifact -> artifacts.put(artifact.getKey(), artifact.getValue()));
        List<Entry> entries = new ArrayList<>();
        artifacts.forEach((name, artifact) -> {
            JsonNode properties = artifact.path("properties");
            if (artifact.path("type").asText().equals("aws:cloudformation:stack")) {
                Path file = folder.resolve(properties.path("templateFile").asText());
                Matcher environment =
                        ENVIRONMENT.matcher(artifact.path("environment").asText());
                boolean isKnown = environment.matches();
                entries.add(new Entry(
                        properties.path("stackName").asText(name),
                        file,
                        read(file),
                        isKnown ? known(environment.group(1)) : Optional.empty(),
                        isKnown ? known(environment.group(2)) : Optional.empty()));
            } else if (artifact.path("type").asText().equals("cdk:cloud-assembly")) {
                entries.addAll(
                        entries(folder.resolve(properties.path("directoryName").asText())));
            }
        });
        return entries;
    }

    private static Optional<String> known(String value) {
        return Optional.of(value).filter(name -> !name.startsWith("unknown-"));
    }

    private static List<Entry> fromFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Entry> all = files.filter(Assembly::mayBeTemplate)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .filter(file -> read(file).path("Resources").isObject())
                    .map(file -> entry(stackName(file), file))
                    .toList();
            List<String> nested = all.stream()
                    .flatMap(entry -> NestedTemplate.files(entry.template()).stream())
                    .toList();
            return all.stream()
                    .filter(entry -> !nested.contains(entry.file().getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mayBeTemplate(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (ENDINGS.stream().anyMatch(name::endsWith));
    }

    private static Entry entry(String stack, Path file) {
        return new Entry(stack, file, template(file), Optional.empty(), Optional.empty());
    }

    private static JsonNode template(Path file) {
        JsonNode template = read(file);
        if (!template.path("Resources").isObject()) {
            throw new Unreadable("Cannot read " + file + ": it has no Resources; name a template");
        }

        return template;
    }

    private static String stackName(Path file) {
        return file.getFileName().toString().replaceFirst("(\\.nested)?(\\.template)?(\\.json|\\.ya?ml)?$", "");
    }
}
