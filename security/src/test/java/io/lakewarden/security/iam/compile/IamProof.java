package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Network;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.settings.Switch;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.evaluate.Caller;
import io.lakewarden.security.iam.evaluate.Evaluator;
import io.lakewarden.security.iam.evaluate.Request;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the evaluator everything that the documents of an environment should answer, and notes what it answers otherwise.
 * What should be so is said of the definition alone; names go by the conventions that the page on IAM states.
 */
public final class IamProof {
    /** By name, apart from the compiler's own list. */
    private static final List<String> ON_OBJECTS = List.of(
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:GetObjectAttributes",
            "s3:GetObjectTagging",
            "s3:GetObjectTorrent",
            "s3:PutObject",
            "s3:PutObjectAcl",
            "s3:PutObjectTagging",
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts",
            "s3:RestoreObject",
            "s3:ReplicateObject");

    private static final List<String> ON_BUCKETS =
            List.of("s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads");
    /** What CloudFormation does to a bucket; denying it would lock the deployment out. */
    private static final List<String> CONFIGURING = List.of(
            "s3:DeleteBucketPolicy",
            "s3:GetBucketPolicy",
            "s3:GetBucketTagging",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:ListBucket",
            "s3:PutBucketPolicy",
            "s3:PutBucketPublicAccessBlock",
            "s3:PutBucketVersioning",
            "s3:PutEncryptionConfiguration",
            "s3:PutLifecycleConfiguration");

    private static final List<String> ON_KEYS =
            List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:CreateGrant");
    private static final String STRANGER = "stranger";
    private static final Set<String> COST_SERVICES = Set.of("budgets", "costalerts");

    private final Platform platform;
    private final Environment environment;
    private final Environment.Home.Aws home;
    private final IamSettings settings;
    private final Access access;
    private final LocalDate on;
    private final String prefix;
    private final Account account;
    private final Evaluator evaluator;
    private final List<String> differences = new ArrayList<>();
    private long decisions;

    private IamProof(Platform platform, Environment environment, LocalDate on, IamSettings settings, Account account) {
        this.platform = platform;
        this.environment = environment;
        this.home = (Environment.Home.Aws) environment.home();
        this.settings = settings;
        this.access = Access.of(platform, on);
        this.on = on;
        this.prefix = platform.name() + "-" + environment.name();
        this.account = withStranger(account);
        this.evaluator = Evaluator.of(this.account);
    }

    /** Everything, of documents that need not be the compiler's. */
    public static IamProof of(
            Platform platform, Environment environment, LocalDate on, IamSettings settings, Account account) {
        IamProof proof = new IamProof(platform, environment, on, settings, account);
        proof.files(proof.evaluator, "");
        proof.keys();
        proof.landing();
        proof.administrators();
        proof.boundaries();
        proof.trusts();
        platform.principals().forEach(proof::principal);
        proof.pipelines();
        proof.machines();
        proof.historyOfMachines();
        proof.cleaning();
        proof.telling();
        proof.topics();
        proof.stepRunners();
        proof.own();
        proof.lines();
        proof.logReader();
        return proof;
    }

    /** What was answered otherwise than it should, a sentence each. */
    public List<String> differences() {
        return differences;
    }

    /** How much was asked. */
    public long decisions() {
        return decisions;
    }

    // --- whom governed files are open to
    // ------------------------------------------------------------------------------

    private void files(Evaluator evaluator, String when) {
        for (String zone : zones()) {
            Arn bucket = Arn.bucket(bucket(zone));
            for (Caller caller : callers()) {
                for (String action : ON_OBJECTS) {
                    for (Dataset dataset : datasets(zone)) {
                        Arn object = bucket.below(zone + "/" + dataset.id().name() + "/data/1.parquet");
                        expect(
                                evaluator,
                                Request.of(caller, action, object),
                                mayOpen(caller, action, dataset.id()),
                                when);
                        expect(
                                evaluator,
                                Request.of(caller, action, object).with("aws:SecureTransport", "false"),
                                false,
                                when);
                    }
                }

                for (String action : ON_BUCKETS) {
                    expect(evaluator, Request.of(caller, action, bucket), mayList(caller, action, zone), when);
                }
            }
        }
    }

    private boolean mayOpen(Caller caller, String action, DatasetId id) {
        boolean reads = action.equals("s3:GetObject");
        boolean changes = Set.of(
                        "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject")
                .contains(action);
        return is(caller, ".registration") && (reads || changes)
                || is(caller, ".sql-endpoint") && reads
                || isBreakGlass(caller)
                        && access.readsWhole(breakGlass(), id)
                        && (reads || changes && may(breakGlass(), Action.WRITE, id));
    }

    private boolean mayList(Caller caller, String action, String zone) {
        return is(caller, ".registration")
                || is(caller, ".sql-endpoint") && action.equals("s3:ListBucket")
                || isBreakGlass(caller)
                        && datasets(zone).stream().anyMatch(dataset -> access.readsWhole(breakGlass(), dataset.id()));
    }

    private void keys() {
        for (String zone : zones()) {
            for (Caller caller : callers()) {
                for (String action : ON_KEYS) {
                    Request request = Request.of(caller, action, key(zone));
                    expect(
                            request.with("kms:ViaService", "s3." + home.region() + ".amazonaws.com"),
                            mayUse(caller, action));
                    expect(request, false);
                }
            }
        }
    }

    private boolean mayUse(Caller caller, String action) {
        return switch (action) {
            case "kms:CreateGrant" -> false;
            case "kms:Decrypt" -> is(caller, ".registration") || is(caller, ".sql-endpoint") || isBreakGlass(caller);
            case "kms:GenerateDataKey" -> is(caller, ".registration") || isBreakGlass(caller);
            default -> is(caller, ".registration");
        };
    }

