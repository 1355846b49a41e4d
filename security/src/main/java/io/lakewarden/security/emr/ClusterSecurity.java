package io.lakewarden.security.emr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * How a cluster is secured, compiled. Keys are sorted; the ARNs of keys stand in it as {@code ${…KeyArn}}.
 *
 * @param name of the security configuration: another for any other content, since EMR changes none
 * @param configuration of EMR's security, exactly as EMR takes it
 * @param kerberos the cluster's {@code KerberosAttributes}, passwords as references to Secrets Manager
 * @param configurations of its applications, as EMR takes them; where metrics go stands in it as {@code ${RemoteWriteUrl}}
 */
public record ClusterSecurity(
        String name, ObjectNode configuration, Optional<ObjectNode> kerberos, ArrayNode configurations) {}
