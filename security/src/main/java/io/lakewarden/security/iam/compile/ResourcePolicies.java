package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Partition;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Limit;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The policies of buckets and keys: whom each is open to, and nobody else. */
final class ResourcePolicies {
    private static final String PRINCIPAL = "aws:PrincipalArn";

    private final Names names;
    private final Layout layout;
    private final GovernedPath path;
    private final SortedMap<String, Arn> roles;
    private final List<Arn> analysts;
    private final List<Arn> machines;

    /**
     * For an environment.
     *
     * @param roles of principals, by name
     * @param analysts of these, whoever leaves event logs of own steps
     * @param machines the roles of clusters' machines
     */
    ResourcePolicies(
            Names names,
            Layout layout,
            GovernedPath path,
            SortedMap<String, Arn> roles,
            List<Arn> analysts,
            List<Arn> machines) {
        this.names = names;
        this.layout = layout;
        this.path = path;
        this.roles = roles;
        this.analysts = analysts;
        this.machines = machines;
    }

    List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>();
        path.buckets().values().forEach(name -> buckets.add(bucket(name, governed(name))));
        readersByLandingBucket().forEach((name, readers) -> buckets.add(bucket(name, landing(name, readers))));
        buckets.add(bucket(names.artifacts(), List.of()));
        buckets.add(bucket(names.logs(), List.of()));
        if (layout.logsAccess()) {
            List<Arn> logged =
                    buckets.stream().map(one -> Arn.bucket(one.name())).toList();
            buckets.add(bucket(names.accessLogs(), List.of(accessLogs(logged))));
        }

