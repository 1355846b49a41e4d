package io.lakewarden.infra.compute;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.infra.network.NetworkStack;
import io.lakewarden.security.emr.ClusterSecurity;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What clusters are made from.
 *
 * @param site where
 * @param keys what locks disks and logs
 * @param network where they stand
 * @param security of each cluster, those of pipelines among them, by the cluster's name
 * @param remoteWrite where metrics are sent to, where they are
 * @param enforcement what a cluster of Kerberos and Ranger runs
 */
public record ComputeProps(
        Site site,
        KeysStack keys,
        NetworkStack network,
        SortedMap<String, ClusterSecurity> security,
        Optional<String> remoteWrite,
        Enforcement enforcement) {
    public ComputeProps {
        security = Collections.unmodifiableSortedMap(new TreeMap<>(security));
    }
}
