package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Entries;
import io.lakewarden.model.yaml.YamlValue.Entry;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values of one object, each read when it is asked for. */
final class KeyValues {
    private final Place place;
    private final Map<String, Entry> entries;
    private final Set<String> asked = new HashSet<>();

    KeyValues(Entries entries, Place place) {
        this.place = place;
        this.entries = entries.entries().stream()
                .collect(Collectors.toMap(entry -> entry.key().text(), Function.identity()));
    }

    /** What a mapping by name calls this object. */
    String name() {
        return place.name();
    }

    <T> T value(Field<T> field) {
        asked.add(field.key());
        Optional<Entry> entry = Optional.ofNullable(entries.get(field.key()));
        return entry.map(found -> field.presence().read(found.value(), place.key(field.key(), found.position())))
                .orElseGet(field.absence());
    }

    boolean asked(Field<?> field) {
        return asked.contains(field.key());
    }
}
