package io.lakewarden.cli.runbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that EMR publishes of clusters (EMR Management Guide, UsingEMR_ViewingMetrics and managed-scaling-metrics).
 * Capacity is counted in units where a cluster's nodes are fleets, in nodes or vCPUs where they are groups: the others
 * never have a datapoint.
 */
final class EmrMetrics {
    private static final List<String> OF_ALL = List.of(
            "AppsCompleted",
            "AppsFailed",
            "AppsKilled",
            "AppsPending",
            "AppsRunning",
            "AppsSubmitted",
            "CapacityRemainingGB",
            "ContainerAllocated",
            "ContainerPending",
            "ContainerPendingRatio",
            "ContainerReserved",
            "CorruptBlocks",
            "HDFSBytesRead",
            "HDFSBytesWritten",
            "HDFSUtilization",
            "IsIdle",
            "LiveDataNodes",
            "MRActiveNodes",
            "MRDecommissionedNodes",
            "MRLostNodes",
            "MRRebootedNodes",
            "MRTotalNodes",
            "MRUnhealthyNodes",
            "MemoryAllocatedMB",
            "MemoryAvailableMB",
            "MemoryReservedMB",
            "MemoryTotalMB",
            "MissingBlocks",
            "MultiMasterInstanceGroupNodesRequested",
            "MultiMasterInstanceGroupNodesRunning",
            "MultiMasterInstanceGroupNodesRunningPercentage",
            "PendingDeletionBlocks",
            "S3BytesRead",
            "S3BytesWritten",
            "TotalLoad",
            "UnderReplicatedBlocks",
            "YARNMemoryAvailablePercentage");

    /** How capacity is counted, by what says in a template of which kind a cluster is. */
    private static final Map<String, List<String>> COUNTED = Map.of(
            "CoreInstanceFleet", List.of("Units"),
            "CoreInstanceGroup", List.of("Nodes", "VCPU"));

    private EmrMetrics() {}

    /** Those of clusters as they stand in templates with these texts. */
    static Set<String> of(Set<String> texts) {
        Stream<String> capacity = COUNTED.entrySet().stream()
                .filter(kind -> texts.contains(kind.getKey()))
                .flatMap(kind -> kind.getValue().stream())
                .flatMap(unit -> Stream.of("Total", "Core", "Task")
                        .flatMap(nodes -> Stream.of(nodes + unit + "Requested", nodes + unit + "Running")));
        return Stream.concat(OF_ALL.stream(), capacity).collect(Collectors.toSet());
    }
}