    /** Files arrive from deliveries and are read by the accounts of pipelines; by nobody else, strangers included. */
    private void landing() {
        for (Placement placement : environment.placements()) {
            String path = placement.landing().substring("s3://".length());
            Arn file = Arn.bucket(path).below("2026-01-01.csv");
            Pipeline pipeline = platform.pipeline(placement.pipeline()).orElseThrow();
            for (Caller caller : callers()) {
                expect(Request.of(caller, "s3:GetObject", file), isPrincipal(caller, pipeline.runAs()));
                expect(
                        Request.of(caller, "s3:PutObject", file),
                        pipeline.deliveredBy().stream().anyMatch(name -> isPrincipal(caller, name)));
                Request decrypt = Request.of(caller, "kms:Decrypt", key("landing"));
                String s3 = "s3." + home.region() + ".amazonaws.com";
                boolean user = runners().stream().anyMatch(name -> isPrincipal(caller, name))
                        || deliverers().anyMatch(name -> isPrincipal(caller, name));
                expect(decrypt.with("kms:ViaService", s3), user);
                expect(decrypt, false);
            }

            expect(Request.of(session(STRANGER), "s3:ListBucket", bucketOf(placement)), false);
            for (String alias : List.of("landing", "platform", "logs", "disks")) {
                expect(Request.of(session(STRANGER), "kms:PutKeyPolicy", key(alias)), true);
            }
        }
    }

    private static Arn bucketOf(Placement placement) {
        return Arn.bucket(placement.landing().substring("s3://".length()).replaceAll("/.*", ""));
    }

    // --- what nobody can do
    // -------------------------------------------------------------------------------------------

    private void administrators() {
        Caller stranger = session(STRANGER);
        for (String zone : zones()) {
            CONFIGURING.stream()
                    .filter(action -> !action.equals("s3:ListBucket"))
                    .forEach(action -> expect(Request.of(stranger, action, Arn.bucket(bucket(zone))), true));
            expect(Request.of(stranger, "kms:PutKeyPolicy", key(zone)), true);
        }

        Account withDeployment = with(
                account,
                new Role(
                        settings.deployment(),
                        "",
                        Optional.of(new Policy(List.of())),
                        List.of(everything()),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Duration.ofHours(1)));
        for (String zone : zones()) {
            Caller deployment = Caller.Session.of(settings.deployment());
            CONFIGURING.forEach(action -> expect(
                    Evaluator.of(withDeployment),
                    Request.of(deployment, action, Arn.bucket(bucket(zone))),
                    true,
                    " by the deployment"));
            expect(
                    Evaluator.of(withDeployment),
                    Request.of(
                            deployment, "s3:GetObject", Arn.bucket(bucket(zone)).below("a")),
                    false,
                    " by the deployment");
        }
    }

    /** Whatever somebody attaches later, and even without the buckets' policies. */
    private void boundaries() {
        List<Role> more = account.roles().stream()
                .filter(role -> role.trust().isPresent() && !role.name().equals(STRANGER))
                .map(IamProof::administrator)
                .toList();
        Account open = account.withRoles(more)
                .withBuckets(List.of())
                .withKeys(account.keys().stream()
                        .map(key -> new Key(key.alias(), leftToIdentities("kms:*")))
                        .toList());
        Evaluator evaluator = Evaluator.of(open);
        for (Role role : more) {
            Caller caller = Caller.Session.of(role.arn());
            boolean opener = is(caller, ".registration") || is(caller, ".sql-endpoint") || isBreakGlass(caller);
            for (String zone : zones()) {
                Arn bucket = Arn.bucket(bucket(zone));
                ON_OBJECTS.forEach(action ->
                        expect(evaluator, Request.of(caller, action, bucket.below("a")), opener, " as administrator"));
                ON_BUCKETS.forEach(
                        action -> expect(evaluator, Request.of(caller, action, bucket), opener, " as administrator"));
                expect(evaluator, Request.of(caller, "s3:PutBucketPolicy", bucket), false, " as administrator");
                expect(evaluator, Request.of(caller, "kms:PutKeyPolicy", key(zone)), false, " as administrator");
            }

            for (String action : List.of("iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:TagRole")) {
                expect(evaluator, Request.of(caller, action, role.arn()), false, " as administrator");
            }

            for (String action : List.of("lakeformation:PutDataLakeSettings", "lakeformation:GrantPermissions")) {
                expect(evaluator, Request.of(caller, action, Arn.ANY), false, " as administrator");
            }

            for (Role passed : more) {
                Caller other = Caller.Session.of(passed.arn());
                boolean passable = is(other, "-cluster") || is(other, ".emr-service") || is(other, ".sql-endpoint");
                expect(evaluator, Request.of(caller, "iam:PassRole", passed.arn()), passable, " as administrator");
            }

            Request grant = Request.of(caller, "kms:CreateGrant", key("platform"));
            expect(evaluator, grant.with("kms:GrantIsForAWSResource", "false"), false, " as administrator");
            expect(evaluator, grant.with("kms:GrantIsForAWSResource", "true"), true, " as administrator");
            principalNamed(role)
                    .ifPresent(name -> expect(
                            evaluator,
                            Request.of(caller, "sts:AssumeRole", role.arn())
                                    .with("aws:PrincipalTag/lakewarden-principal", name)
                                    .with("aws:MultiFactorAuthPresent", "true"),
                            false,
                            " as administrator"));
        }
    }

    private Optional<String> principalNamed(Role role) {
        return principal(role.arn()).map(Principal::name);
    }

    private void trusts() {
        for (Role taken : account.roles()) {
            if (taken.trust().isPresent() && !taken.name().equals(STRANGER)) {
                callers().forEach(caller -> trust(caller, taken));
            }
        }
    }

