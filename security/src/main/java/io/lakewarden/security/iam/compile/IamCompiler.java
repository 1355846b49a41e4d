package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Network;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.settings.Switch;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles grants to IAM. Data is reached through Lake Formation, so a role has its credentials and the catalog's entries
 * and no file; files are open to the registration role, the SQL endpoint of a shared cluster, and the emergency's role.
 */
public final class IamCompiler {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY_OF_WORK = Duration.ofHours(12);
    private static final String EMR_POLICY = "service-role/AmazonEMRServicePolicy_v2";

    private final Platform platform;
    private final Environment environment;
    private final LocalDate on;
    private final IamSettings settings;
    private final Access access;
    private final Names names;
    private final Layout layout;
    private final Reach reach;
    private final Permissions permissions;
    private final Automation automation;
    private final Boundaries boundaries;
    private final RoleBook roles = new RoleBook();
    private final SortedMap<String, Arn> principals = new TreeMap<>();

    private IamCompiler(Platform platform, Environment environment, LocalDate on, IamSettings settings) {
        this.platform = platform;
        this.environment = environment;
        this.on = on;
        this.settings = settings;
        this.access = Access.of(platform, on);
        this.names = new Names(platform, environment);
        this.layout = new Layout(platform, environment, settings, names);
        this.reach = new Reach(platform, access, names);
        this.permissions = new Permissions(names, layout, reach);
        this.automation = new Automation(names, layout);
        this.boundaries = new Boundaries(names, layout);
    }

    /** The documents of an environment in an account; {@link CannotCompile} where IAM has no room for them. */
    public static IamDocuments compile(
            CheckedPlatform checked, Environment environment, LocalDate on, IamSettings settings) {
        return compile(checked.platform(), environment, on, settings);
    }

    static IamDocuments compile(Platform platform, Environment environment, LocalDate on, IamSettings settings) {
        return new IamCompiler(platform, environment, on, settings).documents();
    }

    private IamDocuments documents() {
        platform.principals().forEach(this::principal);
        own();
        roles.add(boundaries.policies());
        GovernedPath path = path();
        ResourcePolicies resources =
                new ResourcePolicies(names, layout, path, principals, runtimeRoles(analysts()), layout.machines());
        Account account = new Account(
                names.account(),
                names.region(),
                roles.roles(),
                roles.policies(),
                resources.buckets(),
                resources.keys());
        Gaps gaps = new Gaps(platform, settings, layout, reach, principals.keySet());
        return new IamDocuments(environment.name(), on, account, path, principals, gaps.all());
    }

    private void principal(Principal principal) {
        Optional<Arn> arn = names.role(principal).filter(role -> !isOver(principal));
        arn.ifPresent(role -> {
            boolean breakGlass =
                    settings.breakGlass().filter(principal.name()::equals).isPresent();
            principal.iamRole().filter(existing -> breakGlass).ifPresent(existing -> {
                throw new CannotCompile("Cannot ask " + principal.name() + " for a second factor: its role " + existing
                        + " is made elsewhere, and so is its trust; leave out iamRole");
            });
            boolean runs = runners().contains(principal.name());
            boolean delivers = isDelivery(principal);
            List<Statement> statements = breakGlass
                    ? permissions.breakGlass(principal.name())
                    : runs
                            ? permissions.pipelineAccount(principal.name())
                            : delivers
                                    ? permissions.deliveryAccount(principal.name())
                                    : permissions.consumer(principal.name(), role, has(ClusterProfile.GOVERNED_SQL));
            if (!statements.isEmpty()) {
                principals.put(principal.name(), role);
                add(principal, role, statements, breakGlass, runs);
            }
        });
    }

    private void add(Principal principal, Arn role, List<Statement> statements, boolean breakGlass, boolean runs) {
        if (principal.iamRole().isPresent()) {
            roles.attach(role, principal.description(), names.own(principal.name()), statements, HOUR);
            return;
        }

        List<Statement> trust = new ArrayList<>();
        Condition[] until = until(principal);
        if (runs) {
            trust.addAll(clustersOf(principal));
        } else if (breakGlass) {
            trust.add(Trust.person(
                    principal.name(),
                    names.account(),
                    Stream.concat(Stream.of(Trust.secondFactor()), Arrays.stream(until))
                            .toArray(Condition[]::new)));
        } else {
            trust.add(Trust.person(principal.name(), names.account(), until));
            if (has(ClusterProfile.GOVERNED_SQL) && !isDelivery(principal)) {
                trust.add(Trust.governedCluster(names.cluster(ClusterProfile.GOVERNED_SQL), until));
            }
        }

        roles.add(
                role,
                principal.description(),
                trust,
                statements,
                breakGlass ? boundaries.ofOpeners() : boundaries.ofOthers(),
                breakGlass ? HOUR : DAY_OF_WORK);
    }

