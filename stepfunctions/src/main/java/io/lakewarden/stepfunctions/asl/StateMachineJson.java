package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** State machines as the JSON that is deployed. */
public final class StateMachineJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private StateMachineJson() {}

    /** Indented JSON with line feeds, fields in a fixed order; the same machine gives the same bytes. */
    public static String toJson(StateMachine machine) {
        return print(StateMachineWriter.write(machine)) + "\n";
    }

    /**
     * Reads a machine, strictly: what is not supported is refused by name and state, and so is a machine with a
     * dangling or unreachable state or one that cannot end.
     *
     * @throws IllegalArgumentException if the text is no machine that can be run
     */
    public static StateMachine read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot read the state machine: " + e.getOriginalMessage(), e);
        }

        if (!(root instanceof ObjectNode object)) {
            throw new IllegalArgumentException("Cannot read the state machine: got no object");
        }

        StateMachine machine = StateMachineReader.machine(object);
        StructureRules.check(machine);
        return machine;
    }

    /** Indented JSON with line feeds. */
    public static String print(JsonNode node) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }
}
