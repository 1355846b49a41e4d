package io.lakewarden.stepfunctions.compile;

import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Capacity.Provisioning;
import io.lakewarden.model.cluster.Disk;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.OnDemandAllocation;
import io.lakewarden.model.cluster.Nodes.SpotAllocation;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import io.lakewarden.stepfunctions.asl.Expression;
import io.lakewarden.stepfunctions.asl.Intrinsic;
import io.lakewarden.stepfunctions.asl.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The nodes of a cluster as EMR asks for them
 * (https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowInstancesConfig.html).
 */
final class NodesTemplate {
    private NodesTemplate() {}

    static Template of(Capacity capacity) {
        boolean fleets = capacity.provisioning() == Provisioning.FLEETS;
        Template.Fields instances = Template.object().and("KeepJobFlowAliveWhenNoSteps", Template.yes());
        return (fleets
                        ? instances.and("Ec2SubnetIds", Template.computed(subnets()))
                        : instances.and("Ec2SubnetId", Template.computed(firstSubnet())))
                .and("EmrManagedMasterSecurityGroup", Placeholder.PRIMARY_SECURITY_GROUP.written())
                .and("EmrManagedSlaveSecurityGroup", Placeholder.CORE_SECURITY_GROUP.written())
                .and("ServiceAccessSecurityGroup", Placeholder.SERVICE_ACCESS_SECURITY_GROUP.written())
                .and(fleets ? "InstanceFleets" : "InstanceGroups", new Template.Items(kinds(capacity, fleets)));
    }

    /** The limits of managed scaling, if it is on. */
    static Optional<Template> scaling(Capacity capacity) {
        String unit = capacity.provisioning() == Provisioning.FLEETS ? "InstanceFleetUnits" : "Instances";
        return capacity.scaling().map(limits -> Template.object()
                .and(
                        "ComputeLimits",
                        Template.object()
                                .and("UnitType", unit)
                                .and("MinimumCapacityUnits", Template.number(limits.minimum()))
                                .and("MaximumCapacityUnits", Template.number(limits.maximum()))
                                .and("MaximumCoreCapacityUnits", Template.number(limits.maximumCore()))
                                .and("MaximumOnDemandCapacityUnits", Template.number(limits.maximumOnDemand()))));
    }

    private static List<Template> kinds(Capacity capacity, boolean fleets) {
        List<Template> kinds = new ArrayList<>();
        kinds.add(kind("Primary", "MASTER", capacity.primary(), fleets));
        kinds.add(kind("Core", "CORE", capacity.core(), fleets));
        capacity.task().ifPresent(task -> kinds.add(kind("Task", "TASK", task, fleets)));
        return kinds;
    }

    private static Template kind(String name, String type, Nodes nodes, boolean fleets) {
        return fleets ? fleet(name, type, nodes) : group(name, type, nodes);
    }

    private static Template fleet(String name, String type, Nodes nodes) {
        Template.Fields fleet = Template.object().and("Name", name).and("InstanceFleetType", type);
        if (nodes.onDemand() > 0) {
            fleet = fleet.and("TargetOnDemandCapacity", Template.number(nodes.onDemand()));
        }

        if (nodes.spot() > 0) {
            fleet = fleet.and("TargetSpotCapacity", Template.number(nodes.spot()));
        }

        fleet = fleet.and("InstanceTypeConfigs", new Template.Items(types(nodes)));
        return nodes.types().size() > 1 || nodes.spot() > 0
                ? fleet.and("LaunchSpecifications", specifications(nodes))
                : fleet;
    }

    private static List<Template> types(Nodes nodes) {
        List<Template> types = new ArrayList<>();
        for (int priority = 0; priority < nodes.types().size(); priority++) {
            WeightedType type = nodes.types().get(priority);
            Template.Fields config = Template.object()
                    .and("InstanceType", type.instanceType())
                    .and("WeightedCapacity", Template.number(type.weight()));
            config = isPrioritized(nodes) ? config.and("Priority", Template.number(priority)) : config;
            types.add(withDisk(config, nodes.disk()));
        }

        return types;
    }

    private static boolean isPrioritized(Nodes nodes) {
        return nodes.allocation().onDemand() == OnDemandAllocation.PRIORITIZED
                || nodes.allocation().spot() == SpotAllocation.CAPACITY_OPTIMIZED_PRIORITIZED;
    }

    private static Template specifications(Nodes nodes) {
        Template.Fields specifications = Template.object();
        if (nodes.onDemand() > 0) {
            specifications = specifications.and(
                    "OnDemandSpecification",
                    Template.object()
                            .and(
                                    "AllocationStrategy",
                                    hyphened(nodes.allocation().onDemand())));
        }

        return nodes.spot() == 0
                ? specifications
                : specifications.and(
                        "SpotSpecification",
                        Template.object()
                                .and(
                                        "AllocationStrategy",
                                        hyphened(nodes.allocation().spot()))
                                .and("TimeoutAction", nodes.onSpotTimeout().name())
                                .and("TimeoutDurationMinutes", Template.number((int)
                                        nodes.spotTimeout().toMinutes())));
    }

    private static Template group(String name, String role, Nodes nodes) {
        Template.Fields group = Template.object()
                .and("Name", name)
                .and("InstanceRole", role)
                .and("InstanceType", nodes.instanceType())
                .and("InstanceCount", Template.number(nodes.count()))
                .and("Market", nodes.spot() > 0 ? "SPOT" : "ON_DEMAND");
        return withDisk(group, nodes.disk());
    }

    private static Template.Fields withDisk(Template.Fields nodes, Disk disk) {
        if (disk.volumes() == 0) {
            return nodes;
        }

        Template volume =
                Template.object().and("VolumeType", "gp3").and("SizeInGB", Template.number(disk.sizeGibibytes()));
        Template device = Template.object()
                .and("VolumeSpecification", volume)
                .and("VolumesPerInstance", Template.number(disk.volumes()));
        return nodes.and("EbsConfiguration", Template.object().and("EbsBlockDeviceConfigs", Template.list(device)));
    }

    private static Expression subnets() {
        return new Expression.Call(
                Intrinsic.STRING_SPLIT,
                List.of(Expression.Quoted.of(Placeholder.SUBNET_IDS.written()), Expression.Quoted.of(",")));
    }

    /** Groups stand in one subnet. */
    private static Expression firstSubnet() {
        return Expression.parse(
                "States.ArrayGetItem(States.StringSplit('" + Placeholder.SUBNET_IDS.written() + "', ','), 0)");
    }

    private static String hyphened(Enum<?> strategy) {
        return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
