package io.lakewarden.cli.jobcode;

import static io.lakewarden.model.cluster.ClusterProfile.GOVERNED_SQL;
import static io.lakewarden.model.cluster.ClusterProfile.PIPELINE;

import io.lakewarden.model.cluster.ClusterProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the code of a job must not do under Lake Formation, since it would fail there, and only when it runs. */
public enum JobRule {
    JOB_ANALYZES_TABLES(Forbidden.FILTERED, "runs ANALYZE TABLE", texts("(?is).*\\banalyze\\s+table\\b.*")),
    JOB_BRINGS_DATA_SOURCE(Forbidden.FILTERED, "brings a data source", facts -> facts.parents().stream()
            .anyMatch(parent -> parent.startsWith("org/apache/spark/sql/connector/catalog/")
                    || parent.startsWith("org/apache/spark/sql/sources/"))),
    JOB_BRINGS_EXTENSION(
            Forbidden.FILTERED,
            "brings jars or extensions",
            texts(
                    "spark\\.(jars|jars\\..*|plugins|sql\\.extensions|driver\\.extraClassPath|executor\\.extraClassPath)")),
    JOB_CALLS_OWN_FUNCTIONS(
            Forbidden.FILTERED,
            "calls functions of its own",
            calls("org/apache/spark/sql/Dataset\\.\\w+ \\(.*(Lorg/apache/spark/api/java/function/|Lscala/Function).*"
                    + "|org/apache/spark/sql/functions\\.(udf|udaf|call_udf) .*"
                    + "|org/apache/spark/sql/UDFRegistration\\.register.*")),
    JOB_NAMES_CATALOG(
            Forbidden.FILTERED, "names a catalog", texts("spark\\.sql\\.catalog\\.(?!spark_catalog\\b)\\w+(\\..*)?")),
    JOB_OPENS_SECOND_SESSION(
            Forbidden.FILTERED,
            "opens a second session",
            calls("org/apache/spark/sql/SparkSession\\.(newSession|cloneSession) .*")),
    JOB_OVERWRITES_BY_DATAFRAME(
            Forbidden.WHOLE,
            "overwrites by DataFrameWriterV2",
            calls("org/apache/spark/sql/(DataFrameWriterV2|CreateTableWriter)\\."
                    + "(overwrite|overwritePartitions|create|replace|createOrReplace) .*")),
    JOB_REGISTERS_TABLES(
            Forbidden.FILTERED,
            "registers or migrates tables",
            texts("(?is).*\\bsystem\\.(register_table|migrate|snapshot|add_files)\\b.*")),
    JOB_SAVES_FILES(
            Forbidden.WHOLE,
            "saves files by DataFrameWriter",
            calls("org/apache/spark/sql/DataFrameWriter\\."
                    + "(save|insertInto|parquet|orc|csv|json|text|jdbc|xml) .*")),
    JOB_STREAMS(
            Forbidden.BOTH,
            "streams",
            facts -> facts.classes().stream()
                            .anyMatch(name -> name.startsWith("org/apache/spark/sql/streaming/")
                                    || name.startsWith("org/apache/spark/streaming/"))
                    || anyMatch(
                            facts.calls(),
                            Pattern.compile(
                                    "org/apache/spark/sql/(SparkSession\\.readStream|Dataset\\.writeStream) .*"))),
    JOB_USES_RDDS(Forbidden.FILTERED, "uses RDDs", facts -> facts.classes().stream()
            .anyMatch(name ->
                    name.startsWith("org/apache/spark/rdd/") || name.startsWith("org/apache/spark/api/java/Java")));

    /** Where something is forbidden, and by which page. */
    private enum Forbidden {
        FILTERED(Set.of(GOVERNED_SQL), "EMR Management Guide, emr-lf-limitations-cont"),
        WHOLE(Set.of(PIPELINE), "EMR Management Guide, lake-formation-unfiltered-access-ec2"),
        BOTH(Set.of(GOVERNED_SQL, PIPELINE), "EMR Management Guide, lake-formation-unfiltered-access-ec2");

        private final Set<ClusterProfile> profiles;
        private final String source;

        Forbidden(Set<ClusterProfile> profiles, String source) {
            this.profiles = profiles;
            this.source = source;
        }
    }

    /** Whether a class breaks a rule. */
    @FunctionalInterface
    private interface Sign {
        boolean isIn(ClassFacts facts);
    }

    private final Forbidden forbidden;
    private final String doing;
    private final Sign sign;

    JobRule(Forbidden forbidden, String doing, Sign sign) {
        this.forbidden = forbidden;
        this.doing = doing;
        this.sign = sign;
    }

    /** What the job does, after its name in a sentence. */
    public String doing() {
        return doing;
    }

    /** The profiles of cluster on which it is forbidden, sorted. */
    public List<ClusterProfile> profiles() {
        return forbidden.profiles.stream().sorted().toList();
    }

    /** Where that is documented. */
    public String source() {
        return forbidden.source;
    }

    /** The class that breaks it, if one does. */
    Optional<String> brokenBy(JobCode code) {
        return code.doing(sign::isIn);
    }

    /** The rules of a profile. */
    static Stream<JobRule> on(ClusterProfile profile) {
        return Stream.of(values()).filter(rule -> rule.forbidden.profiles.contains(profile));
    }

    private static Sign texts(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return facts -> anyMatch(facts.texts(), compiled);
    }

    private static Sign calls(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return facts -> anyMatch(facts.calls(), compiled);
    }

    private static boolean anyMatch(Set<String> words, Pattern pattern) {
        return words.stream().anyMatch(word -> pattern.matcher(word).matches());
    }
}
