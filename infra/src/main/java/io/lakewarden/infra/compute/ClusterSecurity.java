package io.lakewarden.infra.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a cluster is secured, as it was compiled; the ARNs of keys stand in it as <code>${…}</code>.
 *
 * @param name of the security configuration, another for any other content
 * @param configuration of EMR's security
 * @param kerberos the attributes of the cluster's Kerberos, secrets as references; only of one that stays
 * @param configurations of the applications of a cluster that stays
 */
public record ClusterSecurity(
        String name, JsonNode configuration, Optional<JsonNode> kerberos, JsonNode configurations) {
    /** Of all clusters of an environment, by the cluster's name. */
    public static SortedMap<String, ClusterSecurity> all(CheckedPlatform checked, Environment environment) {
        SortedMap<String, ClusterSecurity> all = new TreeMap<>();
        environment.allClusters().forEach(c -> all.put(c.name(), new ClusterSecurity("PENDING-" + c.name(), com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(), Optional.empty(), com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode().add(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().put("Classification", "spark-defaults")))));
        return all;
    }
}
