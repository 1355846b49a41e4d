package io.lakewarden.infra.compute;

import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Disk;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.OnDemandAllocation;
import io.lakewarden.model.cluster.Nodes.SpotAllocation;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.services.emr.CfnCluster;

/** The nodes of a cluster that stays, as CloudFormation has them: all as fleets, or all as groups. */
final class Fleets {
    private static final String DISK_TYPE = "gp3";

    private Fleets() {}

    static CfnCluster.JobFlowInstancesConfigProperty.Builder of(Capacity capacity) {
        CfnCluster.JobFlowInstancesConfigProperty.Builder instances =
                CfnCluster.JobFlowInstancesConfigProperty.builder();
        if (capacity.provisioning() == Capacity.Provisioning.FLEETS) {
            instances
                    .masterInstanceFleet(fleet("Primary", capacity.primary()))
                    .coreInstanceFleet(fleet("Core", capacity.core()));
            capacity.task().ifPresent(task -> instances.taskInstanceFleets(List.of(fleet("Task", task))));
        } else {
            instances
                    .masterInstanceGroup(group("Primary", capacity.primary()))
                    .coreInstanceGroup(group("Core", capacity.core()));
            capacity.task().ifPresent(task -> instances.taskInstanceGroups(List.of(group("Task", task))));
        }

        return instances;
    }

    private static CfnCluster.InstanceFleetConfigProperty fleet(String name, Nodes nodes) {
        CfnCluster.InstanceFleetConfigProperty.Builder fleet =
                CfnCluster.InstanceFleetConfigProperty.builder().name(name).instanceTypeConfigs(types(nodes));
        if (nodes.onDemand() > 0) {
            fleet.targetOnDemandCapacity(nodes.onDemand());
        }

        if (nodes.spot() > 0) {
            fleet.targetSpotCapacity(nodes.spot());
        }

        if (nodes.types().size() > 1 || nodes.spot() > 0) {
            fleet.launchSpecifications(specifications(nodes));
        }

        return fleet.build();
    }

    private static List<CfnCluster.InstanceTypeConfigProperty> types(Nodes nodes) {
        boolean prioritized = nodes.allocation().onDemand() == OnDemandAllocation.PRIORITIZED
                || nodes.allocation().spot() == SpotAllocation.CAPACITY_OPTIMIZED_PRIORITIZED;
        List<CfnCluster.InstanceTypeConfigProperty> types = new ArrayList<>();
        for (WeightedType type : nodes.types()) {
            CfnCluster.InstanceTypeConfigProperty.Builder config = CfnCluster.InstanceTypeConfigProperty.builder()
                    .instanceType(type.instanceType())
                    .weightedCapacity(type.weight());
            if (prioritized) {
                config.priority(types.size());
            }

            if (nodes.disk().volumes() > 0) {
                config.ebsConfiguration(disks(nodes.disk()));
            }

            types.add(config.build());
        }

        return types;
    }

    private static CfnCluster.InstanceFleetProvisioningSpecificationsProperty specifications(Nodes nodes) {
        CfnCluster.InstanceFleetProvisioningSpecificationsProperty.Builder specifications =
                CfnCluster.InstanceFleetProvisioningSpecificationsProperty.builder();
        if (nodes.onDemand() > 0) {
            specifications.onDemandSpecification(CfnCluster.OnDemandProvisioningSpecificationProperty.builder()
                    .allocationStrategy(hyphened(nodes.allocation().onDemand()))
                    .build());
        }

        if (nodes.spot() > 0) {
            specifications.spotSpecification(CfnCluster.SpotProvisioningSpecificationProperty.builder()
                    .allocationStrategy(hyphened(nodes.allocation().spot()))
                    .timeoutAction(nodes.onSpotTimeout().name())
                    .timeoutDurationMinutes(nodes.spotTimeout().toMinutes())
                    .build());
        }

        return specifications.build();
    }

    private static CfnCluster.InstanceGroupConfigProperty group(String name, Nodes nodes) {
        CfnCluster.InstanceGroupConfigProperty.Builder group = CfnCluster.InstanceGroupConfigProperty.builder()
                .name(name)
                .instanceType(nodes.instanceType())
                .instanceCount(nodes.count())
                .market(nodes.spot() > 0 ? "SPOT" : "ON_DEMAND");
        if (nodes.disk().volumes() > 0) {
            group.ebsConfiguration(disks(nodes.disk()));
        }

        return group.build();
    }

    private static CfnCluster.EbsConfigurationProperty disks(Disk disk) {
        return CfnCluster.EbsConfigurationProperty.builder()
                .ebsBlockDeviceConfigs(List.of(CfnCluster.EbsBlockDeviceConfigProperty.builder()
                        .volumeSpecification(CfnCluster.VolumeSpecificationProperty.builder()
                                .volumeType(DISK_TYPE)
                                .sizeInGb(disk.sizeGibibytes())
                                .build())
                        .volumesPerInstance(disk.volumes())
                        .build()))
                .build();
    }

    private static String hyphened(Enum<?> strategy) {
        return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
