package io.lakewarden.model.yaml;

import io.lakewarden.model.yaml.YamlValue.Kind;
import io.lakewarden.model.yaml.YamlValue.Scalar;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number between two bounds, both included.
 *
 * @param whole whether it must have no digits behind the point
 * @param min at least
 * @param max at most
 */
record NumberShape(boolean whole, BigDecimal min, BigDecimal max) implements Shape<BigDecimal> {
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,30}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");

    /** A whole number. */
    static Shape<Integer> whole(int min, int max) {
        return new NumberShape(true, BigDecimal.valueOf(min), BigDecimal.valueOf(max)).map(BigDecimal::intValueExact);
    }

    /** A number, with or without a point; no exponent. */
    static Shape<BigDecimal> between(String min, String max) {
        return new NumberShape(false, new BigDecimal(min), new BigDecimal(max));
    }

    @Override
    public BigDecimal read(YamlValue value, Place place) {
        if (value instanceof Scalar scalar && (scalar.kind() == Kind.WHOLE || scalar.kind() == Kind.FRACTION)) {
            boolean fits = (whole ? WHOLE : NUMBER).matcher(scalar.text()).matches();
            BigDecimal number = fits ? new BigDecimal(scalar.text()) : standIn();
            if (fits && number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
                return number;
            }
        }

        boolean quoted = value instanceof Scalar scalar
                && scalar.kind() == Kind.TEXT
                && NUMBER.matcher(scalar.text()).matches();
        place.refuseValue(
                value,
                quoted ? expected() + " without quotes" : expected(),
                quoted
                        ? "leave out the quotes"
                        : "write for example " + standIn().toPlainString());
        return standIn();
    }

    @Override
    public BigDecimal standIn() {
        return min;
    }

    @Override
    public String expected() {
        return (whole ? "a whole number from " : "a number from ") + min.toPlainString() + " to " + max.toPlainString();
    }

    @Override
    public Json.Fields schema() {
        return Json.object()
                .with("type", whole ? "integer" : "number")
                .with("minimum", min)
                .with("maximum", max);
    }
}
