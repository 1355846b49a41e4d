package io.lakewarden.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.RunCost;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.report.EstimatedCluster;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estimate reads the cluster from the template, the plan from the definition; both ask one model how long it takes. */
class OneFigureTest {
    private static final String REGION = "eu-west-1";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final int LAST_MONTH = Estimator.MONTHS - 1;
    private static final PriceBook BOOK = PriceBook.bundled();

    @TempDir
    private Path folder;

    @Test
    void estimateAndPlanSayTheSameOfTheSameClusterMonthAndDay() throws IOException {
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(Path.of(".."))).platform().orElseThrow();
        Environment prod = checked.platform().environments().stream()
                .filter(environment -> environment.name().equals("prod"))
                .findFirst()
                .orElseThrow();
        Load load = Loads.of(checked, prod, BOOK, SparkSettings::taskCores).get(0);

        Pipeline pipeline = checked.platform().pipeline("billing").orElseThrow();
        EnvironmentEstimate estimate =
                estimate(load, StateMachineJson.toJson(PipelineCompiler.compile(pipeline, prod)));
        PipelineCost estimated = estimate.pipelines().get(0);
        Choice planned = planned(checked, prod, load);

        assertThat(planned.cluster()).isEqualTo("40 x m6g.16xlarge, 26 of them spot");
        assertThat(BigDecimal.valueOf(requirement(prod, load, pipeline).runsPerMonth()))
                .isEqualByComparingTo(BigDecimal.valueOf(estimated.runs()));
        assertThat(estimated.withinSla())
                .isEqualByComparingTo(BigDecimal.valueOf(1 - planned.risk()).setScale(4, RoundingMode.FLOOR));
        assertThat(estimated.minutes()).isEqualByComparingTo(minutes(planned.median()));
        assertThat(estimated.minutesAtMost()).isEqualByComparingTo(minutes(planned.p95()));
    }

    @Test
    void aRunOfNodesOfOneTypeCostsInTheBillWhatItCostsInThePlan() throws IOException {
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(Path.of(".."))).platform().orElseThrow();
        Environment prod = checked.platform().environment("prod").orElseThrow();
        Load load = Loads.of(checked, prod, BOOK, SparkSettings::taskCores).get(0);
        String machine = StateMachineJson.toJson(PipelineCompiler.compile(
                        checked.platform().pipeline("billing").orElseThrow(), prod))
                .replace("m7g.16xlarge", "m6g.16xlarge");
        RunCost estimated = EstimatedCluster.of(estimate(load, machine), "billing")
                .orElseThrow()
                .parts();
        RunCost planned = planned(checked, prod, load).parts();

        assertThat(estimated.onDemand().rounded(4)).isEqualTo(planned.onDemand().rounded(4));
        assertThat(estimated.spot().rounded(4)).isEqualTo(planned.spot().rounded(4));
        assertThat(estimated.fee().rounded(4)).isEqualTo(planned.fee().rounded(4));
        assertThat(estimated.feeAtMost().rounded(4))
                .isEqualTo(planned.feeAtMost().rounded(4));
        assertThat(estimated.volumes().rounded(4)).isEqualTo(planned.volumes().rounded(4));
    }

    @Test
    void whereTheModelSaysNothingNeitherSaysAnything() throws IOException {
        DefinitionCopy copy = DefinitionCopy.of(Path.of("").toAbsolutePath().resolveSibling("platform"), folder);
        CheckedPlatform large = Checker.check(copy.reading()).platform().orElseThrow();
        copy.with("environments/dev.yaml", "inputGibibytesPerRun: 4", "inputGibibytesPerRun: 1");
        CheckedPlatform small = Checker.check(copy.reading()).platform().orElseThrow();
        String why = "5 partitions for 6 cores: fewer than 2 a core, past which nodes bring nothing";

        assertThat(estimateOfDev(large).pipelines()).hasSize(1);
        assertThat(sizingOfDev(large).defined()).isPresent();
        assertThat(sizingOfDev(small).refusal().map(Refusal::why)).contains(why);
        assertThat(estimateOfDev(small).pipelines()).isEmpty();
        assertThat(estimateOfDev(small).coverage().resources())
                .filteredOn(resource -> resource.type().equals("AWS::StepFunctions::StateMachine"))
                .extracting(Coverage.Resource::reason)
                .containsExactly("cluster: how long a run takes: " + why + "; each hour of it costs about 0.66 USD");
    }

    private EnvironmentEstimate estimateOfDev(CheckedPlatform checked) throws IOException {
        Environment dev = checked.platform().environment("dev").orElseThrow();
        Pipeline pipeline = checked.platform().pipeline("billing").orElseThrow();
        return estimate(load(checked, dev), StateMachineJson.toJson(PipelineCompiler.compile(pipeline, dev)));
    }

    private static Sizing sizingOfDev(CheckedPlatform checked) {
        Environment dev = checked.platform().environment("dev").orElseThrow();
        return sizing(checked, dev, load(checked, dev));
    }

    private static Load load(CheckedPlatform checked, Environment environment) {
        return Loads.of(checked, environment, BOOK, SparkSettings::taskCores).get(0);
    }

    private EnvironmentEstimate estimate(Load load, String machine) throws IOException {
        ObjectNode template = Json.object();
        ObjectNode resources = template.putObject("Resources");
        resources
                .putObject("Billing")
                .put("Type", "AWS::StepFunctions::StateMachine")
                .putObject("Properties")
                .put("DefinitionString", machine);
        ObjectNode nightly = resources
                .putObject("Nightly")
                .put("Type", "AWS::Scheduler::Schedule")
                .putObject("Properties")
                .put("ScheduleExpression", "cron(30 2 * * ? *)");
        nightly.putObject("Target").putObject("Arn").put("Ref", "Billing");
        Path file = Files.writeString(folder.resolve("all.template.json"), Json.text(template));
        return new Estimator(BOOK, YearMonth.from(DAY).plusMonths(1), 0, 1)
                .of("prod", REGION, Inventory.read(file, Map.of()), List.of(load));
    }

    private static Choice planned(CheckedPlatform checked, Environment environment, Load load) {
        return sizing(checked, environment, load).defined().orElseThrow();
    }

    private static Sizing sizing(CheckedPlatform checked, Environment environment, Load load) {
        Pipeline pipeline = checked.platform().pipeline("billing").orElseThrow();
        Placement placement = environment.placement("billing").orElseThrow();
        Cluster cluster = placement
                .compute()
                .match(machine -> Optional.<Cluster>empty(), Optional::of)
                .orElseThrow();
        Requirement requirement = requirement(environment, load, pipeline);
        return Sizing.of(new Sizing.Question(
                environment,
                REGION,
                pipeline,
                placement,
                cluster,
                requirement,
                Calibration.ofDefinition(placement.workload(), BOOK),
                BOOK,
                LAST_MONTH));
    }

    private static Requirement requirement(Environment environment, Load load, Pipeline pipeline) {
        return Sizing.requirement(
                environment,
                pipeline,
                load,
                Optional.empty(),
                Duration.ofMinutes(12),
                LAST_MONTH,
                new Requirement.Limits(1, 4000),
                BOOK,
                DAY);
    }

    private static BigDecimal minutes(Duration time) {
        return rounded(time.toNanos() / 6e10, 1);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
