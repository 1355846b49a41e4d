package io.lakewarden.cli;

import io.lakewarden.model.DescribedValue;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Position;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Settings;
import io.lakewarden.model.settings.Switch;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value of an environment as somebody asks about it.
 *
 * @param key its keys with dots between them
 * @param value as it counts
 * @param origin file and line, a posture, or {@code default}
 * @param description what it means
 */
record EnvironmentValue(String key, String value, String origin, String description) {
    private static final String SETTINGS = "settings";

    /** All of them: those of its file in the schema's order, and each setting. */
    static List<EnvironmentValue> all(Path folder, Environment environment) {
        List<DescribedValue> described =
                DefinitionReader.describe(folder, "platform/environments/" + environment.name() + ".yaml");
        List<EnvironmentValue> values = new ArrayList<>();
        described.stream()
                .filter(value -> !value.path().equals(SETTINGS) && !value.path().startsWith(SETTINGS + "."))
                .map(value -> new EnvironmentValue(
                        value.path(), value.value(), origin(value.position(), "default"), value.description()))
                .forEach(values::add);
        if (!environment.isLocal()) {
            Map<String, DescribedValue> byKey =
                    described.stream().collect(Collectors.toMap(DescribedValue::path, Function.identity()));
            settings(environment.settings(), byKey).forEach(values::add);
        }

        return values;
    }

    private static Stream<EnvironmentValue> settings(Settings settings, Map<String, DescribedValue> written) {
        Stream<EnvironmentValue> amounts = Stream.of(Amount.values())
                .map(amount -> setting(settings, written, amount.key(), settings.of(amount), amount.description()));
        Stream<EnvironmentValue> switches = Stream.of(Switch.values())
                .map(what -> setting(settings, written, what.key(), settings.has(what), what.description()));
        return Stream.concat(amounts, switches);
    }

    private static EnvironmentValue setting(
            Settings settings, Map<String, DescribedValue> written, String key, Object value, String description) {
        Optional<Position> position =
                Optional.ofNullable(written.get(SETTINGS + "." + key)).flatMap(DescribedValue::position);
        return new EnvironmentValue(
                SETTINGS + "." + key,
                value.toString(),
                origin(position, "posture " + settings.posture().word()),
                description);
    }

    private static String origin(Optional<Position> position, String otherwise) {
        return position.map(at -> at.file() + ":" + at.line()).orElse(otherwise);
    }
}