    /** The roles of the platform itself. */
    private void own() {
        roles.add(
                names.registration(),
                "Lake Formation gives out files as this role",
                List.of(Trust.service("lakeformation.amazonaws.com", names)),
                permissions.registration(),
                boundaries.ofOpeners(),
                DAY_OF_WORK);
        roles.add(
                names.logReader(),
                "People read log files and log lines as this role, and nothing else",
                List.of(Trust.logReader(names)),
                permissions.logReader(),
                boundaries.ofOthers(),
                DAY_OF_WORK);
        if (has(ClusterProfile.PIPELINE)) {
            cluster(
                    ClusterProfile.PIPELINE,
                    "Machines of the pipelines' clusters",
                    runtimeRoles(runnersOn(ClusterProfile.PIPELINE)));
        }

        layout.pipelines().forEach(this::automation);
        if (!layout.pipelines().isEmpty()) {
            cleanup();
            metrics();
        }

        if (has(ClusterProfile.GOVERNED_SQL)) {
            Set<String> consumers = new TreeSet<>(analysts());
            consumers.addAll(runnersOn(ClusterProfile.GOVERNED_SQL));
            cluster(
                    ClusterProfile.GOVERNED_SQL,
                    "Machines of the analysts' cluster",
                    runtimeRoles(consumers),
                    Trust.filtering());
        }

        if (has(ClusterProfile.KERBEROS_RANGER)) {
            roles.add(
                    names.endpoint(),
                    "The SQL endpoint reads for everybody and shows each what Ranger's policies let through",
                    List.of(Trust.ec2()),
                    permissions.endpoint(names.endpoint(), layout.keytabSecrets()),
                    boundaries.ofOpeners(),
                    DAY_OF_WORK);
        }

        layout.trustGroupClusters().forEach(this::trustGroup);
        if (!layout.machines().isEmpty()) {
            service();
        }

        if (environment.network() instanceof Network.Own
                && environment.settings().has(Switch.FLOW_LOGS)) {
            roles.add(
                    names.flowLogs(),
                    "The network's flows are logged as this role",
                    List.of(Trust.service(
                            "vpc-flow-logs.amazonaws.com",
                            new Arn("ec2", names.region(), names.account(), "vpc-flow-log/*"),
                            names)),
                    permissions.flowLogs(),
                    boundaries.ofOthers(),
                    DAY_OF_WORK);
        }
    }

    private void cluster(ClusterProfile profile, String description, List<Arn> runtimeRoles, Condition... conditions) {
        roles.add(
                names.cluster(profile),
                description,
                List.of(Trust.ec2()),
                permissions.cluster(names.cluster(profile), runtimeRoles, conditions),
                boundaries.ofOthers(),
                DAY_OF_WORK);
    }

    /** Whoever runs code there opens these files, so they are those that all of the group may see whole. */
    private void trustGroup(Cluster cluster) {
        String group = cluster.trustGroup().orElseThrow();
        roles.add(
                names.trustGroup(cluster.name()),
                "Machines of cluster " + cluster.name() + ", which serves the group " + group + " alone",
                List.of(Trust.ec2()),
                permissions.trustGroup(names.trustGroup(cluster.name()), reach.wholeForAll(group)),
                boundaries.ofOpeners(),
                DAY_OF_WORK);
    }

    /** The clusters on which an account's pipelines run. */
    private List<Statement> clustersOf(Principal account) {
        return layout.pipelines().stream()
                .filter(pipeline -> pipeline.runAs().equals(account.name()))
                .map(layout::profile)
                .distinct()
                .sorted()
                .map(profile -> profile == ClusterProfile.GOVERNED_SQL
                        ? Trust.governedCluster(names.cluster(profile), until(account))
                        : Trust.pipelineCluster(names.cluster(profile), until(account)))
                .toList();
    }

