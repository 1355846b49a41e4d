package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Partition;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What each kind of role may do, as statements. */
final class Permissions {
    private static final String EMR = "elasticmapreduce:";

    private final Names names;
    private final Layout layout;
    private final Reach reach;

    Permissions(Names names, Layout layout, Reach reach) {
        this.names = names;
        this.layout = layout;
        this.reach = reach;
    }

    /** A pipeline's account: its tables through Lake Formation, its files of landing, its jar and its records. */
    List<Statement> pipelineAccount(String account) {
        List<Statement> statements = new ArrayList<>(reach.statements(account));
        List<Layout.Landing> landings = layout.landings().stream()
                .filter(landing -> landing.runAs().equals(account))
                .toList();
        for (Layout.Landing landing : landings) {
            String id = sid(landing.pipeline());
            statements.add(Statement.allow("ReadLanding" + id, Actions.READ, landing.objects()));
            statements.add(list("ListLanding" + id, landing.bucket(), landing.prefix()));
            statements.add(Statement.allow(
                    "KeepRecords" + id,
                    Stream.concat(Actions.READ.stream(), Actions.WRITE.stream()).toList(),
                    List.of(Arn.objects(names.logs(), "records/" + landing.pipeline()))));
            statements.add(list("ListRecords" + id, names.logs(), "records/" + landing.pipeline()));
        }

        if (layout.keepsHistory(account)) {
            statements.addAll(history(account));
        }

        statements.add(Statement.allow("ReadJobs", Actions.READ, code()));
        layout.metricsJar().map(Permissions::readMetricsJar).ifPresent(statements::add);
        statements.add(Statement.allow("ListJobs", Actions.LIST, List.of(Arn.bucket(names.artifacts()))));
        return statements;
    }

    private static Statement list(String sid, String bucket, String prefix) {
        List<Arn> resources = List.of(Arn.bucket(bucket));
        return prefix.isEmpty()
                ? Statement.allow(sid, Actions.LIST, resources)
                : Statement.allow(
                        sid,
                        Actions.LIST,
                        resources,
                        Condition.of(Operator.STRING_LIKE, "s3:prefix", prefix, prefix + "/*"));
    }

    /** A delivery's account puts files into the landings that it delivers to, and never sees one again. */
    List<Statement> deliveryAccount(String account) {
        List<Statement> statements = new ArrayList<>(reach.statements(account));
        layout.landings().stream()
                .filter(landing -> landing.deliveredBy().contains(account))
                .forEach(landing -> statements.add(
                        Statement.allow("Deliver" + sid(landing.pipeline()), Actions.WRITE, landing.objects())));
        return statements;
    }

    /** A person or a group: what it is granted, through Lake Formation; steps under its own role and no other. */
    List<Statement> consumer(String principal, Arn role, boolean hasCluster) {
        List<Statement> statements = new ArrayList<>(reach.statements(principal));
        if (hasCluster && !statements.isEmpty()) {
            statements.add(Statement.allow(
                    "RunOwnSteps",
                    List.of(EMR + "AddJobFlowSteps"),
                    List.of(clusters()),
                    Condition.of(Operator.ARN_EQUALS, EMR + "ExecutionRoleArn", role.toString()),
                    Condition.of(Operator.STRING_EQUALS, EMR + "ResourceTag/lakewarden:profile", "governed-sql")));
            statements.add(Statement.allow(
                    "FollowSteps",
                    List.of(EMR + "CancelSteps", EMR + "DescribeCluster", EMR + "DescribeStep"),
                    List.of(clusters()),
                    Condition.of(Operator.STRING_EQUALS, EMR + "ResourceTag/lakewarden:profile", "governed-sql")));
            statements.addAll(history(principal));
        }

        return statements;
    }

    /**
     * Event logs of one's own steps, or of one's own machines, which a driver renames when it ends, and nobody else's: they
     * have the texts of queries.
     */
    private List<Statement> history(String owner) {
        String folder = "events/" + owner;
        return List.of(
                Statement.allow(
                        "KeepEventLogs",
                        Stream.concat(Actions.READ.stream(), Actions.CHANGE.stream())
                                .toList(),
                        List.of(Arn.objects(names.logs(), folder))),
                list("ListEventLogs", names.logs(), folder));
    }