        return buckets;
    }

    private static Bucket bucket(String name, List<Statement> more) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.deny(
                        "DenyWithoutTls",
                        List.of("s3:*"),
                        List.of(Arn.bucket(name), Arn.objects(name, "")),
                        Condition.of(Operator.BOOL, "aws:SecureTransport", "false"))
                .to(List.of(Grantee.EVERYBODY)));
        statements.addAll(more);
        return new Bucket(name, kept(new Policy(statements), Limit.BUCKET_POLICY, "bucket " + name));
    }

    /**
     * Whoever is not named gets no object and no name of one. A role's sessions carry the role's ARN, and so does what
     * Lake Formation gives out, the registration role's; a request without one is denied too, since a negated condition
     * holds without its key.
     */
    private List<Statement> governed(String name) {
        List<Arn> listers = new ArrayList<>(path.openers());
        listers.add(path.deployment());
        return List.of(
                denyOthers("DenyFilesToOthers", Actions.OBJECTS, Arn.objects(name, ""), path.openers()),
                denyOthers("DenyNamesToOthers", Actions.LISTING, Arn.bucket(name), listers));
    }

    /** Files arrive from those who deliver there alone and are read by the pipelines' accounts alone. */
    private List<Statement> landing(String name, List<Arn> readers) {
        List<Arn> known = Stream.concat(deliveries(landing -> landing.bucket().equals(name)).stream(), readers.stream())
                .toList();
        List<String> reading = Actions.OBJECTS.stream()
                .filter(action -> action.startsWith("s3:GetObject"))
                .toList();
        List<String> rest = Actions.OBJECTS.stream()
                .filter(action -> !reading.contains(action))
                .toList();
        List<Arn> listers = new ArrayList<>(readers);
        listers.add(path.deployment());
        return List.of(
                denyOthers("DenyReadingToOthers", reading, Arn.objects(name, ""), readers),
                denyOthers("DenyDeliveryToOthers", rest, Arn.objects(name, ""), known),
                denyOthers("DenyNamesToOthers", Actions.LISTING, Arn.bucket(name), listers));
    }

    /**
     * S3 itself writes who asked for what
     * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html).
     */
    private Statement accessLogs(List<Arn> logged) {
        return Statement.allow(
                        "AccessLogs",
                        List.of("s3:PutObject"),
                        List.of(Arn.objects(names.accessLogs(), "")),
                        Condition.of(Operator.STRING_EQUALS, "aws:SourceAccount", names.account()),
                        new Condition(
                                Operator.ARN_LIKE,
                                false,
                                "aws:SourceArn",
                                logged.stream().map(Arn::toString).toList()))
                .to(List.of(Grantee.service("logging.s3.amazonaws.com")));
    }

    /** Where nobody is known, to all. */
    private static Statement denyOthers(String sid, List<String> actions, Arn resource, List<Arn> known) {
        Condition[] others = known.isEmpty()
                ? new Condition[0]
                : new Condition[] {
                    new Condition(
                            Operator.ARN_NOT_LIKE,
                            false,
                            PRINCIPAL,
                            known.stream().map(Arn::toString).toList())
                };
        return Statement.deny(sid, actions, List.of(resource), others).to(List.of(Grantee.EVERYBODY));
    }

    private Map<String, List<Arn>> readersByLandingBucket() {
        Map<String, TreeSet<Arn>> readers = new TreeMap<>();
        layout.landings().forEach(landing -> {
            TreeSet<Arn> ofBucket = readers.computeIfAbsent(landing.bucket(), bucket -> new TreeSet<>());
            Optional.ofNullable(roles.get(landing.runAs())).ifPresent(ofBucket::add);
        });
        Map<String, List<Arn>> sorted = new TreeMap<>();
        readers.forEach((bucket, roles) -> sorted.put(bucket, List.copyOf(roles)));
        return sorted;
    }

    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        path.keys().values().forEach(alias -> keys.add(key(alias, governedUse())));
        keys.add(key(names.key("landing"), landingUse()));
        keys.add(key(names.key("platform"), platformUse()));
        keys.add(key(names.key("logs"), logsUse()));
        keys.add(key(names.key("disks"), disksUse()));
        return keys;
    }

    /** The account administers its keys and delegates nothing else: no identity's policy opens what a key locks. */
    private Key key(String alias, List<Statement> use) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.allow("Administer", Actions.KEY_ADMINISTRATION, List.of(Arn.ANY))
                .to(List.of(Grantee.of(Arn.root(names.account())))));
        statements.addAll(use);
        return new Key(alias, kept(new Policy(statements), Limit.KEY_POLICY, "key " + alias));
    }

    private List<Statement> governedUse() {
        List<Statement> use = new ArrayList<>();
        use.add(throughS3("LakeFormation", Actions.REGISTRATION, List.of(path.registration())));
        path.endpoint().ifPresent(role -> use.add(throughS3("SqlEndpoint", Actions.DECRYPT, List.of(role))));
        if (!path.trustGroups().isEmpty()) {
            use.add(throughS3("TrustGroups", Actions.DECRYPT, path.trustGroups()));
        }

        path.breakGlass().ifPresent(role -> use.add(throughS3("BreakGlass", Actions.ENCRYPT, List.of(role))));
        return use;
    }

    private List<Statement> landingUse() {
        List<Arn> readers = runtimeRoles();
        List<Statement> use = new ArrayList<>();
        if (!readers.isEmpty()) {
            use.add(throughS3("Pipelines", Actions.DECRYPT, readers));
        }

        List<Arn> deliveries = deliveries(any -> true);
        if (!deliveries.isEmpty()) {
            // A delivery in parts asks for decryption of its own parts.
            use.add(throughS3("Deliveries", Actions.ENCRYPT, deliveries));
        }

        return use;
    }

    /** The roles that deliver to landings of that kind; who has ended has none. */
    private List<Arn> deliveries(Predicate<Layout.Landing> landings) {
        return layout.landings().stream()
                .filter(landings)
                .flatMap(landing -> landing.deliveredBy().stream())
                .filter(roles::containsKey)
                .map(roles::get)
                .distinct()
                .sorted()
                .toList();
    }

    /** What pipelines run, and what services tell people. */
    private List<Statement> platformUse() {
        List<Statement> use = new ArrayList<>();
        List<Arn> readers = runtimeRolesAndMachines();
        if (!readers.isEmpty()) {
            use.add(throughS3("Code", Actions.DECRYPT, readers));
        }

        use.add(lent(
                "Topics",
                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                Condition.of(
                        Operator.ARN_LIKE,
                        "kms:EncryptionContext:aws:sns:topicArn",
                        names.topics().toString()),
                tellers()));
        return use;
    }

    /** Those of costs are in the first partition alone, and KMS takes no policy with somebody in it whom it does not know. */
    private String[] tellers() {
        return names.partition().watchesCosts()
                ? new String[] {
                    "budgets.amazonaws.com",
                    "cloudwatch.amazonaws.com",
                    "costalerts.amazonaws.com",
                    "events.amazonaws.com"
                }
                : new String[] {"cloudwatch.amazonaws.com", "events.amazonaws.com"};
    }

    private static Statement lent(String sid, List<String> actions, Condition condition, String... services) {
        return Statement.allow(sid, actions, List.of(Arn.ANY), condition)
                .to(Stream.of(services).map(Grantee::service).toList());
    }

    /** Jobs keep records, steps and machines leave logs, people read both, and CloudWatch keeps the lines of groups named like the environment. */
    private List<Statement> logsUse() {
        List<Statement> use = new ArrayList<>();
        use.add(throughS3("Readers", Actions.DECRYPT, List.of(names.logReader())));
        List<Arn> writers = Stream.concat(runtimeRolesAndMachines().stream(), analysts.stream())
                .distinct()
                .toList();
        if (!writers.isEmpty()) {
            use.add(throughS3("Files", Actions.ENCRYPT, writers));
            if (!layout.pipelines().isEmpty()) {
                use.add(throughS3("Records", Actions.DECRYPT, List.of(names.metricsMachine())));
            }

            // EMR looks whether there is the key that it is told to lock logs with (MG/emr-plan-debugging).
            use.add(Statement.allow("Clusters", List.of("kms:DescribeKey"), List.of(Arn.ANY))
                    .to(List.of(Grantee.of(names.service()))));
            // It copies them itself, and shows them (MG/emr-plan-debugging).
            use.add(lent(
                    "LogFiles",
                    List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"),
                    Condition.of(
                            Operator.ARN_LIKE, "aws:SourceArn", names.clusters().toString()),
                    emr()));
        }

        use.add(lent(
                "LogGroups",
                Actions.REGISTRATION,
                Condition.of(
                        Operator.ARN_LIKE,
                        "kms:EncryptionContext:aws:logs:arn",
                        names.logGroups().toString()),
                names.partition().principal("logs", names.region())));
        return use;
    }

    /** No page names the second in China, and KMS takes no policy with somebody in it whom it does not know. */
    private String[] emr() {
        String emr = names.partition().principal("elasticmapreduce");
        return names.partition() == Partition.CHINA
                ? new String[] {emr}
                : new String[] {emr, "persistentappui.elasticmapreduce.amazonaws.com"};
    }

    private List<Statement> disksUse() {
        if (machines.isEmpty()) {
            return List.of();
        }

        List<Grantee> disks = Stream.concat(machines.stream(), Stream.of(names.service()))
                .map(Grantee::of)
                .toList();
        return List.of(
                Statement.allow("Disks", Actions.REGISTRATION, List.of(Arn.ANY)).to(disks),
                Statement.allow(
                                "DisksOfMachines",
                                List.of("kms:CreateGrant"),
                                List.of(Arn.ANY),
                                Condition.of(Operator.BOOL, "kms:GrantIsForAWSResource", "true"))
                        .to(List.of(Grantee.of(names.service()))));
    }

    private List<Arn> runtimeRolesAndMachines() {
        return Stream.concat(runtimeRoles().stream(), machines.stream()).toList();
    }

    /** Of accounts that have not ended: KMS takes no policy that names a role which there is not. */
    private List<Arn> runtimeRoles() {
        return layout.landings().stream()
                .map(Layout.Landing::runAs)
                .filter(roles::containsKey)
                .map(roles::get)
                .distinct()
                .sorted()
                .toList();
    }

    private Statement throughS3(String sid, List<String> actions, List<Arn> roles) {
        return Statement.allow(
                        sid,
                        actions,
                        List.of(Arn.ANY),
                        Condition.of(
                                Operator.STRING_EQUALS, "kms:ViaService", Partition.viaService("s3", names.region())))
                .to(roles.stream().map(Grantee::of).toList());
    }

    private static Policy kept(Policy policy, Limit limit, String what) {
        if (!limit.admits(policy)) {
            throw new CannotCompile("Cannot write the policy of " + what + ": it takes " + Limit.size(policy)
                    + " bytes of at most " + limit.bytes() + "; let fewer accounts deliver or run pipelines");
        }

        return policy;
    }
}