    private void trust(Caller caller, Role taken) {
        Request plain = Request.of(caller, "sts:AssumeRole", taken.arn()).with("aws:CurrentTime", on + "T00:00:00Z");
        Optional<Principal> principal = principal(taken.arn());
        Request tagged = plain.with(
                "aws:PrincipalTag/lakewarden-principal",
                principal.map(Principal::name).orElse("x"));
        Request filtering = plain.with("aws:RequestTag/LakeFormationAuthorizedCaller", "Amazon EMR");
        boolean runner =
                principal.filter(known -> runners().contains(known.name())).isPresent();
        boolean breakGlass = isBreakGlass(Caller.Session.of(taken.arn()));
        boolean consumer = principal.isPresent()
                && !runner
                && !breakGlass
                && deliveries().noneMatch(principal.get().name()::equals);
        boolean machines = caller.equals(new Caller.Service("ec2.amazonaws.com"))
                && Stream.of(".pipeline-cluster", ".governed-sql-cluster", ".sql-endpoint")
                        .anyMatch(ending -> is(Caller.Session.of(taken.arn()), ending));
        expect(plain, machines || runner && is(caller, ".pipeline-cluster"));
        expect(
                filtering,
                machines
                        || runner && is(caller, ".pipeline-cluster")
                        || consumer && is(caller, ".governed-sql-cluster"));
        expect(
                tagged,
                machines
                        || runner && is(caller, ".pipeline-cluster")
                        || principal.isPresent() && !runner && !breakGlass && mayAsk(caller));
        expect(
                tagged.with("aws:MultiFactorAuthPresent", "true"),
                machines
                        || runner && is(caller, ".pipeline-cluster")
                        || principal.isPresent() && !runner && mayAsk(caller));
        principal
                .flatMap(Principal::expires)
                .map(last -> last.plusDays(1) + "T00:00:00Z")
                .ifPresent(over -> Stream.of(plain, filtering, tagged)
                        .forEach(request -> expect(request.with("aws:CurrentTime", over), machines)));
    }

    /** Whose own policies let it ask for any role: the stranger's, and perhaps those of a role that others make. */
    private boolean mayAsk(Caller caller) {
        return is(caller, STRANGER)
                || caller instanceof Caller.Session session
                        && account.roles().stream()
                                .anyMatch(role -> role.arn().equals(session.role())
                                        && role.trust().isEmpty());
    }

    // --- what each needs, and no more
    // ---------------------------------------------------------------------------------

    private void principal(Principal principal) {
        Optional<Arn> role = role(principal.name());
        boolean any = platform.datasets().anyMatch(dataset -> Stream.of(Action.values())
                .anyMatch(action -> may(principal.name(), action, dataset.id())));
        if (role.isEmpty()) {
            check(
                    !any || principal.match(user -> false, group -> true, runner -> false),
                    principal.name() + " has no role");
            return;
        }

        Caller caller = Caller.Session.of(role.get());
        if (account.roles().stream()
                .anyMatch(
                        known -> known.arn().equals(role.get()) && known.trust().isEmpty())) {
            // What else its maker attached is not known.
            return;
        }

        expect(Request.of(caller, "lakeformation:GetDataAccess", Arn.ANY), any);
        for (Dataset dataset : platform.datasets().toList()) {
            DatasetId id = dataset.id();
            boolean reads = may(principal.name(), Action.READ, id);
            boolean writes = may(principal.name(), Action.WRITE, id);
            boolean manages = may(principal.name(), Action.MANAGE, id);
            glue(caller, "glue:GetTable", id, reads || writes || manages);
            glue(caller, "glue:GetPartitions", id, reads || writes || manages);
            glue(caller, "glue:BatchGetPartition", id, reads || writes || manages);
            glue(caller, "glue:UpdateTable", id, writes || manages);
            glue(caller, "glue:CreateTable", id, manages);
            glue(caller, "glue:DeleteTable", id, manages);
        }

        expect(Request.of(caller, "glue:GetDatabase", glue("database/default")), any);
        boolean consumer = !runners().contains(principal.name())
                && deliveries().noneMatch(principal.name()::equals)
                && !isBreakGlass(caller);
        Arn cluster = new Arn("elasticmapreduce", home.region(), home.account(), "cluster/j-1");
        Request add = Request.of(caller, "elasticmapreduce:AddJobFlowSteps", cluster)
                .with("elasticmapreduce:ResourceTag/lakewarden:profile", "governed-sql");
        boolean runsOwn = consumer && any && settings.profiles().contains(ClusterProfile.GOVERNED_SQL);
        history(caller, principal.name(), runsOwn || runsWhereHistoryIsKept(principal.name()));
        expect(add, false);
        expect(add.with("elasticmapreduce:ExecutionRoleArn", role.get().toString()), runsOwn);
        expect(
                Request.of(caller, "elasticmapreduce:AddJobFlowSteps", cluster)
                        .with("elasticmapreduce:ExecutionRoleArn", role.get().toString()),
                false);
        expect(Request.of(caller, "elasticmapreduce:CancelSteps", cluster), false);
        expect(
                add.with(
                        "elasticmapreduce:ExecutionRoleArn",
                        arn(".registration").toString()),
                false);
        for (String action : List.of("CancelSteps", "DescribeCluster", "DescribeStep")) {
            expect(
                    Request.of(caller, "elasticmapreduce:" + action, cluster)
                            .with("elasticmapreduce:ResourceTag/lakewarden:profile", "governed-sql"),
                    runsOwn);
        }
    }

    private boolean runsWhereHistoryIsKept(String account) {
        return environment.placements().stream()
                .filter(placement -> platform.pipeline(placement.pipeline())
                        .orElseThrow()
                        .runAs()
                        .equals(account))
                .anyMatch(placement -> placement
                        .compute()
                        .match(machine -> ClusterProfile.PIPELINE, Cluster::profile)
                        .equals(ClusterProfile.GOVERNED_SQL));
    }

