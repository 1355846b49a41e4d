package io.lakewarden.stepfunctions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.WrittenColumn;
import io.lakewarden.jobs.catalogue.WrittenColumns;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Positions;
import io.lakewarden.model.QualityRule;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Reading;
import io.lakewarden.stepfunctions.SamplePlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PipelineRulesTest {
    private static final Pipeline BILLING = SamplePlatform.billing();
    private static final DatasetId RAW = DatasetId.of("bronze.invoices_raw");

    @Test
    void theSampleBreaksNoRule() {
        assertThat(findings(BILLING, SamplePlatform.prod())).isEmpty();
        assertThat(findings(BILLING, SamplePlatform.local())).isEmpty();
    }

    @Test
    void aJobThatIsNotBundledIsRefusedWithTheOneThatWasMeant() {
        Pipeline pipeline = withFirst(step -> new Step(
                step.name(),
                step.description(),
                "ingest-invoice",
                step.after(),
                step.reads(),
                step.writes(),
                step.timeout(),
                step.retry()));

        assertThat(findings(pipeline, SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 error PIPELINE_UNKNOWN_JOB Cannot call ingest-invoice:"
                                + " no such job; did you mean ingest-invoices?; call one of ingest-invoices, refresh-dimensions,"
                                + " conform-invoices, publish-sales-by-day, publish-customer-invoices");
    }

    @Test
    void lineageThatIsNotTheJobsOwnIsRefused() {
        Pipeline pipeline = withFirst(step -> new Step(
                step.name(),
                step.description(),
                step.job(),
                step.after(),
                step.reads(),
                List.of(),
                step.timeout(),
                step.retry()));

        assertThat(findings(pipeline, SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 error PIPELINE_LINEAGE_DIFFERS Invalid writes of ingest:"
                                + " got [], expected [bronze.invoices_raw]; write writes: [bronze.invoices_raw], which is what"
                                + " ingest-invoices writes");
    }

    @Test
    void aDescriptionThatIsTooLongForAStateIsRefused() {
        assertThat(findings(withFirst(described("x".repeat(81))), SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 error PIPELINE_STATE_NAME_TOO_LONG Invalid description"
                                + " of ingest: got 81 characters, expected 1 to 80; shorten it: it is the state's name in the"
                                + " console");
    }

    @Test
    void aDescriptionThatIsAnotherStatesNameIsRefused() {
        for (String taken : List.of("Summarise", "Side by side: sales", "Publish sales by day")) {
            assertThat(findings(withFirst(described(taken)), SamplePlatform.prod()))
                    .as(taken)
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding).contains("PIPELINE_STATE_NAME_TAKEN"));
        }
    }

    @Test
    void anInstanceTypeThatIsNotListedIsRefused() {
        Compute compute = new Compute.Transient(
                Cluster.ofPipeline("billing", "emr-7.14.0", Nodes.of("m6g.xlarge", 1), Nodes.of("r6g.8xlage", 24)));

        assertThat(findings(BILLING, placed(compute, Map.of())))
                .containsExactly(
                        "platform/environments/prod.yaml:1:1 error PIPELINE_INSTANCE_TYPE_UNKNOWN Cannot tune Spark"
                                + " for r6g.8xlage: Lakewarden's list of cores and memory lacks it; did you mean r6g.8xlarge?;"
                                + " take one that Lakewarden's list has, of its 39 families from c5 to r8gd");
    }

    @Test
    void aCommandLineThatIsTooLongForEmrIsRefused() {
        Compute compute = new Compute.Machine(2, new Gibibytes(2));

        assertThat(findings(BILLING, placed(compute, Map.of("spark.x", "y".repeat(9000)))))
                .hasSize(5)
                .allSatisfy(finding -> assertThat(finding)
                        .contains("PIPELINE_STEP_ARGUMENTS_TOO_LONG")
                        .contains("characters, and EMR takes 10240"));
        assertThat(findings(BILLING, placed(compute, Map.of("spark.x", "y".repeat(7000)))))
                .isEmpty();
    }

    @Test
    void aTextThatLooksLikeAPlaceholderIsRefused() {
        Pipeline pipeline = changed(BILLING, "Fills ${Foo}", BILLING.sla(), BILLING.timeout());

        assertThat(findings(pipeline, SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 error PIPELINE_PLACEHOLDER_IN_TEXT Cannot use ${ in the"
                                + " description of billing: the deployment would fill it as a placeholder; leave out the dollar"
                                + " sign or the brace");
        assertThat(findings(withFirst(described("Take ${LandingUri}")), SamplePlatform.prod()))
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding).contains("the description of ingest"));
        assertThat(findings(withFirst(described("Take $5 and {these}")), SamplePlatform.prod()))
                .isEmpty();
    }

    @Test
    void aTimeoutThatIsShorterThanThoseOfTheStatesTogetherIsRefused() {
        Pipeline shortest = changed(BILLING, "Short", BILLING.sla(), Duration.ofMinutes(153));
        Pipeline shorter = changed(BILLING, "Short", BILLING.sla(), Duration.ofMinutes(152));

        assertThat(findings(shortest, SamplePlatform.prod())).isEmpty();
        assertThat(findings(shorter, SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 error PIPELINE_TIMEOUT_UNDER_STATES Invalid timeoutMinutes:"
                                + " got 152, expected at least 153: what the cluster's start, all stages and its end may take"
                                + " together; raise it, or lower the steps' timeouts: a run that is cut off here leaves its"
                                + " cluster behind");
    }

    @Test
    void anSlaThatTheStartAndTheLooksAloneExceedIsWorthALook() {
        assertThat(findings(
                        changed(BILLING, "Quick", Duration.ofMinutes(13), BILLING.timeout()), SamplePlatform.prod()))
                .isEmpty();
        assertThat(findings(
                        changed(BILLING, "Quick", Duration.ofMinutes(12), BILLING.timeout()), SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 warning PIPELINE_SLA_UNDER_START Cannot meet slaMinutes of"
                                + " 12: a cluster's start and one look at each stage take about 13 minutes; raise it to more"
                                + " than that");
    }

    @Test
    void aDescriptionThatTheReadingRefusedIsNotRefusedAgain() {
        assertThat(findings(withFirst(described("")), SamplePlatform.prod())).isEmpty();
    }

    @Test
    void theSampleDefinitionBreaksNoRuleAndEachWrittenDatasetIsListed() {
        Reading reading = DefinitionReader.read(Path.of("").toAbsolutePath().getParent());

        assertThat(PipelineRules.findings(reading)).isEmpty();
        for (BundledJob job : BundledJob.values()) {
            assertThat(job.writes()).allSatisfy(id -> assertThat(WrittenColumns.of(id))
                    .extracting(WrittenColumn::name)
                    .containsExactlyElementsOf(reading.definition()
                            .orElseThrow()
                            .platform()
                            .datasets()
                            .filter(dataset -> dataset.id().equals(id))
                            .flatMap(dataset -> dataset.columns().stream())
                            .map(Column::name)
                            .toList()));
        }
    }

    @Test
    void columnsThatTheJobCannotWriteAreRefused() {
        List<Column> columns = WrittenColumns.of(RAW).stream()
                .filter(column -> !column.name().equals("truncated"))
                .map(column -> column.name().equals("surplus")
                        ? column(column.name(), ColumnType.of("int"), false)
                        : column(column.name(), column.type(), true))
                .collect(Collectors.toCollection(ArrayList::new));
        columns.add(column("note", ColumnType.of("string"), false));
        columns.add(column("batch", ColumnType.of("string"), true));

        assertThat(findings(BILLING, List.of(raw(columns)), SamplePlatform.prod()))
                .containsExactly(
                        "platform/domains/billing.yaml:1:1 error PIPELINE_COLUMNS_DIFFER Cannot call ingest-invoices:"
                                + " it writes the column truncated, and bronze.invoices_raw has none of that name; add"
                                + " truncated: {type: boolean}",
                        "platform/domains/billing.yaml:1:1 error PIPELINE_COLUMNS_DIFFER Cannot require the column"
                                + " batch of bronze.invoices_raw: ingest-invoices does not write it; leave out required, or"
                                + " the column",
                        "platform/domains/billing.yaml:1:1 error PIPELINE_COLUMNS_DIFFER Invalid type of surplus in"
                                + " bronze.invoices_raw: got int, expected string, which ingest-invoices writes; write type:"
                                + " string");
    }

    @Test
    void aColumnMoreThatNeedsNoValueIsNoDifference() {
        List<Column> columns = WrittenColumns.of(RAW).stream()
                .map(column -> column(column.name(), column.type(), false))
                .collect(Collectors.toCollection(ArrayList::new));
        columns.add(column("note", ColumnType.of("string"), false));

        assertThat(findings(BILLING, List.of(raw(columns)), SamplePlatform.prod()))
                .isEmpty();
    }

    @Test
    void qualityRulesThatNoJobAuditsAreRefused() {
        Dataset held = new Dataset(
                RAW,
                "Raw",
                WrittenColumns.of(RAW).stream()
                        .map(column -> column(column.name(), column.type(), false))
                        .toList(),
                List.of(),
                400,
                List.of(new QualityRule.NotNull(List.of("country"))));

        assertThat(findings(BILLING, List.of(held), SamplePlatform.prod()))
                .containsExactly("platform/domains/billing.yaml:1:1 error PIPELINE_QUALITY_NOT_AUDITED Cannot hold"
                        + " bronze.invoices_raw to quality rules: no step audits it; leave them out, or put them on a"
                        + " dataset that a publish job writes");
    }

    private static Column column(String name, ColumnType type, boolean required) {
        return new Column(name, type, required, List.of(), "");
    }

    private static Dataset raw(List<Column> columns) {
        return new Dataset(RAW, "Raw", columns, List.of(), 400, List.of());
    }

    private static Pipeline changed(Pipeline pipeline, String description, Duration sla, Duration timeout) {
        return new Pipeline(
                pipeline.name(),
                description,
                pipeline.runAs(),
                pipeline.timeZone(),
                pipeline.schedule(),
                sla,
                timeout,
                pipeline.steps());
    }

    private static UnaryOperator<Step> described(String description) {
        return step -> new Step(
                step.name(),
                description,
                step.job(),
                step.after(),
                step.reads(),
                step.writes(),
                step.timeout(),
                step.retry());
    }

    private static Pipeline withFirst(UnaryOperator<Step> change) {
        List<Step> steps = new ArrayList<>(BILLING.steps());
        steps.set(0, change.apply(steps.get(0)));
        return new Pipeline(
                BILLING.name(),
                BILLING.description(),
                BILLING.runAs(),
                BILLING.timeZone(),
                BILLING.schedule(),
                BILLING.sla(),
                BILLING.timeout(),
                steps);
    }

    private static Environment placed(Compute compute, Map<String, String> spark) {
        Environment prod = SamplePlatform.prod();
        return new Environment(
                prod.name(),
                prod.description(),
                prod.home(),
                prod.operator(),
                prod.publishing(),
                List.of(new Placement("billing", "s3://landing", new Gibibytes(10), compute, new TreeMap<>(spark))));
    }

    private static List<String> findings(Pipeline pipeline, Environment environment) {
        return findings(pipeline, List.of(), environment);
    }

    private static List<String> findings(Pipeline pipeline, List<Dataset> datasets, Environment environment) {
        Domain domain = new Domain("billing", "Invoices", "finance", datasets, List.of(pipeline), List.of(), List.of());
        Platform platform = new Platform(
                "sample", "A sample", List.of(), List.of(), List.of(), List.of(domain), List.of(environment));
        return PipelineRules.findings(new Definition(platform, Positions.none())).stream()
                .map(Finding::toString)
                .toList();
    }
}
