package io.lakewarden.infra.proof;

import io.lakewarden.model.Finding;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.model.yaml.Reading;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.stepfunctions.compile.PipelineRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Mistakes in what users write: this project's own definition, with one thing in it changed. */
final class DefinitionFaults {
    private static final Path PLATFORM = Path.of("..", "platform");
    private static final LocalDate ON = LocalDate.of(2026, 1, 31);

    private final Path folder;
    private final SortedSet<String> withoutFault;
    private final List<Fault> faults = new ArrayList<>();

    private DefinitionFaults(Path folder) {
        this.folder = folder;
        this.withoutFault = codes(
                DefinitionCopy.of(PLATFORM, folder.resolve("without-fault")).reading());
    }

    static List<Fault> in(Path folder) {
        DefinitionFaults all = new DefinitionFaults(folder);
        all.list();
        return all.faults;
    }

    private void list() {
        fault(
                "a release that there is not",
                "RELEASE_UNKNOWN",
                "environments/prod.yaml",
                "release: emr-7.14.0",
                "release: emr-99.0.0");
        fault(
                "a release before EMR made certificates",
                "RELEASE_WITHOUT_CERTIFICATES",
                "environments/prod.yaml",
                "release: emr-7.14.0",
                "release: emr-7.10.0");
        fault(
                "the jobs on another Scala",
                "RELEASE_OF_ANOTHER_SCALA",
                "environments/prod.yaml",
                "cluster:\n      release: emr-7.14.0",
                "cluster:\n      release: emr-spark-8.1.0");
        fault(
                "three primary nodes with runtime roles",
                "HA_EXCLUDES_RUNTIME_ROLES",
                "environments/prod.yaml",
                "primary: {instanceType: m6g.xlarge}",
                "primary: {instanceType: m6g.xlarge, count: 3}");
        fault(
                "three primary nodes around a KDC of one",
                "HA_NEEDS_EXTERNAL_KDC",
                "environments/prod.yaml",
                "profile: kerberos-ranger\n    release: emr-7.14.0\n    primary: {instanceType: m6g.xlarge}",
                "profile: kerberos-ranger\n    release: emr-7.14.0\n    primary: {instanceType: m6g.xlarge, count: 3}");
        fault(
                "Kerberos without TLS",
                "KERBEROS_WITHOUT_TLS",
                "environments/prod.yaml",
                "profile: kerberos-ranger",
                "profile: kerberos-ranger\n    tls: {provider: none}");
        fault(
                "Kerberos in a state machine",
                "KERBEROS_IN_STATE_MACHINE",
                "environments/prod.yaml",
                "cluster:\n      release: emr-7.14.0",
                "cluster:\n      release: emr-7.14.0\n      kerberos: {kdc: cluster-kdc}");
        fault(
                "Livy where users share a role",
                "APPLICATION_BYPASSES_ENDPOINT",
                "environments/prod.yaml",
                "profile: kerberos-ranger",
                "profile: kerberos-ranger\n    applications: [Spark, Livy]");
        fault(
                "a cluster that ends between two looks at it",
                "IDLE_UNDER_POLLING",
                "environments/prod.yaml",
                "cluster:\n      release: emr-7.14.0",
                "cluster:\n      release: emr-7.14.0\n      idleMinutes: 5");
        fault(
                "scaling below what the cluster starts with",
                "SCALING_LIMITS",
                "environments/prod.yaml",
                "scaling: {minimum: 3, maximum: 12, maximumCore: 3}",
                "scaling: {minimum: 3, maximum: 2, maximumCore: 2}");
        fault(
                "an instance type with a letter too many",
                "PIPELINE_INSTANCE_TYPE_UNKNOWN",
                "environments/prod.yaml",
                "instanceType: m6g.16xlarge",
                "instanceType: m6gg.16xlarge");
        fault(
                "two environments in one account",
                "ENVIRONMENTS_SHARE_ACCOUNT",
                "environments/prod.yaml",
                "account: \"333333333333\"",
                "account: \"111111111111\"");
        fault(
                "files that arrive on this machine for an account",
                "PLACEMENT_LANDING",
                "environments/prod.yaml",
                "landing: s3://lakewarden-prod-landing/billing",
                "landing: landing");
        fault(
                "a zone of another region",
                "NETWORK_ZONE_OF_ANOTHER_REGION",
                "environments/prod.yaml",
                "eu-west-1a",
                "us-east-1a");
        fault(
                "a grant of a table that there is not",
                "GRANT_UNKNOWN_DATASET",
                "domains/billing.yaml",
                "dataset: gold.customer_invoices",
                "dataset: gold.custmer_invoices");
    }

    /** The first occurrence of a text in a file is another. */
    private void fault(String what, String expected, String file, String text, String other) {
        faults.add(new Fault(what, "definition", expected, () -> caught(file, text, other)));
    }

    /** What is found in the changed definition alone. */
    private SortedSet<String> caught(String file, String text, String other) {
        SortedSet<String> codes = codes(
                DefinitionCopy.of(PLATFORM, folder.resolve(UUID.randomUUID().toString()))
                        .edited(file, content -> changed(content, text, other))
                        .reading());
        codes.removeAll(withoutFault);
        return codes;
    }

    private static SortedSet<String> codes(Reading reading) {
        SortedSet<String> names = new TreeSet<>();
        Stream.of(
                        Checker.check(reading).findings().stream(),
                        PipelineRules.findings(reading).stream(),
                        reading.definition().stream()
                                .flatMap(definition -> AccessCheck.findings(definition, ON).stream()))
                .flatMap(findings -> findings)
                .map(Finding::code)
                .forEach(names::add);
        return names;
    }

    private static String changed(String content, String text, String other) {
        int at = content.indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException("Cannot change what is not there: " + text);
        }

        return content.substring(0, at) + other + content.substring(at + text.length());
    }
}
