package io.lakewarden.cost.recalibration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.price.PriceKey;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** A recalibration as a file that is committed: sorted, a factor a line of the bill. */
public final class RecalibrationJson {
    private static final BigDecimal MOST = BigDecimal.TEN;
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private RecalibrationJson() {}

    /** The tree of the file. */
    public static ObjectNode of(Recalibration recalibration) {
        ObjectNode root = JSON.createObjectNode();
        root.put("from", recalibration.from().toString());
        root.put("to", recalibration.to().toString());
        root.put("totalError", recalibration.totalError().toPlainString());
        root.put("lineError", recalibration.lineError().toPlainString());
        ArrayNode factors = root.putArray("factors");
        recalibration.factors().forEach((meter, factor) -> factors.addObject()
                .put("service", meter.key().serviceCode())
                .put("usageType", meter.key().usageType())
                .put("operation", meter.key().operation())
                .put("owner", meter.owner())
                .put("factor", factor.toPlainString()));
        return root;
    }

    /** Whether a factor is one to multiply with; farther off, the bill and the estimate are not about the same thing. */
    public static boolean isTaken(BigDecimal factor) {
        return factor.compareTo(LEAST) >= 0 && factor.compareTo(MOST) <= 0;
    }

    /** Reads it; {@link IllegalArgumentException} says what is wrong. */
    public static Recalibration read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }

        SortedMap<Meter, BigDecimal> factors = new TreeMap<>();
        root.path("factors").forEach(each -> {
            Meter meter = new Meter(
                    new PriceKey(text(each, "service"), text(each, "usageType"), text(each, "operation")),
                    text(each, "owner"));
            BigDecimal factor = number(each, "factor");
            if (!isTaken(factor) || factors.put(meter, factor) != null) {
                throw new IllegalArgumentException(
                        meter + ": got the factor " + factor + ", expected one alone from " + LEAST + " to " + MOST);
            }
        });
        return new Recalibration(
                day(root, "from"), day(root, "to"), number(root, "totalError"), number(root, "lineError"), factors);
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("no text " + field);
        }

        return node.path(field).textValue();
    }

    private static BigDecimal number(JsonNode node, String field) {
        try {
            return new BigDecimal(text(node, field));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + ": got " + node.path(field) + ", expected a number", e);
        }
    }

    private static LocalDate day(JsonNode node, String field) {
        try {
            return LocalDate.parse(text(node, field));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + ": got " + node.path(field) + ", expected a date", e);
        }
    }
}