    /** What it is granted whole, as files, for when Lake Formation itself is what is broken. */
    List<Statement> breakGlass(String principal) {
        List<Statement> statements = new ArrayList<>(reach.statements(principal));
        Set<DatasetId> read = reach.whole(principal);
        Set<DatasetId> written = reach.allowed(principal, Action.WRITE);
        written.retainAll(read);
        files(statements, "Open", Actions.READ, read);
        files(statements, "Mend", Actions.CHANGE, written);
        find(statements, read);
        return statements;
    }

    /** The machines of a cluster that serves one group: the files of what each member sees whole, and no others. */
    List<Statement> trustGroup(Arn machines, Set<DatasetId> whole) {
        List<Statement> statements = new ArrayList<>(machine(machines));
        if (!whole.isEmpty()) {
            files(statements, "Open", Actions.READ, whole);
            find(statements, whole);
            statements.add(reach.catalog(whole));
        }

        return statements;
    }

    private void find(List<Statement> statements, Set<DatasetId> read) {
        List<Arn> buckets = layout.buckets().entrySet().stream()
                .filter(zone -> read.stream().anyMatch(id -> id.zone().equals(zone.getKey())))
                .map(zone -> Arn.bucket(zone.getValue()))
                .toList();
        if (!buckets.isEmpty()) {
            statements.add(Statement.allow("FindFiles", Actions.LISTING, buckets));
        }
    }

    private void files(List<Statement> statements, String verb, List<String> actions, Set<DatasetId> datasets) {
        List<Arn> objects = new ArrayList<>();
        for (Map.Entry<String, String> zone : layout.buckets().entrySet()) {
            Set<DatasetId> ofZone = new TreeSet<>(datasets);
            ofZone.removeIf(id -> !id.zone().equals(zone.getKey()));
            if (!ofZone.isEmpty() && reach.isWhole(zone.getKey(), ofZone)) {
                objects.add(Arn.objects(zone.getValue(), ""));
            } else {
                ofZone.forEach(id -> objects.add(Arn.objects(zone.getValue(), id.zone() + "/" + id.name())));
            }
        }

        if (!objects.isEmpty()) {
            statements.add(Statement.allow(verb + "Files", actions, objects));
        }
    }

    /** Lake Formation gives files out as this role, narrowed to what a reader is granted. */
    List<Statement> registration() {
        return List.of(
                Statement.allow(
                        "GiveOutFiles",
                        Stream.concat(Actions.READ.stream(), Actions.CHANGE.stream())
                                .toList(),
                        layout.governedObjects()),
                Statement.allow("ListFiles", Actions.LISTING, layout.governedBuckets()));
    }

    /** The machines of pipelines' or analysts' clusters: the roles that steps run with, and nothing of the lake. */
    List<Statement> cluster(Arn machines, List<Arn> runtimeRoles, Condition... conditions) {
        List<Statement> statements = new ArrayList<>(machine(machines));
        if (!runtimeRoles.isEmpty()) {
            statements.add(Statement.allow(
                    "RunStepsAs", List.of("sts:AssumeRole", "sts:TagSession"), runtimeRoles, conditions));
        }

        return statements;
    }

    /** The machines of the shared cluster, where the SQL endpoint reads for everybody and lets through by policy. */
    List<Statement> endpoint(Arn machines, List<Arn> keytabSecrets) {
        List<Statement> statements = new ArrayList<>(machine(machines));
        if (!keytabSecrets.isEmpty()) {
            statements.add(Statement.allow("ReadKeytabs", List.of("secretsmanager:GetSecretValue"), keytabSecrets));
        }

        statements.add(Statement.allow("OpenFiles", Actions.READ, layout.governedObjects()));
        statements.add(Statement.allow("FindFiles", Actions.LIST, layout.governedBuckets()));
        List<Arn> entries = new ArrayList<>(List.of(names.catalog(), names.database("default")));
        layout.buckets().keySet().forEach(zone -> entries.addAll(List.of(names.database(zone), names.tables(zone))));
        statements.add(Statement.allow("ReadCatalog", Actions.GLUE_READ, entries));
        return statements;
    }

    private static Statement readMetricsJar(Arn jar) {
        return Statement.allow("ReadMetricsJar", Actions.READ, List.of(jar));
    }

