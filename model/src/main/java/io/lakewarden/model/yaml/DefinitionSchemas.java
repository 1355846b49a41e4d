package io.lakewarden.model.yaml;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON Schemas of the definition's files, for editors. They refuse less than the reader and the checker do. */
public final class DefinitionSchemas {
    private DefinitionSchemas() {}

    /** The text of each schema, by its file's name in {@code platform/schema}. */
    public static SortedMap<String, String> byFile() {
        SortedMap<String, String> schemas = new TreeMap<>();
        schemas.put("platform.schema.json", document("platform/platform.yaml", PlatformFile.SHAPE));
        schemas.put("domain.schema.json", document("a file in platform/domains", DomainFile.shape("any", zone -> 1)));
        schemas.put(
                "environment.schema.json", document("a file in platform/environments", EnvironmentFile.shape("any")));
        return Collections.unmodifiableSortedMap(schemas);
    }

    private static String document(String title, Shape<?> shape) {
        Json.Fields document = Json.object()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "Lakewarden: " + title);
        for (Map.Entry<String, Json> field : shape.schema().fields()) {
            document = document.with(field.getKey(), field.getValue());
        }

        return document.print();
    }
}
