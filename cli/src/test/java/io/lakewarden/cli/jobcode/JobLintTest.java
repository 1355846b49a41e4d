package io.lakewarden.cli.jobcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.model.Definition;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobLintTest {
    private static final Path PLATFORM = Path.of("../platform");

    @TempDir
    private Path folder;

    @Test
    void theBundledJobsDoNothingThatFullTableAccessForbids() {
        assertThat(JobLint.findings(
                        DefinitionReader.read(Path.of("..")).definition().orElseThrow()))
                .isEmpty();
    }

    @Test
    void aJobWithAFunctionOfItsOwnIsRefusedUnderFilters() throws IOException {
        Definition governed = changed(
                "release: emr-7.14.0\n      primary",
                "release: emr-7.14.0\n      profile: governed-sql\n      primary");

        assertThat(JobLint.findings(governed))
                .map(Object::toString)
                .containsExactly("platform/environments/dev.yaml:24:16 error JOB_CALLS_OWN_FUNCTIONS Cannot run"
                        + " ingest-invoices on governed-sql in dev: InvoiceFiles calls functions of its own (EMR Management"
                        + " Guide, emr-lf-limitations-cont); place the pipeline on another profile, or change the job");
    }

    @Test
    void readsWhatAJobRunsAndNothingOfOtherJobs() {
        assertThat(JobCode.of(BundledJob.PUBLISH_SALES_BY_DAY).classes().keySet())
                .contains(
                        "io/lakewarden/jobs/Main",
                        "io/lakewarden/jobs/billing/SalesByDay",
                        "io/lakewarden/jobs/lake/LakeTable")
                .doesNotContain("io/lakewarden/jobs/billing/IngestInvoices", "io/lakewarden/jobs/billing/InvoiceFiles");
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleFindsItsFaultAndNotTheHonestForm(JobRule rule) {
        assertThat(rule.brokenBy(code(Faults.class, rule))).as("fault").isPresent();
        assertThat(rule.brokenBy(code(Honest.class, rule))).as("honest form").isEmpty();
    }

    @Test
    void eachProfileUnderLakeFormationHasRules() {
        assertThat(JobRule.on(ClusterProfile.GOVERNED_SQL)).isNotEmpty();
        assertThat(JobRule.on(ClusterProfile.PIPELINE)).isNotEmpty();
        assertThat(JobRule.on(ClusterProfile.KERBEROS_RANGER)).isEmpty();
    }

    /** The nested class of that rule's name, alone. */
    private static JobCode code(Class<?> examples, JobRule rule) {
        Class<?> example = Stream.of(examples.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(rule.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(examples.getSimpleName() + " has no " + rule));
        String name = example.getName().replace('.', '/');
        TreeMap<String, ClassFacts> classes = new TreeMap<>();
        classes.put(name, ClassFacts.of(bytes(name)));
        return new JobCode(classes);
    }

    private static byte[] bytes(String name) {
        try (var file = Optional.ofNullable(JobLintTest.class.getClassLoader().getResourceAsStream(name + ".class"))
                .orElseThrow()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Definition changed(String from, String to) {
        return DefinitionCopy.of(PLATFORM, folder)
                .with("environments/dev.yaml", from, to)
                .definition();
    }
}
