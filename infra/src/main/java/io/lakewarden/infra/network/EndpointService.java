package io.lakewarden.infra.network;

import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Tls;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;

/** A service that nodes call, from subnets without a way out; S3 apart, which has a gateway. */
enum EndpointService {
    GLUE("glue", cluster -> true),
    KMS("kms", cluster -> true),
    LAKE_FORMATION("lakeformation", cluster -> cluster.profile().hasRuntimeRoles()),
    MONITORING("monitoring", cluster -> cluster.applications().contains("AmazonCloudWatchAgent")),
    /** Certificates that EMR made, and the secrets of Ranger. */
    SECRETS_MANAGER(
            "secretsmanager",
            cluster -> cluster.tls() instanceof Tls.Emr || cluster.profile() == ClusterProfile.KERBEROS_RANGER),
    STS("sts", cluster -> true);

    private final String service;
    private final Predicate<Cluster> caller;

    EndpointService(String service, Predicate<Cluster> caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Those that one of the clusters calls. */
    static List<EndpointService> calledBy(Collection<Cluster> clusters) {
        return Stream.of(values())
                .filter(service -> clusters.stream().anyMatch(service.caller))
                .toList();
    }

    /** As AWS has it in a name, say {@code glue}. */
    String service() {
        return service;
    }

    /** The full name, which differs between partitions. */
    String serviceName() {
        return new InterfaceVpcEndpointAwsService(service).getName();
    }
}
