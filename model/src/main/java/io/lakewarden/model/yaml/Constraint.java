package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Entry;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the keys of one object ask of each other. */
interface Constraint {
    /** Notes what is wrong with an object. */
    void check(String what, Map<String, Entry> entries, Place place);

    /** The same as JSON Schema. */
    Json.Fields schema();

    /** One of these keys, and no other of them. */
    static Constraint exactlyOneOf(String... keys) {
        return new OneOf(List.of(keys), true);
    }

    /** One of these keys at least. */
    static Constraint anyOf(String... keys) {
        return new OneOf(List.of(keys), false);
    }

    /** A key that makes sense only beside another. */
    record Needs(String key, String other) implements Constraint {
        @Override
        public void check(String what, Map<String, Entry> entries, Place place) {
            if (entries.containsKey(key) && !entries.containsKey(other)) {
                place.notes()
                        .refuse(
                                Mistake.CONFLICTING_KEYS,
                                entries.get(key).key().position(),
                                "Cannot use " + key + " in " + what + ": it needs " + other,
                                "add " + other + " or remove " + key);
            }
        }

        @Override
        public Json.Fields schema() {
            return Json.object().with("dependentRequired", Json.object().with(key, Json.texts(List.of(other))));
        }
    }

    /** A key that makes no sense beside another. */
    record Excludes(String key, String other) implements Constraint {
        @Override
        public void check(String what, Map<String, Entry> entries, Place place) {
            if (entries.containsKey(key) && entries.containsKey(other)) {
                place.notes()
                        .refuse(
                                Mistake.CONFLICTING_KEYS,
                                entries.get(key).key().position(),
                                "Cannot use " + key + " in " + what + ": it says " + other + " already",
                                "remove one of the two");
            }
        }

        @Override
        public Json.Fields schema() {
            return Json.object().with("not", Json.object().with("required", Json.texts(List.of(key, other))));
        }
    }

    /** What one value of a key asks of the others. */
    record When(String key, String value, List<String> required, List<String> forbidden) implements Constraint {
        public When {
            required = List.copyOf(required);
            forbidden = List.copyOf(forbidden);
        }

        @Override
        public void check(String what, Map<String, Entry> entries, Place place) {
            boolean applies = Optional.ofNullable(entries.get(key))
                    .map(Entry::value)
                    .filter(found ->
                            found instanceof Scalar scalar && scalar.text().equals(value))
                    .isPresent();
            if (!applies) {
                return;
            }

            required.stream()
                    .filter(other -> !entries.containsKey(other))
                    .forEach(other -> place.refuse(
                            Mistake.MISSING_KEY,
                            "Cannot read " + what + ": the key " + other + " is missing where " + key + " is " + value,
                            "add " + other));
            forbidden.stream().filter(entries::containsKey).forEach(other -> place.notes()
                    .refuse(
                            Mistake.CONFLICTING_KEYS,
                            entries.get(other).key().position(),
                            "Cannot use " + other + " in " + what + ": " + key + " is " + value,
                            "remove " + other));
        }

        @Override
        public Json.Fields schema() {
            Json.Fields then = Json.object();
            if (!required.isEmpty()) {
                then = then.with("required", Json.texts(required));
            }

            Json.Fields refused = Json.object();
            for (String other : forbidden) {
                refused = refused.with(other, new Json.Plain("false"));
            }

            Json.Fields condition = Json.object()
                    .with("properties", Json.object().with(key, Json.object().with("const", value)))
                    .with("required", Json.texts(List.of(key)));
            return Json.object()
                    .with("if", condition)
                    .with("then", forbidden.isEmpty() ? then : then.with("properties", refused));
        }
    }

    /** A choice among keys. */
    record OneOf(List<String> keys, boolean exactly) implements Constraint {
        public OneOf {
            keys = List.copyOf(keys);
        }

        @Override
        public void check(String what, Map<String, Entry> entries, Place place) {
            List<String> present = keys.stream()
                    .filter(entries::containsKey)
                    .sorted(Comparator.comparing(key -> entries.get(key).key().position()))
                    .toList();
            if (present.isEmpty()) {
                place.refuse(
                        Mistake.MISSING_KEY,
                        "Cannot read " + what + ": none of the keys " + String.join(", ", keys) + " is there",
                        "add " + (exactly ? "one" : "at least one") + " of them");
            }

            Stream<String> surplus = exactly ? present.stream().skip(1) : Stream.empty();
            surplus.forEach(key -> place.notes()
                    .refuse(
                            Mistake.CONFLICTING_KEYS,
                            entries.get(key).key().position(),
                            "Cannot use " + key + " in " + what + ": it says " + present.get(0) + " already",
                            "remove one of the two"));
        }

        @Override
        public Json.Fields schema() {
            List<Json> choices = keys.stream()
                    .<Json>map(key -> Json.object().with("required", Json.texts(List.of(key))))
                    .toList();
            return Json.object().with(exactly ? "oneOf" : "anyOf", new Json.Array(choices));
        }
    }
}
