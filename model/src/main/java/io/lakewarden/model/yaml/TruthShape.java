package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;

/** True or false; false stands in. */
record TruthShape() implements Shape<Boolean> {
    @Override
    public Boolean read(YamlValue value, Place place) {
        if (value instanceof Scalar scalar && scalar.kind() == Kind.TRUTH) {
            return scalar.text().equalsIgnoreCase("true");
        }

        place.refuseValue(value, expected(), "write true or false without quotes");
        return standIn();
    }

    @Override
    public Boolean standIn() {
        return false;
    }

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public Json.Fields schema() {
        return Json.object().with("type", "boolean");
    }
}
