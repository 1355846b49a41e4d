package io.lakewarden.infra.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a cluster is secured, as it was compiled; the ARNs of keys stand in it as <code>${…}</code>.
 *
 * @param name of the security configuration, another for any other content
 * @param configuration of EMR's security
 * @param kerberos the attributes of the cluster's Kerberos, secrets as references; only of one that stays
 * @param configurations of the applications of a cluster that stays
 */
public record ClusterSecurity(
        String name, JsonNode configuration, Optional<JsonNode> kerberos, JsonNode configurations) {}