    /** Event logs hold the texts of queries: each opens its own, and nobody's else. */
    private void history(Caller caller, String name, boolean keeps) {
        Arn logs = Arn.bucket(bucket("logs"));
        for (Principal owner : platform.principals()) {
            boolean own = keeps && owner.name().equals(name);
            String folder = "events/" + owner.name();
            for (String action : List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject")) {
                expect(Request.of(caller, action, logs.below(folder + "/application_1")), own);
            }

            expect(Request.of(caller, "s3:ListBucket", logs).with("s3:prefix", folder), own);
        }
    }

    /** Where a cluster has three primary nodes, its machines keep event logs in their own name; nobody else opens them. */
    private void historyOfMachines() {
        Set<String> keepers = environment.clusters().stream()
                .filter(cluster -> cluster.profile() == ClusterProfile.KERBEROS_RANGER)
                .filter(cluster -> cluster.primary().count() == 3)
                .map(cluster -> cluster.trustGroup()
                        .map(group -> ".trust-" + cluster.name())
                        .orElse(".sql-endpoint"))
                .collect(Collectors.toCollection(TreeSet::new));
        Arn logs = Arn.bucket(bucket("logs"));
        Set<String> owners = new TreeSet<>(keepers);
        owners.addAll(Set.of(".sql-endpoint", ".pipeline-cluster"));
        for (String owner : owners) {
            String folder = "events/" + prefix + owner;
            ours().forEach(caller -> {
                boolean own = is(caller, owner) && keepers.contains(owner);
                for (String action : List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject")) {
                    boolean reads = action.equals("s3:GetObject") && is(caller, ".log-reader");
                    expect(Request.of(caller, action, logs.below(folder + "/eventlog_v2_1/events_1")), own || reads);
                }

                expect(
                        Request.of(caller, "s3:ListBucket", logs).with("s3:prefix", folder + "/"),
                        own || is(caller, ".log-reader"));
            });
        }
    }

    /**
     * The roles that a deployment makes, but those of which AWS's own policies are taken to allow everything; whoever else
     * an account lets at all buckets, a key keeps from logs.
     */
    private Stream<Caller> ours() {
        return account.roles().stream()
                .filter(role ->
                        role.name().startsWith(prefix) && role.awsManaged().isEmpty())
                .map(role -> Caller.Session.of(role.arn()));
    }

    /** Reads all logs, and changes none. */
    private void logReader() {
        Caller reader = Caller.Session.of(arn(".log-reader"));
        Arn logs = Arn.bucket(bucket("logs"));
        for (String file : List.of("emr/j-1/a.gz", "records/p/p/2026-01-06/a.json", "events/x/application_1")) {
            expect(Request.of(reader, "s3:GetObject", logs.below(file)), true);
            expect(Request.of(reader, "s3:PutObject", logs.below(file)), false);
            expect(Request.of(reader, "s3:DeleteObject", logs.below(file)), false);
        }

        expect(Request.of(reader, "s3:ListBucket", logs), true);
        expect(
                Request.of(
                        reader, "s3:GetObject", Arn.bucket(bucket("artifacts")).below("a.jar")),
                false);
        Arn lines = new Arn("logs", home.region(), home.account(), "log-group:/" + prefix + "/machines");
        expect(Request.of(reader, "logs:GetLogEvents", lines), true);
        expect(Request.of(reader, "logs:PutLogEvents", lines), false);
    }

    private void glue(Caller caller, String action, DatasetId id, boolean expected) {
        boolean allowed = Stream.of("catalog", "database/" + id.zone(), "table/" + id.zone() + "/" + id.name())
                .allMatch(name -> decide(evaluator, Request.of(caller, action, glue(name))));
        check(allowed == expected, caller + " " + action + " " + id + ": expected " + expected);
    }

    private void pipelines() {
        for (Placement placement : environment.placements()) {
            Pipeline pipeline = platform.pipeline(placement.pipeline()).orElseThrow();
            Caller caller = Caller.Session.of(role(pipeline.runAs()).orElseThrow());
            String path = placement.landing().substring("s3://".length());
            String records = "records/" + pipeline.name();
            expect(
                    Request.of(
                            caller,
                            "s3:GetObject",
                            Arn.bucket(bucket("artifacts")).below("jobs.jar")),
                    true);
            expect(
                    Request.of(
                            caller,
                            "s3:PutObject",
                            Arn.bucket(bucket("artifacts")).below("jobs.jar")),
                    false);
            expect(Request.of(caller, "s3:ListBucket", Arn.bucket(bucket("artifacts"))), true);
            published(caller);
            for (String action :
                    List.of("s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")) {
                expect(Request.of(caller, action, Arn.bucket(bucket("logs")).below(records + "/a.json")), true);
                expect(Request.of(caller, action, Arn.bucket(bucket("logs")).below("emr/j-1/a.gz")), false);
            }

            Request list = Request.of(caller, "s3:ListBucket", Arn.bucket(bucket("logs")));
            expect(list.with("s3:prefix", records + "/2026"), true);
            expect(list, false);
            int slash = path.indexOf('/');
            Arn landing = Arn.bucket(slash < 0 ? path : path.substring(0, slash));
            expect(
                    Request.of(caller, "s3:ListBucket", landing)
                            .with("s3:prefix", slash < 0 ? "" : path.substring(slash + 1) + "/2026"),
                    true);
            expect(Request.of(caller, "s3:ListBucket", landing), slash < 0);
            Request write = Request.of(caller, "kms:GenerateDataKey", key("logs"));
            expect(write, false);
            expect(write.with("kms:ViaService", "s3." + home.region() + ".amazonaws.com"), true);
            for (Step step : pipeline.steps()) {
                step.reads().forEach(id -> glue(caller, "glue:GetTable", id, true));
                step.writes().forEach(id -> glue(caller, "glue:CreateTable", id, true));
            }
        }
    }

