package io.lakewarden.infra.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.inspect.Templates.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Security groups: which cluster's each is, and what their rules let through. */
final class GroupRules {
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String REMEDY = "give each cluster groups of its own, and let no rule name another's";
    /** EC2 API Reference, CreateSecurityGroup and IpRange. */
    private static final Pattern DESCRIPTION = Pattern.compile("[A-Za-z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{0,255}");

    private static final List<String> OTHERS = List.of(
            "SourceSecurityGroupId",
            "DestinationSecurityGroupId",
            "CidrIp",
            "CidrIpv6",
            "SourcePrefixListId",
            "DestinationPrefixListId",
            "SourceSecurityGroupName");

    private GroupRules() {}

    /**
     * The groups of a cluster, or of all clusters of a state machine.
     *
     * @param owner the cluster, or the machine
     * @param nodes those of its nodes
     * @param all with EMR's own, and those added to the primary node
     */
    private record Owned(Resource owner, Set<String> nodes, Set<String> all) {
        Optional<Breach> reached(Resource rule, String other, List<Owned> every) {
            return every.stream()
                    .filter(its -> its != this && its.all().contains(other))
                    .findFirst()
                    .map(its -> Breach.of(
                            rule, "Cannot keep " + owner + " apart: the rule joins it with " + its.owner(), REMEDY));
        }
    }

    /** A rule between a group and somebody: a group, or an address. */
    private record Way(Resource rule, String group, String other, boolean in) {}

    static Stream<Breach> apart(Templates templates) {
        List<Owned> owned = owned(templates);
        return Stream.concat(shared(owned), joined(ways(templates).toList(), owned));
    }

    private static Stream<Breach> shared(List<Owned> owned) {
        return owned.stream().flatMap(one -> owned.stream()
                .filter(other -> one.owner().toString().compareTo(other.owner().toString()) < 0)
                .flatMap(other -> one.all().stream()
                        .filter(other.all()::contains)
                        .map(group -> Breach.of(
                                one.owner(),
                                "Cannot keep " + one.owner() + " apart: its group " + group + " is of " + other.owner()
                                        + " too",
                                REMEDY))));
    }

    private static Stream<Breach> joined(List<Way> ways, List<Owned> owned) {
        return ways.stream().flatMap(way -> owned.stream()
                .filter(its -> its.all().contains(way.group()))
                .flatMap(its -> Stream.concat(
                        its.reached(way.rule(), way.other(), owned).stream(),
                        way.in()
                                        && its.nodes().contains(way.group())
                                        && !its.all().contains(way.other())
                                ? Stream.of(Breach.of(
                                        way.rule(),
                                        "Cannot keep " + its.owner() + " apart: its nodes are reached from "
                                                + way.other(),
                                        REMEDY))
                                : Stream.empty())));
    }

    private static List<Owned> owned(Templates templates) {
        return ClusterRules.clusters(templates)
                .collect(Collectors.groupingBy(cluster -> cluster.resource().toString()))
                .values()
                .stream()
                .map(GroupRules::owned)
                .toList();
    }

    private static Owned owned(List<ClusterRules.Cluster> clusters) {
        Set<String> nodes = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (ClusterRules.Cluster cluster : clusters) {
            nodes.addAll(cluster.instances("EmrManagedMasterSecurityGroup"));
            nodes.addAll(cluster.instances("EmrManagedSlaveSecurityGroup"));
            all.addAll(cluster.instances("ServiceAccessSecurityGroup"));
            all.addAll(cluster.instances("AdditionalMasterSecurityGroups"));
            all.addAll(cluster.instances("AdditionalSlaveSecurityGroups"));
        }

        all.addAll(nodes);
        return new Owned(clusters.get(0).resource(), nodes, all);
    }

    private static Stream<Way> ways(Templates templates) {
        Stream<Way> within = templates.resources(GROUP).flatMap(group -> Stream.of(true, false)
                .flatMap(in -> Templates.items(group.property(in ? "SecurityGroupIngress" : "SecurityGroupEgress"))
                        .map(rule -> new Way(group, group.toString(), other(rule::path), in))));
        Stream<Way> apart = rules(templates)
                .map(rule -> new Way(
                        rule,
                        rule.text("GroupId"),
                        other(rule::property),
                        rule.type().endsWith("Ingress")));
        return Stream.concat(within, apart);
    }

    private static Stream<Resource> rules(Templates templates) {
        return templates
                .resources()
                .filter(resource -> resource.type().equals(GROUP + "Ingress")
                        || resource.type().equals(GROUP + "Egress"));
    }

    private static String other(Function<String, JsonNode> rule) {
        return OTHERS.stream()
                .map(rule)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse("somewhere else");
    }

    static Stream<Breach> descriptions(Templates templates) {
        Stream<Breach> groups = templates.resources(GROUP).flatMap(group -> Stream.concat(
                        Stream.of(group.property("GroupDescription")),
                        Stream.of("SecurityGroupIngress", "SecurityGroupEgress")
                                .flatMap(rules -> Templates.items(group.property(rules)))
                                .map(rule -> rule.path("Description")))
                .flatMap(description -> described(group, description)));
        Stream<Breach> rules = rules(templates).flatMap(rule -> described(rule, rule.property("Description")));
        return Stream.concat(groups, rules);
    }

    private static Stream<Breach> described(Resource resource, JsonNode description) {
        return DESCRIPTION.matcher(description.asText()).matches()
                ? Stream.empty()
                : Stream.of(Breach.of(
                        resource,
                        "Cannot make " + resource + ": EC2 takes no description such as \"" + description.asText()
                                + "\"",
                        "write letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* alone"));
    }
}
