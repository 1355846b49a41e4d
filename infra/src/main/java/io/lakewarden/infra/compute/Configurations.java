package io.lakewarden.infra.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.emr.CfnCluster;

/** Settings of applications, from the shape that EMR's own interface has to that of CloudFormation. */
final class Configurations {
    private Configurations() {}

    /** Those where <code>${Name}</code> may stand for something that is known here. */
    static List<CfnCluster.ConfigurationProperty> of(JsonNode all, Map<String, String> known) {
        List<CfnCluster.ConfigurationProperty> made = new ArrayList<>();
        all.forEach(one -> made.add(of(
                one.path("Classification").asText(),
                properties(one.path("Properties"), known),
                one.path("Configurations"),
                known)));
        return List.copyOf(made);
    }

    private static CfnCluster.ConfigurationProperty of(
            String classification, Map<String, String> properties, JsonNode within, Map<String, String> known) {
        CfnCluster.ConfigurationProperty.Builder made = CfnCluster.ConfigurationProperty.builder()
                .classification(classification)
                .configurationProperties(properties);
        return within.isEmpty()
                ? made.build()
                : made.configurations(of(within, known)).build();
    }

    private static Map<String, String> properties(JsonNode all, Map<String, String> known) {
        Map<String, String> properties = new TreeMap<>();
        all.fields()
                .forEachRemaining(property -> properties.put(
                        property.getKey(), filled(property.getValue().asText(), known)));
        return properties;
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = text;
        for (Map.Entry<String, String> name : known.entrySet()) {
            filled = filled.replace("${" + name.getKey() + "}", name.getValue());
        }

        return filled;
    }

    /** The same with more properties of a classification that is among them. */
    static List<CfnCluster.ConfigurationProperty> with(
            List<CfnCluster.ConfigurationProperty> all, String classification, SortedMap<String, String> more) {
        if (all.stream().noneMatch(one -> one.getClassification().equals(classification))) {
            throw new IllegalArgumentException(
                    "Cannot set " + String.join(", ", more.keySet()) + ": no configuration is of " + classification);
        }

        return all.stream()
                .map(one -> one.getClassification().equals(classification) ? with(one, more) : one)
                .toList();
    }

    private static CfnCluster.ConfigurationProperty with(
            CfnCluster.ConfigurationProperty one, SortedMap<String, String> more) {
        Map<String, String> properties = new TreeMap<>();
        ((Map<?, ?>) one.getConfigurationProperties())
                .forEach((name, text) -> properties.put(String.valueOf(name), String.valueOf(text)));
        properties.putAll(more);
        return CfnCluster.ConfigurationProperty.builder()
                .classification(one.getClassification())
                .configurationProperties(properties)
                .build();
    }
}