    /** State machines and what they start. */
    private void machines() {
        for (Placement placement : environment.placements()) {
            Pipeline pipeline = platform.pipeline(placement.pipeline()).orElseThrow();
            Caller caller = Caller.Session.of(arn("." + pipeline.name() + "-machine"));
            String emr = "elasticmapreduce:";
            Arn cluster = new Arn("elasticmapreduce", home.region(), home.account(), "cluster/j-1");
            Request run = Request.of(caller, emr + "RunJobFlow", Arn.ANY);
            expect(run, false);
            expect(run.with(emr + "RequestTag/lakewarden:pipeline", pipeline.name()), true);
            expect(
                    Request.of(caller, emr + "AddTags", cluster)
                            .with(emr + "RequestTag/lakewarden:pipeline", pipeline.name()),
                    true);
            expect(Request.of(caller, emr + "AddTags", cluster), false);
            expect(
                    Request.of(caller, emr + "AddJobFlowSteps", cluster)
                            .with(
                                    emr + "ExecutionRoleArn",
                                    role(pipeline.runAs()).orElseThrow().toString()),
                    false);
            Request add = Request.of(caller, emr + "AddJobFlowSteps", cluster)
                    .with(emr + "ResourceTag/lakewarden:pipeline", pipeline.name());
            expect(add, false);
            expect(add.with(emr + "ExecutionRoleArn", arn(".registration").toString()), false);
            expect(
                    add.with(
                            emr + "ExecutionRoleArn",
                            role(pipeline.runAs()).orElseThrow().toString()),
                    true);
            for (String action : List.of("CancelSteps", "DescribeCluster", "DescribeStep", "TerminateJobFlows")) {
                Request follow = Request.of(caller, emr + action, cluster);
                expect(follow, false);
                expect(follow.with(emr + "ResourceTag/lakewarden:pipeline", pipeline.name()), true);
            }

            Request pass = Request.of(caller, "iam:PassRole", arn(".pipeline-cluster"));
            expect(pass, false);
            expect(pass.with("iam:PassedToService", "ec2.amazonaws.com"), true);
            expect(Request.of(caller, "iam:PassRole", arn(".emr-service")).with("iam:PassedToService", emr()), true);
            expect(
                    Request.of(caller, "iam:PassRole", arn(".registration"))
                            .with("iam:PassedToService", "ec2.amazonaws.com"),
                    false);
            service("states.amazonaws.com", "." + pipeline.name() + "-machine");
            seen(caller);
            if (pipeline.schedule().isPresent()) {
                schedule(pipeline);
            }
        }
    }

    private void seen(Caller caller) {
        List.of("logs:CreateLogDelivery", "logs:PutResourcePolicy", "xray:PutTraceSegments")
                .forEach(action -> expect(Request.of(caller, action, Arn.ANY), true));
    }

    private void schedule(Pipeline pipeline) {
        service("scheduler.amazonaws.com", "." + pipeline.name() + "-schedule");
        Caller schedule = Caller.Session.of(arn("." + pipeline.name() + "-schedule"));
        expect(Request.of(schedule, "states:StartExecution", machine("-" + pipeline.name())), true);
        expect(Request.of(schedule, "states:StartExecution", machine(".cleanup")), false);
        expect(Request.of(schedule, "sqs:SendMessage", thing("sqs", prefix + "-undelivered")), true);
        expect(Request.of(schedule, "sqs:ReceiveMessage", thing("sqs", prefix + "-undelivered")), false);
    }

    /** What ends the clusters that an execution left looks at all and ends the environment's. */
    private void cleaning() {
        if (environment.placements().isEmpty()) {
            return;
        }

        service("states.amazonaws.com", ".cleanup-machine");
        service("events.amazonaws.com", ".cleanup-rule");
        Caller rule = Caller.Session.of(arn(".cleanup-rule"));
        expect(Request.of(rule, "states:StartExecution", machine(".cleanup")), true);
        Caller machine = Caller.Session.of(arn(".cleanup-machine"));
        seen(machine);
        expect(Request.of(machine, "elasticmapreduce:ListClusters", Arn.ANY), true);
        Arn cluster = thing("elasticmapreduce", "cluster/j-1");
        expect(Request.of(machine, "elasticmapreduce:DescribeCluster", cluster), true);
        Request end = Request.of(machine, "elasticmapreduce:TerminateJobFlows", cluster);
        String tag = "elasticmapreduce:ResourceTag/lakewarden:environment";
        expect(end, false);
        expect(end.with(tag, environment.name()), true);
        expect(end.with(tag, environment.name() + "-2"), false);
    }

