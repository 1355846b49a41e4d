package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of a few whole numbers.
 *
 * @param numbers at least one
 */
record NumberChoiceShape(List<Integer> numbers) implements Shape<Integer> {
    NumberChoiceShape {
        numbers = List.copyOf(numbers);
    }

    @Override
    public Integer read(YamlValue value, Place place) {
        return numbers.stream()
                .filter(number -> value instanceof Scalar scalar
                        && scalar.kind() == Kind.WHOLE
                        && scalar.text().equals(number.toString()))
                .findFirst()
                .orElseGet(() -> {
                    place.refuseValue(value, expected(), "write for example " + standIn());
                    return standIn();
                });
    }

    @Override
    public Integer standIn() {
        return numbers.get(0);
    }

    @Override
    public String expected() {
        return "one of " + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public Json.Fields schema() {
        return Json.object()
                .with(
                        "enum",
                        new Json.Array(numbers.stream()
                                .<Json>map(number -> new Json.Plain(number.toString()))
                                .toList()));
    }
}
