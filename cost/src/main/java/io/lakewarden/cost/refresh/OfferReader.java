package io.lakewarden.cost.refresh;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.refresh.Offer.Dimension;
import io.lakewarden.cost.refresh.Offer.Priced;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads an offer file of the price list as it streams by: of hundreds of megabytes only the wanted products are kept, one
 * product at a time is a tree.
 */
final class OfferReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAY = "2026-07-20".length();

    private final Predicate<Product> wanted;
    private final Map<String, Product> products = new HashMap<>();
    private final TreeMap<String, Priced> prices = new TreeMap<>();
    private String version = "";
    private String published = "";

    private OfferReader(Predicate<Product> wanted) {
        this.wanted = wanted;
    }

    static Offer read(InputStream file, Predicate<Product> wanted) throws IOException {
        OfferReader reader = new OfferReader(wanted);
        try (JsonParser parser = JSON.createParser(file)) {
            reader.readFile(parser);
        }

        return new Offer(reader.version, reader.published, reader.prices);
    }

    private void readFile(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "version" -> version = parser.getText();
                case "publicationDate" -> published = day(parser.getText());
                case "products" -> readProducts(parser);
                case "terms" -> readTerms(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private static String day(String time) {
        return time.substring(0, Math.min(DAY, time.length()));
    }

    private void readProducts(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            JsonNode body = parser.readValueAsTree();
            Map<String, String> attributes = new HashMap<>();
            body.path("attributes")
                    .fields()
                    .forEachRemaining(attribute -> attributes.put(
                            attribute.getKey(), attribute.getValue().asText()));
            Product product = new Product(body.path("sku").asText(), attributes);
            if (wanted.test(product)) {
                products.put(product.sku(), product);
            }
        }
    }

    private void readTerms(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isOnDemand = parser.currentName().equals("OnDemand");
            parser.nextToken();
            if (isOnDemand) {
                readOnDemand(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readOnDemand(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String sku = parser.currentName();
            parser.nextToken();
            Product product = products.get(sku);
            if (product == null) {
                parser.skipChildren();
            } else {
                JsonNode offers = parser.readValueAsTree();
                prices.put(sku, new Priced(product, dimensions(offers)));
            }
        }
    }

    private static List<Dimension> dimensions(JsonNode offers) {
        List<Dimension> dimensions = new ArrayList<>();
        offers.forEach(offer -> offer.path("priceDimensions")
                .forEach(dimension -> dimensions.add(new Dimension(
                        from(dimension.path("beginRange").asText("0")),
                        Usd.of(dimension.path("pricePerUnit").path("USD").asText("0"))))));
        return dimensions.stream().sorted(Comparator.comparing(Dimension::from)).toList();
    }

    private static BigDecimal from(String range) {
        return range.isEmpty() ? BigDecimal.ZERO : new BigDecimal(range);
    }
}
