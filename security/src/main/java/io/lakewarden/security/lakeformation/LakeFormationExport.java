package io.lakewarden.security.lakeformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the compiler made, as files that a person reads and a deployment takes; the same input gives the same bytes. */
public final class LakeFormationExport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private LakeFormationExport() {}

    /**
     * Text by file name: {@code resources.json} has every resource by its logical id, {@code stacks.json} the stacks with
     * their chains of those ids, {@code masked-tables.json} and {@code gaps.json} the rest.
     */
    public static SortedMap<String, String> files(LakeFormation compiled) {
        ObjectNode resources = NODES.objectNode();
        ObjectNode stacks = NODES.objectNode();
        for (Stack stack : Stacks.of(compiled)) {
            ObjectNode json = stacks.putObject(stack.name());
            stack.after().ifPresent(before -> json.put("after", before));
            ArrayNode chains = json.putArray("chains");
            for (var chain : stack.chains()) {
                ArrayNode ids = chains.addArray();
                for (DeploymentEntry entry : chain) {
                    ids.add(entry.id());
                    resources.set(
                            entry.id(),
                            NODES.objectNode().put("Type", entry.type()).set("Properties", entry.properties()));
                }
            }
        }

        SortedMap<String, String> files = new TreeMap<>();
        files.put("resources.json", text(resources));
        files.put("stacks.json", text(stacks));
        files.put("masked-tables.json", text(maskedTables(compiled)));
        files.put("gaps.json", text(gaps(compiled)));
        return files;
    }

    private static ArrayNode maskedTables(LakeFormation compiled) {
        ArrayNode tables = NODES.arrayNode();
        compiled.maskedTables().forEach(table -> {
            ObjectNode json = tables.addObject()
                    .put("table", table.id().toString())
                    .put("dataset", table.dataset().toString())
                    .put("pipeline", table.pipeline())
                    .put("afterStep", table.afterStep());
            table.expressions().forEach(json.putObject("columns")::put);
        });
        return tables;
    }

    private static ArrayNode gaps(LakeFormation compiled) {
        ArrayNode gaps = NODES.arrayNode();
        compiled.gaps().forEach(gap -> gaps.addObject()
                .put("code", gap.code())
                .put("principal", gap.principal())
                .put("dataset", gap.dataset().toString())
                .put("asked", gap.asked())
                .put("instead", gap.instead()));
        return gaps;
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writer(PRINTER).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write JSON that is made of nodes", impossible);
        }
    }
}
