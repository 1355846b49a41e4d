package io.lakewarden.model.yaml;

import io.lakewarden.model.Position;
import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.yaml.YamlValue.Entry;
import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * Builds the tree of one file from the parser's events, without recursion and without following any reference, and
 * refuses what a definition has no use for: anchors, aliases, tags, several documents, depth and number without limit.
 */
final class YamlTree {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 100_000;
    private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);

    /** A list or mapping that is still open; a mapping's keys and values take turns. */
    private record Open(Position position, boolean mapping, List<YamlValue> parts) {}

    private final String file;
    private final Notes notes;
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<YamlValue> root = Optional.empty();
    private Position last;
    private int documents;
    private int values;
    private boolean usable = true;

    private YamlTree(String file, Notes notes) {
        this.file = file;
        this.notes = notes;
        this.last = new Position(file, 1, 1);
    }

    /** The tree of a file; empty, with at least one finding, where it cannot be read as one. */
    static Optional<YamlValue> of(String file, String text, Notes notes) {
        return new YamlTree(file, notes).read(text);
    }

    private Optional<YamlValue> read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                accept(event);
                if (documents > 1 || values > MOST_VALUES || open.size() > DEEPEST) {
                    return Optional.empty();
                }
            }
        } catch (MarkedYamlEngineException mistake) {
            Position position = mistake.getProblemMark()
                    .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new Position(file, 1, 1));
            refuseSyntax(position, mistake.getContext() + ": " + mistake.getProblem());
        } catch (NumberFormatException escape) {
            // The engine lets this one through for an escape such as \\UFFFFFFFF, beyond what an int holds.
            refuseSyntax(last, "no character has the number of the escape in this text");
        } catch (YamlVersionException version) {
            refuseVersion(version.getSpecVersion(), text);
        } catch (YamlEngineException mistake) {
            refuseSyntax(new Position(file, 1, 1), String.valueOf(mistake.getMessage()));
        }

        return usable ? rootOrEmpty() : Optional.empty();
    }

    private Optional<YamlValue> rootOrEmpty() {
        Optional<YamlValue> present =
                root.filter(value -> !(value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING));
        if (present.isEmpty()) {
            notes.refuse(
                    Mistake.FILE_EMPTY,
                    new Position(file, 1, 1),
                    "Cannot read " + file + ": it holds no value",
                    "write its keys or delete the file");
        }

        return present;
    }

    private void refuseSyntax(Position position, String problem) {
        String cause = problem.startsWith("null: ") ? problem.substring("null: ".length()) : problem;
        refuse(
                Mistake.YAML_SYNTAX,
                position,
                "Cannot read YAML: " + cause.strip().replaceAll("\\s+", " "),
                cause.contains("mapping values")
                        ? "put a text with a colon in quotes, or check the indentation"
                        : "correct the text here or just before");
    }

    private void refuseVersion(SpecVersion version, String text) {
        int line = 1
                + (int) text.substring(0, Math.max(0, text.indexOf("%YAML")))
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        refuse(
                Mistake.YAML_SYNTAX,
                new Position(file, line, 1),
                "Cannot read YAML: it says to be of version " + version.getMajor() + "." + version.getMinor()
                        + ", and only version 1 is read",
                "remove the line that starts with %YAML");
    }

    private void accept(Event event) {
        Position position = position(event);
        last = position;
        if (event instanceof NodeEvent node) {
            refuseReferences(node, position);
        }

        switch (event.getEventId()) {
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
            case DocumentStart -> documentStart(position);
            case Alias -> add(new Scalar(position, Kind.TEXT, ""));
            case Scalar -> add(scalar((ScalarEvent) event, position));
            case SequenceStart -> start(new Open(position, false, new ArrayList<>()), (CollectionStartEvent) event);
            case MappingStart -> start(new Open(position, true, new ArrayList<>()), (CollectionStartEvent) event);
            case SequenceEnd -> end(open.pop());
            case MappingEnd -> end(open.pop());
        }
    }

    private Position position(Event event) {
        return event.getStartMark()
                .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Position(file, 1, 1));
    }

    private void documentStart(Position position) {
        documents++;
        if (documents > 1) {
            refuse(
                    Mistake.YAML_DOCUMENTS,
                    position,
                    "Cannot read a second document: a file holds one",
                    "remove the line --- or move what follows to a file of its own");
        }
    }

    private void refuseReferences(NodeEvent node, Position position) {
        node.getAnchor()
                .ifPresent(anchor -> refuse(
                        Mistake.YAML_ALIAS,
                        position,
                        "Cannot use the anchor or alias " + OneLine.of(anchor.getValue(), 40)
                                + ": a definition says everything where it stands",
                        "write the value out"));
    }

    private Scalar scalar(ScalarEvent event, Position position) {
        event.getTag().ifPresent(tag -> refuseTag(tag, position));
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        return new Scalar(position, plain ? kind(event.getValue()) : Kind.TEXT, event.getValue());
    }

    private static Kind kind(String text) {
        Tag tag = RESOLVER.resolve(text, true);
        if (tag.equals(Tag.INT)) {
            return Kind.WHOLE;
        }

        if (tag.equals(Tag.FLOAT)) {
            return Kind.FRACTION;
        }

        if (tag.equals(Tag.BOOL)) {
            return Kind.TRUTH;
        }

        return tag.equals(Tag.NULL) ? Kind.NOTHING : Kind.TEXT;
    }

    private void start(Open collection, CollectionStartEvent event) {
        event.getTag().ifPresent(tag -> refuseTag(tag, collection.position()));
        open.push(collection);
        if (open.size() > DEEPEST) {
            refuse(
                    Mistake.YAML_TOO_DEEP,
                    collection.position(),
                    "Cannot read values nested over " + DEEPEST + " levels deep: no definition needs them",
                    "remove the inner levels");
        }
    }

    private void refuseTag(String tag, Position position) {
        refuse(
                Mistake.YAML_TAG,
                position,
                "Cannot use the tag " + OneLine.of(tag, 40) + ": every value has the type its key asks for",
                "leave out the tag");
    }

    private void end(Open collection) {
        add(
                collection.mapping()
                        ? mapping(collection)
                        : new YamlValue.Items(collection.position(), collection.parts()));
    }

    private YamlValue mapping(Open collection) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Scalar> keys = new HashMap<>();
        for (int index = 0; index + 1 < collection.parts().size(); index += 2) {
            YamlValue value = collection.parts().get(index + 1);
            if (!(collection.parts().get(index) instanceof Scalar key)) {
                refuse(
                        Mistake.YAML_KEY,
                        collection.parts().get(index).position(),
                        "Cannot use " + collection.parts().get(index).shown() + " as a key: keys are text",
                        "check for a missing quote or a ? or { too many");
                continue;
            }

            Scalar first = keys.putIfAbsent(key.text(), key) == null ? key : keys.get(key.text());
            if (first.equals(key)) {
                entries.add(new Entry(key, value));
            } else {
                notes.refuse(
                        Mistake.DUPLICATE_KEY,
                        key.position(),
                        "Cannot define " + OneLine.of(key.text(), 60) + " again: it stands already on line "
                                + first.position().line(),
                        "remove one of the two");
            }
        }

        return new YamlValue.Entries(collection.position(), entries);
    }

    private void add(YamlValue value) {
        values++;
        if (values > MOST_VALUES) {
            refuse(
                    Mistake.YAML_TOO_MANY_VALUES,
                    value.position(),
                    "Cannot read over " + MOST_VALUES + " values in one file: no definition needs them",
                    "split the file");
        }

        if (open.isEmpty()) {
            root = Optional.of(value);
        } else {
            open.peek().parts().add(value);
        }
    }

    private void refuse(Mistake mistake, Position position, String message, String remedy) {
        usable = false;
        notes.refuse(mistake, position, message, remedy);
    }
}