    /** What tells CloudWatch the numbers of records reads those, and tells nothing in another's name. */
    private void telling() {
        if (environment.placements().isEmpty()) {
            return;
        }

        service("states.amazonaws.com", ".metrics-machine");
        service("events.amazonaws.com", ".metrics-rule");
        Caller rule = Caller.Session.of(arn(".metrics-rule"));
        expect(Request.of(rule, "states:StartExecution", machine(".metrics")), true);
        expect(Request.of(rule, "states:StartExecution", machine(".cleanup")), false);
        Caller machine = Caller.Session.of(arn(".metrics-machine"));
        seen(machine);
        Arn logs = Arn.bucket(bucket("logs"));
        expect(Request.of(machine, "s3:GetObject", logs.below("records/p/p/2026-01-06/a.json")), true);
        expect(Request.of(machine, "s3:PutObject", logs.below("records/p/p/2026-01-06/a.json")), false);
        expect(Request.of(machine, "s3:GetObject", logs.below("emr/p/j-1/a.gz")), false);
        expect(Request.of(machine, "s3:ListBucket", logs).with("s3:prefix", "records/p"), false);
        Request open = Request.of(machine, "kms:Decrypt", key("logs"));
        expect(open, false);
        expect(open.with("kms:ViaService", "s3." + home.region() + ".amazonaws.com"), true);
        Arn cluster = new Arn("elasticmapreduce", home.region(), home.account(), "cluster/j-1");
        expect(Request.of(machine, "elasticmapreduce:DescribeCluster", cluster), true);
        expect(Request.of(machine, "elasticmapreduce:TerminateJobFlows", cluster), false);
        expect(Request.of(machine, "elasticmapreduce:ListClusters", Arn.ANY), false);
        String pipeline = environment.placements().get(0).pipeline();
        expect(Request.of(machine, "states:DescribeExecution", execution("-" + pipeline)), true);
        expect(Request.of(machine, "states:StopExecution", execution("-" + pipeline)), false);
        expect(Request.of(machine, "states:DescribeExecution", execution(".cleanup")), false);
        Request tell = Request.of(machine, "cloudwatch:PutMetricData", Arn.ANY);
        expect(tell, false);
        expect(tell.with("cloudwatch:namespace", "Lakewarden"), true);
        expect(tell.with("cloudwatch:namespace", "Theirs"), false);
    }

    /** Services may lock what they tell the environment's topics, and no other topic's. */
    private void topics() {
        for (String service : List.of("budgets", "cloudwatch", "costalerts", "events")) {
            Request lock = Request.of(new Caller.Service(service + ".amazonaws.com"), "kms:Decrypt", key("platform"));
            String context = "kms:EncryptionContext:aws:sns:topicArn";
            String topic = "arn:aws:sns:" + home.region() + ":" + home.account() + ":";
            boolean isThere =
                    !COST_SERVICES.contains(service) || home.partition().watchesCosts();
            expect(lock, false);
            expect(lock.with(context, topic + prefix + "-alarms"), isThere);
            expect(lock.with(context, topic + "theirs"), false);
        }
    }

    private Arn execution(String machine) {
        return thing("states", "execution:" + prefix + machine + ":one");
    }

    private Arn machine(String name) {
        return thing("states", "stateMachine:" + prefix + name);
    }

    private Arn thing(String service, String resource) {
        return new Arn(service, home.region(), home.account(), resource);
    }

    /** EMR asks for the right in the machines' own role, whatever the roles' trusts say. */
    private void stepRunners() {
        Account left = account.withRoles(account.roles().stream()
                .map(role -> role.trust().isEmpty() ? role : trusting(role, leftToIdentities("sts:*")))
                .toList());
        for (Principal principal : platform.principals()) {
            Optional<Arn> taken = role(principal.name()).filter(arn -> account.roles().stream()
                    .anyMatch(role -> role.arn().equals(arn) && role.trust().isPresent()));
            taken.ifPresent(arn -> {
                boolean runner = runners().contains(principal.name());
                boolean consumer = !runner
                        && !isBreakGlass(Caller.Session.of(arn))
                        && deliveries().noneMatch(principal.name()::equals);
                for (String action : List.of("sts:AssumeRole", "sts:TagSession")) {
                    if (settings.profiles().contains(ClusterProfile.PIPELINE)) {
                        Request request = Request.of(Caller.Session.of(arn(".pipeline-cluster")), action, arn);
                        expect(Evaluator.of(left), request, runner, " by its own right");
                    }

                    if (settings.profiles().contains(ClusterProfile.GOVERNED_SQL)) {
                        Request request = Request.of(Caller.Session.of(arn(".governed-sql-cluster")), action, arn);
                        expect(Evaluator.of(left), request, false, " by its own right");
                        expect(
                                Evaluator.of(left),
                                request.with("aws:RequestTag/LakeFormationAuthorizedCaller", "Amazon EMR"),
                                consumer,
                                " by its own right");
                    }
                }
            });
        }
    }

    private Policy leftToIdentities(String actions) {
        return Policy.of(Statement.allow("", List.of(actions), List.of(Arn.ANY))
                .to(List.of(Grantee.of(Arn.root(home.account())))));
    }

    private static Role trusting(Role role, Policy trust) {
        return new Role(
                role.arn(),
                role.description(),
                Optional.of(trust),
                role.inline(),
                role.managed(),
                role.awsManaged(),
                role.boundary(),
                role.longestSession());
    }