    /** Who runs steps of one's own, where analysts have a cluster. */
    private Set<String> analysts() {
        Set<String> analysts = new TreeSet<>();
        if (has(ClusterProfile.GOVERNED_SQL)) {
            analysts.addAll(principals.keySet());
            analysts.removeAll(runners());
            settings.breakGlass().ifPresent(analysts::remove);
            platform.principals().stream()
                    .filter(this::isDelivery)
                    .map(Principal::name)
                    .forEach(analysts::remove);
        }

        return analysts;
    }

    private Set<String> runnersOn(ClusterProfile profile) {
        return layout.pipelines().stream()
                .filter(pipeline -> layout.profile(pipeline) == profile)
                .map(Pipeline::runAs)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void automation(Pipeline pipeline) {
        service(
                pipeline.name() + "-machine",
                "The state machine of pipeline " + pipeline.name(),
                "states.amazonaws.com",
                automation.machineOf(pipeline, Optional.ofNullable(principals.get(pipeline.runAs()))));
        if (pipeline.schedule().isPresent()) {
            service(
                    pipeline.name() + "-schedule",
                    "Starts pipeline " + pipeline.name() + " by the clock",
                    "scheduler.amazonaws.com",
                    automation.scheduleOf(pipeline));
        }
    }

    private void cleanup() {
        service(
                "cleanup-machine",
                "Ends clusters that an execution left",
                "states.amazonaws.com",
                automation.cleanup());
        service(
                "cleanup-rule",
                "Starts the cleaning up after an execution",
                "events.amazonaws.com",
                automation.cleanupRule());
    }

    private void metrics() {
        service(
                "metrics-machine",
                "Tells CloudWatch the numbers of runs, and of executions and clusters that are late",
                "states.amazonaws.com",
                automation.metrics(layout.pipelines()));
        service(
                "metrics-rule",
                "Starts the telling when there is something to tell",
                "events.amazonaws.com",
                automation.metricsRule());
    }

    private void service(String name, String description, String service, List<Statement> statements) {
        roles.add(
                names.ownRole(name),
                description,
                List.of(Trust.service(service, names)),
                statements,
                boundaries.ofOthers(),
                DAY_OF_WORK);
    }

    private void service() {
        List<Arn> clusters = layout.machines();
        roles.add(
                names.service(),
                "EMR starts machines as this role",
                List.of(Trust.service(names.partition().principal("elasticmapreduce"), names)),
                permissions.emrService(clusters),
                List.of(EMR_POLICY),
                boundaries.ofOthers(),
                DAY_OF_WORK);
    }

    private GovernedPath path() {
        return new GovernedPath(
                layout.buckets(),
                layout.keys(),
                names.artifacts(),
                names.registration(),
                has(ClusterProfile.KERBEROS_RANGER) ? Optional.of(names.endpoint()) : Optional.empty(),
                layout.trustGroupClusters().stream()
                        .map(cluster -> names.trustGroup(cluster.name()))
                        .toList(),
                settings.breakGlass().map(principals::get),
                settings.deployment());
    }

    private List<Arn> runtimeRoles(Set<String> accounts) {
        return accounts.stream()
                .filter(principals::containsKey)
                .map(principals::get)
                .toList();
    }

    private Set<String> runners() {
        return layout.pipelines().stream().map(Pipeline::runAs).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A service account that runs no pipeline anywhere: all that it can do is deliver. */
    private boolean isDelivery(Principal principal) {
        return isServiceAccount(principal)
                && platform.pipelines().noneMatch(pipeline -> pipeline.runAs().equals(principal.name()));
    }

    private static boolean isServiceAccount(Principal principal) {
        return principal.match(user -> false, group -> false, account -> true);
    }

    private boolean isOver(Principal principal) {
        return principal.expires().filter(last -> last.isBefore(on)).isPresent();
    }

    /** Nobody takes the role after the principal's last day, deployment or no. */
    private static Condition[] until(Principal principal) {
        return principal.expires().stream()
                .map(last -> Condition.of(
                        Operator.DATE_LESS_THAN,
                        "aws:CurrentTime",
                        last.plusDays(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .toString()))
                .toArray(Condition[]::new);
    }

    private boolean has(ClusterProfile profile) {
        return settings.profiles().contains(profile);
    }
}