    private List<Statement> machine(Arn machines) {
        List<Statement> statements = new ArrayList<>(List.of(
                Statement.allow("ReadJobs", Actions.READ, code()),
                // Where EMR keeps its own scripts, read in the machine's name (MG/emr-iam-role-for-ec2).
                Statement.allow(
                        "ReadEmrScripts", Actions.READ, List.of(Arn.objects(names.region() + ".elasticmapreduce", ""))),
                Statement.allow("WriteLogs", Actions.WRITE, List.of(Arn.objects(names.logs(), "emr"))),
                Statement.allow(
                        "PutMetrics",
                        List.of("cloudwatch:PutMetricData"),
                        List.of(Arn.ANY),
                        Condition.of(Operator.STRING_EQUALS, "cloudwatch:namespace", "CWAgent"))));
        List<Arn> certificates = layout.certificates(machines);
        if (!certificates.isEmpty()) {
            statements.add(Statement.allow("ReadCertificates", Actions.READ, certificates));
        }

        if (layout.keepsHistory(machines)) {
            statements.addAll(history(machines.resource().substring("role/".length())));
        }

        layout.metricsJar().map(Permissions::readMetricsJar).ifPresent(statements::add);
        statements.addAll(agent());
        if (layout.sendsMetrics()) {
            statements.add(Statement.allow(
                    "SendMetrics",
                    List.of("aps:RemoteWrite"),
                    List.of(names.workspaces()),
                    Condition.of(
                            Operator.STRING_EQUALS, "aws:ResourceTag/lakewarden:environment", names.environment())));
        }

        return statements;
    }

    /** What a node that sends metrics to Datadog installs, and its API key. */
    private List<Statement> agent() {
        List<Statement> statements = new ArrayList<>();
        if (!layout.metricsPackages().isEmpty()) {
            statements.add(Statement.allow("InstallAgent", Actions.READ, layout.metricsPackages()));
        }

        layout.metricsSecret()
                .ifPresent(secret -> statements.add(
                        Statement.allow("ReadAgentKey", List.of("secretsmanager:GetSecretValue"), List.of(secret))));
        layout.metricsSecretKey()
                .ifPresent(key -> statements.add(Statement.allow(
                        "OpenAgentKey",
                        List.of("kms:Decrypt"),
                        List.of(key),
                        Condition.of(
                                Operator.STRING_EQUALS,
                                "kms:ViaService",
                                Partition.viaService("secretsmanager", names.region())))));
        return statements;
    }

    /** The files and lines of logs, and nothing else; the key of the files names the role. */
    List<Statement> logReader() {
        List<Arn> files = new ArrayList<>(List.of(Arn.objects(names.logs(), "")));
        List<Arn> buckets = new ArrayList<>(List.of(Arn.bucket(names.logs())));
        if (layout.logsAccess()) {
            files.add(Arn.objects(names.accessLogs(), ""));
            buckets.add(Arn.bucket(names.accessLogs()));
        }

        return List.of(
                Statement.allow("ReadLogFiles", Actions.READ, files),
                Statement.allow("FindLogFiles", Actions.LIST, buckets),
                Statement.allow(
                        "ReadLogLines",
                        List.of("logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"),
                        List.of(names.logGroups())));
    }

    /** The network's flows, as lines of one group. */
    List<Statement> flowLogs() {
        Arn group = new Arn(
                "logs",
                names.region(),
                names.account(),
                names.logGroups().resource().replace("*", "flows"));
        return List.of(
                Statement.allow("FindStreams", List.of("logs:DescribeLogStreams"), List.of(group)),
                Statement.allow(
                        "WriteLines",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(new Arn(group.service(), group.region(), group.account(), group.resource() + ":*"))));
    }

    /** AWS's own policy for EMR lets it hand on the default role alone (MG/emr-iam-role), so this names ours. */
    List<Statement> emrService(List<Arn> clusters) {
        return List.of(Statement.allow("HandOnMachineRoles", List.of("iam:PassRole"), clusters, names.handedTo("ec2")));
    }

    private Arn clusters() {
        return names.clusters();
    }

    /** What runs: as a deployment published it, and what else is put beside it. */
    private List<Arn> code() {
        return List.of(Arn.objects(names.artifacts(), ""), names.published());
    }

    /** Letters and digits alone may stand in a statement's name. */
    private static String sid(String name) {
        return Stream.of(name.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .reduce("", String::concat);
    }
}