    /** Machines and services of the platform's own. */
    private void own() {
        service("lakeformation.amazonaws.com", ".registration");
        for (ClusterProfile profile : settings.profiles()) {
            String name =
                    switch (profile) {
                        case PIPELINE -> ".pipeline-cluster";
                        case GOVERNED_SQL -> ".governed-sql-cluster";
                        case KERBEROS_RANGER -> ".sql-endpoint";
                    };
            Caller machine = Caller.Session.of(arn(name));
            expect(
                    Request.of(
                            machine,
                            "s3:GetObject",
                            Arn.bucket(bucket("artifacts")).below("a.sh")),
                    true);
            expect(
                    Request.of(
                            machine,
                            "s3:PutObject",
                            Arn.bucket(bucket("artifacts")).below("a.sh")),
                    false);
            published(machine);
            for (String action : List.of("s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")) {
                expect(Request.of(machine, action, Arn.bucket(bucket("logs")).below("emr/j-1/a.gz")), true);
            }

            expect(
                    Request.of(
                            machine,
                            "s3:GetObject",
                            Arn.bucket(home.region() + ".elasticmapreduce").below("libs/a.jar")),
                    true);
            Request metrics = Request.of(machine, "cloudwatch:PutMetricData", Arn.ANY);
            expect(metrics, false);
            expect(metrics.with("cloudwatch:namespace", "CWAgent"), true);
            expect(Request.of(machine, "kms:GenerateDataKey", key("disks")), true);
            throughS3(machine, "kms:GenerateDataKey", "logs");
            throughS3(machine, "kms:Decrypt", "platform");
            boolean endpoint = profile == ClusterProfile.KERBEROS_RANGER;
            expect(Request.of(machine, "lakeformation:GetDataAccess", Arn.ANY), false);
            zones().forEach(zone -> datasets(zone).forEach(d -> glue(machine, "glue:GetTable", d.id(), endpoint)));
            expect(
                    Request.of(
                            machine,
                            "secretsmanager:GetSecretValue",
                            new Arn("secretsmanager", home.region(), home.account(), "secret:" + prefix + "-ranger-a")),
                    false);
        }

        if (!settings.profiles().isEmpty()) {
            Request copy = Request.of(new Caller.Service(emr()), "kms:GenerateDataKey", key("logs"));
            String cluster = "arn:aws:elasticmapreduce:" + home.region() + ":" + home.account() + ":cluster/j-1";
            expect(copy, false);
            expect(copy.with("aws:SourceArn", cluster), true);
            expect(copy.with("aws:SourceArn", cluster.replace(home.account(), "999999999999")), false);
            service(emr(), ".emr-service");
            Caller service = Caller.Session.of(arn(".emr-service"));
            Request grant = Request.of(service, "kms:CreateGrant", key("disks"));
            expect(grant.with("kms:GrantIsForAWSResource", "true"), true);
            expect(grant.with("kms:GrantIsForAWSResource", "false"), false);
            expect(Request.of(service, "kms:GenerateDataKey", key("disks")), true);
            expect(Request.of(service, "kms:DescribeKey", key("logs")), true);
            expect(Request.of(service, "kms:Decrypt", key("logs")), false);
            // AWS's own policy for it hands on the default role alone; ours must do the rest by itself.
            Account alone = account.withRoles(
                    account.roles().stream().map(IamProof::withoutAws).toList());
            settings.profiles().forEach(profile -> {
                String name = profile == ClusterProfile.PIPELINE
                        ? ".pipeline-cluster"
                        : profile == ClusterProfile.GOVERNED_SQL ? ".governed-sql-cluster" : ".sql-endpoint";
                Request pass = Request.of(service, "iam:PassRole", arn(name));
                expect(Evaluator.of(alone), pass, false, " alone");
                expect(Evaluator.of(alone), pass.with("iam:PassedToService", "ec2.amazonaws.com"), true, " alone");
            });
        }
    }

    /** A deployment's files of this environment are read, and none of another one's. */
    private void published(Caller caller) {
        Arn files = Arn.bucket("cdk-hnb659fds-assets-" + home.account() + "-" + home.region());
        expect(Request.of(caller, "s3:GetObject", files.below(prefix + "/a.jar")), true);
        expect(Request.of(caller, "s3:PutObject", files.below(prefix + "/a.jar")), false);
        expect(Request.of(caller, "s3:GetObject", files.below(prefix + "er/a.jar")), false);
    }

    private void throughS3(Caller caller, String action, String key) {
        Request request = Request.of(caller, action, key(key));
        expect(request, false);
        expect(request.with("kms:ViaService", "s3." + home.region() + ".amazonaws.com"), true);
    }

    /** Lines of the environment's own groups are locked, the network's flows are lines, and S3 tells who asked. */
    private void lines() {
        String groups = "arn:aws:logs:" + home.region() + ":" + home.account() + ":log-group:/";
        Caller cloudWatch = new Caller.Service("logs." + home.region() + ".amazonaws.com" + china());
        Request lock = Request.of(cloudWatch, "kms:GenerateDataKey", key("logs"));
        String context = "kms:EncryptionContext:aws:logs:arn";
        expect(lock, false);
        expect(lock.with(context, groups + prefix + "/flows"), true);
        expect(lock.with(context, groups + prefix + "er/flows"), false);
        if (environment.network() instanceof Network.Own
                && environment.settings().has(Switch.FLOW_LOGS)) {
            service("vpc-flow-logs.amazonaws.com", "ec2", ".flow-logs");
            Caller flows = Caller.Session.of(arn(".flow-logs"));
            Arn group = new Arn("logs", home.region(), home.account(), "log-group:/" + prefix + "/flows");
            expect(Request.of(flows, "logs:DescribeLogStreams", group), true);
            Arn stream =
                    new Arn(group.service(), group.region(), group.account(), group.resource() + ":log-stream:eni-1");
            for (String action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
                expect(Request.of(flows, action, stream), true);
            }
        }

        if (environment.settings().has(Switch.ACCESS_LOGS)) {
            Request deliver = Request.of(
                    new Caller.Service("logging.s3.amazonaws.com"),
                    "s3:PutObject",
                    Arn.bucket(bucket("access-logs")).below("logs/1"));
            String logged = "arn:aws:s3:::" + bucket("logs");
            expect(deliver, false);
            expect(deliver.with("aws:SourceArn", logged), false);
            expect(deliver.with("aws:SourceAccount", home.account()), false);
            expect(deliver.with("aws:SourceAccount", home.account()).with("aws:SourceArn", logged), true);
            expect(deliver.with("aws:SourceAccount", "999999999999").with("aws:SourceArn", logged), false);
            expect(
                    deliver.with("aws:SourceAccount", home.account()).with("aws:SourceArn", "arn:aws:s3:::theirs"),
                    false);
        }
    }

    /** EMR by the name that its partition has for it. */
    private String emr() {
        return "elasticmapreduce.amazonaws.com" + china();
    }

    private String china() {
        return home.region().startsWith("cn-") ? ".cn" : "";
    }

