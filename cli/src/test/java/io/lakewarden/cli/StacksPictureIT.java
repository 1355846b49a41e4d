package io.lakewarden.cli;

import static java.util.Comparator.comparing;
import static java.util.Map.Entry.comparingByKey;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.Golden;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.diagram.Diagram;
import io.lakewarden.cli.diagram.Diagram.Arrow;
import io.lakewarden.cli.diagram.Diagram.Box;
import io.lakewarden.cli.diagram.Diagram.Column;
import io.lakewarden.cli.diagram.Diagram.Kind;
import io.lakewarden.cli.diagram.Svg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code docs/stacks.svg} the same as what synthesis writes for the sample's production. */
class StacksPictureIT {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final String PREFIX = "lakewarden-prod-";
    private static final int SHOWN_TYPES = 3;

    @TempDir
    private static Path assembly;

    private static final SortedMap<String, SortedSet<String>> NEEDS = new TreeMap<>();
    private static final SortedMap<String, JsonNode> TEMPLATES = new TreeMap<>();

    @BeforeAll
    static void synthesize() {
        System.setProperty("lakewarden.home", CHECKOUT.toString());
        Assembled.of(CHECKOUT, "prod", assembly);
        JsonNode artifacts = json("manifest.json").path("artifacts");
        artifacts.properties().stream()
                .filter(artifact -> artifact.getKey().startsWith(PREFIX))
                .filter(artifact -> artifact.getValue().path("type").asText().equals("aws:cloudformation:stack"))
                .forEach(artifact -> {
                    String name = shortened(artifact.getKey());
                    NEEDS.put(name, needs(artifact.getValue()));
                    TEMPLATES.put(
                            name,
                            json(artifact.getValue()
                                    .at("/properties/templateFile")
                                    .asText()));
                });
    }

    @Test
    void thePictureShowsTheStacksInTheOrderOfTheirDeployment() {
        Golden.assertSame(Golden.file("docs/stacks.svg"), Svg.render(picture()));
    }

    private static Diagram picture() {
        int last =
                NEEDS.keySet().stream().mapToInt(StacksPictureIT::depth).max().orElseThrow();
        return new Diagram(
                "The stacks of an environment, from the last to the first: each needs those that it points at",
                IntStream.rangeClosed(0, last)
                        .mapToObj(depth -> new Column(String.valueOf(last - depth), ""))
                        .toList(),
                NEEDS.keySet().stream().map(StacksPictureIT::box).toList(),
                NEEDS.keySet().stream()
                        .flatMap(name -> direct(name).map(needed -> new Arrow(name, needed)))
                        .toList());
    }

    private static Box box(String name) {
        Map<String, Long> types = StreamSupport.stream(
                        TEMPLATES.get(name).path("Resources").spliterator(), false)
                .map(resource -> resource.path("Type").asText())
                .collect(groupingBy(type -> type.substring(type.indexOf("::") + 2), counting()));
        List<String> lines = types.entrySet().stream()
                .sorted(comparing(Map.Entry<String, Long>::getValue).reversed().thenComparing(comparingByKey()))
                .limit(SHOWN_TYPES)
                .map(type -> type.getValue() + " " + type.getKey())
                .toList();
        return new Box(name, String.valueOf(depth(name)), Kind.THING, name, lines);
    }

    /** How many stacks have to be there before it, one after the other. */
    private static int depth(String name) {
        return NEEDS.get(name).stream()
                .mapToInt(StacksPictureIT::depth)
                .map(depth -> depth + 1)
                .max()
                .orElse(0);
    }

    /** What it needs that nothing else it needs does: the way to the rest goes through them. */
    private static Stream<String> direct(String name) {
        SortedSet<String> needed = NEEDS.get(name);
        SortedSet<String> further =
                needed.stream().flatMap(StacksPictureIT::all).collect(Collectors.toCollection(TreeSet::new));
        return needed.stream().filter(one -> !further.contains(one));
    }

    private static Stream<String> all(String name) {
        return NEEDS.get(name).stream().flatMap(needed -> Stream.concat(Stream.of(needed), all(needed)));
    }

    private static SortedSet<String> needs(JsonNode artifact) {
        return StreamSupport.stream(artifact.path("dependencies").spliterator(), false)
                .map(JsonNode::asText)
                .filter(dependency -> dependency.startsWith(PREFIX) && !dependency.endsWith(".assets"))
                .map(StacksPictureIT::shortened)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shortened(String stack) {
        return stack.substring(PREFIX.length());
    }

    private static JsonNode json(String file) {
        try {
            return Json.read(Files.readString(assembly.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
