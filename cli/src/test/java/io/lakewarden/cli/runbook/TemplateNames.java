package io.lakewarden.cli.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in an environment's templates, and which names of a page are not among them. */
public final class TemplateNames {
    private static final Pattern METRIC = Pattern.compile("(?<=--metric-name )\\S+");
    private static final Pattern TABLE = Pattern.compile("\\b(bronze|silver|gold)\\.[a-z_]+\\b(?!\\.md)");
    private static final Pattern LOG_GROUP = Pattern.compile("(?<![\\w.:/-])/lakewarden-[\\w/-]+");
    private static final Pattern BUCKET = Pattern.compile("(?<=s3://)[a-z0-9.-]+");
    private static final Pattern CLUSTER = Pattern.compile("(?<=starts_with\\(Name, '|\\?Name==')[^'$]+");
    /** A sentence: no name of AWS has blanks, a state's and a step's has. */
    private static final Pattern STATE = Pattern.compile("[A-Z][a-z]+ [a-z].*|Install .*");

    private final String prefix;
    private final SortedSet<String> texts = new TreeSet<>();
    private final SortedSet<String> names = new TreeSet<>();
    private final SortedSet<String> tables = new TreeSet<>();
    private final SortedSet<String> metrics = new TreeSet<>();
    private final List<JsonNode> alarms = new ArrayList<>();

    private TemplateNames(String prefix) {
        this.prefix = prefix;
    }

    /** Those of the templates in a folder, in which names begin with that. */
    public static TemplateNames in(Path folder, String prefix) {
        TemplateNames found = new TemplateNames(prefix);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".template.json")) {
                    found.texts.add(name.substring(0, name.indexOf('.')));
                    found.read(Json.read(Files.readString(file)).path("Resources"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        found.metrics.addAll(EmrMetrics.of(found.texts));
        found.texts.forEach(text -> found.names.addAll(found.named(text)));
        return found;
    }

    private void read(JsonNode resources) {
        resources.forEach(resource -> {
            JsonNode properties = resource.path("Properties");
            if (resource.path("Type").asText().equals("AWS::CloudWatch::Alarm")) {
                alarms.add(properties);
                metrics.addAll(properties.findValuesAsText("MetricName"));
            } else if (resource.path("Type").asText().equals("AWS::Glue::Table")) {
                tables.add(properties.path("DatabaseName").asText() + "."
                        + properties.path("Name").asText());
            }

            collect(properties);
        });
    }

    /** Every text, those within a state machine's definition and the names of its states too. */
    private void collect(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            texts.add(text);
            if (text.startsWith("{\"Comment\"") || text.startsWith("{\n  \"Comment\"")) {
                collect(Json.read(text));
            }
        }

        node.fieldNames().forEachRemaining(texts::add);
        node.forEach(this::collect);
    }

    /** The alarms, as their templates have them. */
    public List<JsonNode> alarms() {
        return List.copyOf(alarms);
    }

    /** The names of a filled page that are in no template. */
    public SortedSet<String> unknownIn(PageText page) {
        SortedSet<String> unknown = new TreeSet<>();
        named(page.text()).stream().filter(name -> !isKnown(name)).forEach(unknown::add);
        missing(page.all(TABLE), tables, unknown);
        missing(page.all(METRIC), metrics, unknown);
        missing(page.all(LOG_GROUP).stream().filter(name -> !name.endsWith("/")).toList(), texts, unknown);
        missing(page.all(BUCKET), texts, unknown);
        missing(page.codes().filter(STATE.asMatchPredicate()).toList(), texts, unknown);
        page.all(CLUSTER).stream()
                .filter(name -> texts.stream().noneMatch(text -> text.contains(name)))
                .forEach(unknown::add);
        return unknown;
    }

    private static void missing(List<String> named, Set<String> known, Set<String> unknown) {
        named.stream().filter(name -> !known.contains(name)).forEach(unknown::add);
    }

    /** One that ends in a hyphen is what names begin with. */
    private boolean isKnown(String name) {
        return names.contains(name)
                || name.endsWith("-") && names.stream().anyMatch(known -> known.startsWith(name))
                || name.equals(prefix);
    }

    /** The names in a text; a full stop after one is the sentence's. */
    private List<String> named(String text) {
        String any = prefix.substring(0, prefix.indexOf('-')) + "-(?!principal)[A-Za-z0-9._-]+";
        return Pattern.compile("(?<![A-Za-z0-9.])" + any)
                .matcher(text)
                .results()
                .map(name -> name.group().replaceAll("(\\.(md|template|json))*\\.*$", ""))
                .toList();
    }
}
