package io.lakewarden.security.emr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.cluster.Kerberos;
import io.lakewarden.model.cluster.Kerberos.Directory;
import io.lakewarden.model.cluster.Kerberos.DomainJoin;
import io.lakewarden.model.cluster.Kerberos.Kdc;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of Kerberos that a cluster says itself; CloudFormation puts the passwords in
 * (https://docs.aws.amazon.com/emr/latest/APIReference/API_KerberosAttributes.html).
 */
final class KerberosAttributes {
    private KerberosAttributes() {}

    static ObjectNode of(Kerberos kerberos) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("Realm", kerberos.realm());
        attributes.put("KdcAdminPassword", secret(kerberos.kdcAdminPassword()));
        trusted(kerberos.kdc())
                .ifPresent(trust -> attributes.put("CrossRealmTrustPrincipalPassword", secret(trust.trustPassword())));
        join(kerberos.kdc()).ifPresent(join -> {
            attributes.put("ADDomainJoinUser", join.user());
            attributes.put("ADDomainJoinPassword", secret(join.password()));
        });
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes.forEach(json::put);
        return json;
    }

    private static Optional<Kdc.CrossRealm> trusted(Kdc kdc) {
        return kdc.match(own -> Optional.empty(), Optional::of, external -> Optional.empty());
    }

    private static Optional<DomainJoin> join(Kdc kdc) {
        return kdc.match(own -> Optional.empty(), Kdc.CrossRealm::join, external -> external.directory()
                .map(Directory::join));
    }

    private static String secret(String name) {
        return "{{resolve:secretsmanager:" + name + ":SecretString}}";
    }
}