    private static Role withoutAws(Role role) {
        return new Role(
                role.arn(),
                role.description(),
                role.trust(),
                role.inline(),
                role.managed(),
                List.of(),
                role.boundary(),
                role.longestSession());
    }

    /** A service takes its role for this account alone. */
    private void service(String service, String name) {
        service(service, service.substring(0, service.indexOf('.')), name);
    }

    private void service(String service, String of, String name) {
        Request request = Request.of(new Caller.Service(service), "sts:AssumeRole", arn(name));
        String source = "arn:aws:" + of + ":" + home.region() + ":";
        String thing = of.equals("ec2") ? ":vpc-flow-log/x" : ":x";
        expect(request, false);
        expect(
                request.with("aws:SourceAccount", home.account())
                        .with("aws:SourceArn", source + home.account() + thing),
                true);
        expect(
                request.with("aws:SourceAccount", "999999999999")
                        .with("aws:SourceArn", source + "999999999999" + thing),
                false);
        expect(request.with("aws:SourceAccount", home.account()), false);
    }

    // --- the world
    // ----------------------------------------------------------------------------------------------------

    private List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        account.roles().forEach(role -> callers.add(Caller.Session.of(role.arn())));
        callers.add(new Caller.Outsider(Arn.role("999999999999", "them")));
        callers.add(new Caller.Anonymous());
        List.of("ec2.amazonaws.com", "glue.amazonaws.com", "s3.amazonaws.com", "lakeformation.amazonaws.com")
                .forEach(name -> callers.add(new Caller.Service(name)));
        return callers;
    }

    private static Account withStranger(Account account) {
        return with(
                account,
                new Role(
                        Arn.role(account.id(), STRANGER),
                        "Whom somebody gave everything",
                        Optional.of(new Policy(List.of())),
                        List.of(everything()),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Duration.ofHours(1)));
    }

    private static Role administrator(Role role) {
        return new Role(
                role.arn(),
                role.description(),
                role.trust(),
                Stream.concat(role.inline().stream(), Stream.of(everything())).toList(),
                role.managed(),
                role.awsManaged(),
                role.boundary(),
                role.longestSession());
    }

    private static NamedPolicy everything() {
        return new NamedPolicy("everything", Policy.of(Statement.allow("", List.of("*"), List.of(Arn.ANY))));
    }

    private static Account with(Account account, Role role) {
        return account.withRoles(
                Stream.concat(account.roles().stream(), Stream.of(role)).toList());
    }

    private List<String> zones() {
        return platform.zones().stream().map(zone -> zone.name()).toList();
    }

    private List<Dataset> datasets(String zone) {
        return platform.datasets()
                .filter(dataset -> dataset.id().zone().equals(zone))
                .toList();
    }

    private boolean may(String principal, Action action, DatasetId id) {
        return access.decide(principal, action, id).allowed();
    }

    private Set<String> runners() {
        Set<String> runners = new TreeSet<>();
        environment
                .placements()
                .forEach(placement -> runners.add(
                        platform.pipeline(placement.pipeline()).orElseThrow().runAs()));
        return runners;
    }

    private Stream<String> deliverers() {
        return environment.placements().stream()
                .flatMap(placement -> platform.pipeline(placement.pipeline()).orElseThrow().deliveredBy().stream());
    }

    /** Service accounts that run nothing; whether they deliver anywhere is another question. */
    private Stream<String> deliveries() {
        Set<String> everRunning = new TreeSet<>();
        platform.pipelines().map(Pipeline::runAs).forEach(everRunning::add);
        return platform.principals().stream()
                .filter(principal -> principal.match(user -> false, group -> false, account -> true))
                .filter(principal ->
                        principal.expires().filter(last -> last.isBefore(on)).isEmpty())
                .map(Principal::name)
                .filter(name -> !everRunning.contains(name));
    }

    private String breakGlass() {
        return settings.breakGlass().orElseThrow();
    }

    private boolean isBreakGlass(Caller caller) {
        return settings.breakGlass().filter(name -> isPrincipal(caller, name)).isPresent();
    }

    private boolean isPrincipal(Caller caller, String name) {
        return caller instanceof Caller.Session session
                && role(name).filter(session.role()::equals).isPresent();
    }

    /** The role of a principal that the documents have. */
    private Optional<Arn> role(String name) {
        Principal principal = platform.principals().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        Arn arn = principal
                .iamRole()
                .map(existing -> Arn.role(home.account(), existing))
                .orElse(Arn.role(home.account(), prefix + "-" + name));
        return account.roles().stream().map(Role::arn).filter(arn::equals).findFirst();
    }

    private Optional<Principal> principal(Arn role) {
        return platform.principals().stream()
                .filter(known -> role(known.name()).filter(role::equals).isPresent())
                .findFirst();
    }

    private boolean is(Caller caller, String ending) {
        return caller instanceof Caller.Session session
                && session.role().resource().endsWith(ending);
    }

    private Caller session(String name) {
        return Caller.Session.of(Arn.role(home.account(), name));
    }

    private Arn arn(String own) {
        return Arn.role(home.account(), prefix + own);
    }

    private String bucket(String name) {
        return prefix + "-" + name.replace('_', '-') + "-" + home.account();
    }

    private Arn key(String name) {
        return new Arn("kms", home.region(), home.account(), "key/" + prefix + "-" + name);
    }

    private Arn glue(String resource) {
        return new Arn("glue", home.region(), home.account(), resource);
    }

    private void expect(Request request, boolean expected) {
        expect(evaluator, request, expected, "");
    }

    private void expect(Evaluator by, Request request, boolean expected, String when) {
        if (decide(by, request) != expected) {
            differences.add(request + when + ": expected " + expected);
        }
    }

    private boolean decide(Evaluator by, Request request) {
        decisions++;
        return by.decide(request).allowed();
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            differences.add(otherwise);
        }
    }
}
