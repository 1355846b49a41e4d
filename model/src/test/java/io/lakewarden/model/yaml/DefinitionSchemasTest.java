package io.lakewarden.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionSchemasTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Path SCHEMAS = PROJECT.resolve("platform/schema");

    @TempDir
    private Path folder;

    @Test
    void keepsTheSchemasThatEditorsUseAsTheReaderHasThem() throws IOException {
        for (String file : DefinitionSchemas.byFile().keySet()) {
            String expected = DefinitionSchemas.byFile().get(file);
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(SCHEMAS);
                Files.writeString(SCHEMAS.resolve(file), expected);
            }

            assertThat(SCHEMAS.resolve(file)).hasContent(expected);
        }
    }

    @Test
    void acceptsTheSampleDefinition() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("platform"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
                    .hasSize(6)
                    .allSatisfy(
                            file -> assertThat(messages(PROJECT.relativize(file).toString(), file))
                                    .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void acceptsWhatTheReaderAccepts(String kind, String code) {
        RuleCase proof = RuleCase.of(kind, code).orElseThrow();
        Path file = proof.accepted(folder).resolve(proof.file());

        assertThat(messages(proof.file(), file)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mistake.class,
            names = {
                "UNKNOWN_KEY",
                "MISSING_KEY",
                "CONFLICTING_KEYS",
                "DUPLICATE_VALUE",
                "INVALID_NAME",
                "INVALID_VALUE"
            })
    void refusesTheShapesThatTheReaderRefuses(Mistake mistake) {
        RuleCase proof = RuleCase.of("mistakes", mistake.name()).orElseThrow();
        Path file = proof.refused(folder).resolve(proof.file());

        assertThat(messages(proof.file(), file)).isNotEmpty();
    }

    private static Stream<Object[]> codes() {
        return Stream.of("rules", "clusters", "mistakes")
                .flatMap(kind -> RuleCase.codes(kind).map(code -> new Object[] {kind, code}));
    }

    private static Set<ValidationMessage> messages(String name, Path file) {
        try {
            Notes notes = new Notes();
            YamlValue tree =
                    YamlTree.of(name, Files.readString(file), notes).orElseThrow(() -> new IllegalStateException(name));
            JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(DefinitionSchemas.byFile().get(schema(name)));
            return schema.validate(json(tree));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String schema(String name) {
        if (name.contains("/domains/")) {
            return "domain.schema.json";
        }

        return name.contains("/environments/") ? "environment.schema.json" : "platform.schema.json";
    }

    private static JsonNode json(YamlValue value) {
        return value.match(DefinitionSchemasTest::scalar, DefinitionSchemasTest::array, DefinitionSchemasTest::object);
    }

    private static JsonNode array(YamlValue.Items items) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        items.items().forEach(item -> array.add(json(item)));
        return array;
    }

    private static JsonNode object(YamlValue.Entries entries) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        entries.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
        return object;
    }

    private static JsonNode scalar(Scalar scalar) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (scalar.kind()) {
            case TEXT -> factory.textNode(scalar.text());
            case WHOLE -> factory.numberNode(new BigDecimal(scalar.text()).toBigIntegerExact());
            case FRACTION -> factory.numberNode(new BigDecimal(scalar.text()));
            case TRUTH -> factory.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> factory.nullNode();
        };
    }
}
