package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.util.List;

/** The value of a setting of Spark: text, a number or a truth value, kept as it was written. */
record SettingShape() implements Shape<String> {
    private static final int LONGEST = 500;

    @Override
    public String read(YamlValue value, Place place) {
        if (value instanceof Scalar scalar
                && scalar.kind() != Kind.NOTHING
                && scalar.text().codePointCount(0, scalar.text().length()) <= LONGEST) {
            return scalar.text();
        }

        place.refuseValue(value, expected(), "write for example 200");
        return standIn();
    }

    @Override
    public String standIn() {
        return "";
    }

    @Override
    public String expected() {
        return "a single value of at most " + LONGEST + " characters";
    }

    @Override
    public Json.Fields schema() {
        return Json.object()
                .with("type", Json.texts(List.of("string", "number", "boolean")))
                .with("maxLength", LONGEST);
    }
}
