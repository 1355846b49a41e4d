package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.alarm.AccessMetric;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.costguard.Budget;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.dashboards.AccountDashboards;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.signals.SignalFiles;
import io.lakewarden.model.Golden;
import io.lakewarden.model.Partition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dashboards of an environment, held against the alarms of its templates and what its machine tells. */
class AccountDashboardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENTED = Path.of("src", "test", "resources", "cloudwatch-metrics.txt");
    private static final Pattern ID = Pattern.compile("\\b[a-z][a-z0-9_]*\\b");

    private static final Map<AlarmKind, String> NOT_SHOWN =
            Map.of(AlarmKind.PIPELINE_DOWN, "it is of other alarms, and of no metric");
    private static final Map<AlarmKind, String> WITHOUT_A_LINE = Map.of(
            AlarmKind.CLUSTER_CAPACITY_SHORT, "it is of the difference of two metrics, which are shown side by side");

    /** Environments, and what they are synthesized to. */
    enum Shown {
        MINIMAL(Sample.MINIMAL, "minimal", "dev"),
        PROD(Sample.COMPREHENSIVE, "comprehensive", "prod"),
        GOV(Sample.GOV, "comprehensive", "gov"),
        CHINA(Sample.CHINA, "comprehensive", "cn");

        private final Sample sample;
        private final Blueprint blueprint;

        Shown(Sample sample, String definition, String environment) {
            this.sample = sample;
            this.blueprint = Sample.blueprint(definition, environment);
        }

        SortedMap<String, String> files() {
            return files(blueprint.budgets());
        }

        SortedMap<String, String> files(Budgets budgets) {
            return AccountDashboards.of(Site.of(blueprint.checked().platform(), blueprint.environment()), budgets);
        }

        /** Those that are drawn: no headings and no texts. */
        List<JsonNode> pictures() {
            return files().values().stream()
                    .flatMap(text -> elements(read(text).path("panels")))
                    .filter(panel -> panel.has("targets"))
                    .toList();
        }
    }

    /** A metric with all that it is asked by. */
    private record Asked(String namespace, String metric, SortedMap<String, String> dimensions, String statistic) {
        Told told() {
            return new Told(namespace, metric, new TreeSet<>(dimensions.keySet()));
        }
    }

    /** A metric that something tells. */
    private record Told(String namespace, String metric, Set<String> dimensions) {}

    @ParameterizedTest
    @EnumSource
    void everyPictureHasAUnitAndSaysWhatItShows(Shown shown) {
        assertThat(shown.pictures()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title(panel))
                    .isNotEmpty();
            assertThat(panel.path("description").asText()).as(title(panel)).matches("(?s)[A-Z0-9].*[a-z.]");
            assertThat(panel.path("targets")).as(title(panel)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyPictureAsksOneRegionWithIdsOfItsOwn(Shown shown) {
        assertThat(shown.pictures()).allSatisfy(panel -> {
            List<String> ids = panel.path("targets").findValuesAsText("id");
            assertThat(ids).as(title(panel)).doesNotHaveDuplicates().allMatch(id -> ID.matcher(id)
                    .matches());
            assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
            assertThat(panel.path("targets").findValuesAsText("region")).containsOnly(region(shown));
            assertThat(panel.path("targets").findValuesAsText("expression")).allSatisfy(expression -> assertThat(
                            ID.matcher(expression).results().map(MatchResult::group))
                    .as(title(panel))
                    .isSubsetOf(ids));
            assertThat(elements(panel.path("targets"))
                            .filter(target -> !target.path("hide").asBoolean()))
                    .as(title(panel))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(target.path("label").asText()).isNotEmpty());
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyMetricIsOneThatAnAlarmIsOfOrThatSomethingTells(Shown shown) throws IOException {
        Set<Told> told = new HashSet<>(documented());
        for (Shown any : Shown.values()) {
            alarms(any).values().stream()
                    .flatMap(Collection::stream)
                    .map(Asked::told)
                    .forEach(told::add);
            told.addAll(toldByMachine(any));
        }

        for (AccessMetric metric : AccessMetric.values()) {
            told.add(new Told(AccessMetric.NAMESPACE, metric.metric(), Set.of(AccessMetric.DIMENSION)));
        }

        assertThat(shown.pictures().stream()
                        .flatMap(AccountDashboardsTest::asked)
                        .map(Asked::told))
                .isNotEmpty()
                .isSubsetOf(told);
    }

    @ParameterizedTest
    @EnumSource
    void everyAlarmOfMetricsIsInAPictureThatAsksForThemNamesItsPageAndDrawsItsLine(Shown shown) {
        alarms(shown).forEach((alarm, metrics) -> {
            AlarmKind kind = kind(shown, alarm);
            assertThat(shown.pictures()).as(alarm).anySatisfy(panel -> {
                assertThat(asked(panel)).containsAll(metrics);
                assertThat(panel.path("description").asText())
                        .containsPattern(kind.word() + " rings .*" + (isAtOnce(shown, alarm) ? "" : " for .*")
                                + ": runbooks/" + kind.word() + "\\.md");
                if (!WITHOUT_A_LINE.containsKey(kind)) {
                    assertThat(elements(panel.at("/fieldConfig/defaults/thresholds/steps"))
                                    .map(step -> step.path("value").asDouble()))
                            .contains(threshold(shown, alarm));
                }
            });
        });
    }

    @Test
    void everyKindOfAlarmIsShownOrHasAReasonNotToBe() {
        Set<AlarmKind> kinds = alarms(Shown.PROD).keySet().stream()
                .map(alarm -> kind(Shown.PROD, alarm))
                .collect(Collectors.toSet());

        assertThat(kinds).doesNotContainAnyElementsOf(NOT_SHOWN.keySet());
        assertThat(Stream.concat(kinds.stream(), NOT_SHOWN.keySet().stream()))
                .containsExactlyInAnyOrder(AlarmKind.values());
    }

    @Test
    void aPriceIsComputedAsTheAlarmComputesIt() {
        JsonNode alarm = Shown.PROD.sample.resources("AWS::CloudWatch::Alarm").get("pipelines/RunTooDearShopAlarm");
        JsonNode panel = picture(Shown.PROD.files(), "cost", "Dollars of a run");

        assertThat(panel.path("targets").findValuesAsText("expression").stream().filter(text -> !text.isEmpty()))
                .isNotEmpty()
                .containsExactlyElementsOf(alarm.path("Properties").findValuesAsText("Expression"));
        assertThat(panel.path("targets").findValuesAsText("period"))
                .containsOnly(
                        alarm.at("/Properties/Metrics/2/MetricStat/Period").asText());
    }

    @Test
    void aBudgetIsALineThatStepsWithItsMonths() {
        Budget growing = new Budget(
                Optional.of("shop"),
                new TreeMap<>(Map.of(
                        YearMonth.of(2026, 11), new BigDecimal("100"),
                        YearMonth.of(2026, 12), new BigDecimal("120.50"),
                        YearMonth.of(2027, 1), new BigDecimal("140"))));
        Budgets budgets = new Budgets(
                List.of(Budget.always(Optional.empty(), new BigDecimal("900")), growing),
                Shown.PROD.blueprint.budgets().runs());
        SortedMap<String, String> files = Shown.PROD.files(budgets);

        assertThat(picture(files, "cost", "Dollars of runs, summed up from the left edge")
                        .path("targets")
                        .findValuesAsText("expression"))
                .contains(
                        "IF(YEAR(runs) * 100 + MONTH(runs) < 202612, 100, IF(YEAR(runs) * 100 + MONTH(runs) < 202701, 120.50, 140))",
                        "RUNNING_SUM(FILL(milliseconds, 0) / 3600000 * 24 + FILL(runs, 0) * 0.50)");
        assertThat(picture(files, "cost", "Budgets of months, in dollars")
                        .at("/options/content")
                        .asText())
                .isEqualTo(
                        """
                        | from | all of prod | shop |
                        |---|---|---|
                        | always | 900.00 | 100.00 |
                        | 2026-11 | 900.00 | 100.00 |
                        | 2026-12 | 900.00 | 120.50 |
                        | 2027-01 | 900.00 | 140.00 |
                        """);
    }

    @Test
    void withoutBudgetsNothingIsPricedAndThatIsSaid() {
        SortedMap<String, String> files = Shown.PROD.files(Budgets.NONE);

        assertThat(elements(read(files.get("cost.json")).path("panels")).map(AccountDashboardsTest::title))
                .containsExactly("shop", "Seconds of machines", "Budgets");
        assertThat(picture(files, "cost", "Budgets").at("/options/content").asText())
                .isEqualTo("None is committed: `./lakewarden cost budget --env prod --write`, then write these anew.");
    }

    @Test
    void whatFailedIsSeenFirst() {
        assertThat(first(Shown.PROD, "pipeline")).startsWith("shop", "Executions that did not succeed", "Executions");
        assertThat(first(Shown.PROD, "fleet")).startsWith("Nodes that do not work", "Blocks of HDFS");
        assertThat(first(Shown.PROD, "governance"))
                .startsWith("Uses of the role for emergencies", "Policies that did not come onto a cluster");
        assertThat(first(Shown.PROD, "cost")).startsWith("shop", "Dollars of a run");
    }

    @Test
    void theyAreWrittenForTheGrafanaOfTheOthers() {
        int schema = read(SignalFiles.all().get("dashboards/fleet.json"))
                .path("schemaVersion")
                .asInt();

        assertThat(Shown.PROD.files().values())
                .allSatisfy(text ->
                        assertThat(read(text).path("schemaVersion").asInt()).isEqualTo(schema));
    }

    @Test
    void namesAreThoseOfThePartition() {
        assertThat(Shown.PROD.files().get("pipeline.json"))
                .contains("\"arn:aws:states:eu-west-1:222222222222:stateMachine:estate-prod-shop\"")
                .contains("\"arn:aws:sns:eu-west-1:222222222222:estate-prod-\"");
        assertThat(Shown.GOV.files().get("pipeline.json"))
                .contains("\"arn:aws-us-gov:states:")
                .doesNotContain("arn:aws:");
        assertThat(Shown.CHINA.files().get("pipeline.json"))
                .contains("\"arn:aws-cn:states:")
                .doesNotContain("arn:aws:");
    }

    @ParameterizedTest
    @EnumSource(names = {"MINIMAL", "PROD"})
    void dashboardsAreAsReviewed(Shown shown) {
        shown.files().forEach((name, text) -> Golden.check(shown.sample.name() + "/dashboards/" + name, text));
    }

    private static String region(Shown shown) {
        return Site.of(shown.blueprint.checked().platform(), shown.blueprint.environment())
                .home()
                .region();
    }

    private static List<String> first(Shown shown, String board) {
        return elements(read(shown.files().get(board + ".json")).path("panels"))
                .map(AccountDashboardsTest::title)
                .toList();
    }

    private static JsonNode picture(SortedMap<String, String> files, String board, String title) {
        return elements(read(files.get(board + ".json")).path("panels"))
                .filter(panel -> title(panel).equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String title(JsonNode panel) {
        return panel.path("title").asText();
    }

    private static Stream<Asked> asked(JsonNode panel) {
        return elements(panel.path("targets"))
                .filter(target -> !target.path("metricName").asText().isEmpty())
                .map(target -> {
                    SortedMap<String, String> dimensions = new TreeMap<>();
                    target.path("dimensions")
                            .fields()
                            .forEachRemaining(one -> dimensions.put(
                                    one.getKey(), one.getValue().path(0).asText()));
                    return new Asked(
                            target.path("namespace").asText(),
                            target.path("metricName").asText(),
                            dimensions,
                            target.path("statistic").asText());
                });
    }

    /** What each alarm of the templates is of, by the alarm's id with its stack. */
    private static SortedMap<String, List<Asked>> alarms(Shown shown) {
        SortedMap<String, List<Asked>> alarms = new TreeMap<>();
        shown.sample.resources("AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
            JsonNode template = shown.sample.stacks().get(id.substring(0, id.indexOf('/')));
            JsonNode properties = alarm.path("Properties");
            List<Asked> metrics = new ArrayList<>();
            if (properties.has("MetricName")) {
                metrics.add(metric(shown, template, properties, properties.path("Statistic")));
            }

            properties
                    .findValues("MetricStat")
                    .forEach(one -> metrics.add(metric(shown, template, one.path("Metric"), one.path("Stat"))));
            alarms.put(id, metrics);
        });
        return alarms;
    }

    private static Asked metric(Shown shown, JsonNode template, JsonNode metric, JsonNode statistic) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions")
                .forEach(one -> dimensions.put(one.path("Name").asText(), named(shown, template, one.path("Value"))));
        return new Asked(
                metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions, statistic.asText());
    }

    /** What a reference stands for once it is deployed; of a cluster, what a reader chooses. */
    private static String named(Shown shown, JsonNode template, JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }

        if (value.has("Fn::GetAtt")) {
            return resource(template, value.at("/Fn::GetAtt/0"))
                    .at("/Properties/QueueName")
                    .asText();
        }

        JsonNode referred = resource(template, value.path("Ref"));
        return switch (referred.path("Type").asText()) {
            case "AWS::EMR::Cluster" -> "$cluster";
            case "AWS::Scheduler::ScheduleGroup" ->
                referred.at("/Properties/Name").asText();
            case "AWS::StepFunctions::StateMachine" ->
                "arn:%s:states:%s:%s:stateMachine:%s"
                        .formatted(
                                Partition.of(region(shown)).word(),
                                region(shown),
                                Site.of(shown.blueprint.checked().platform(), shown.blueprint.environment())
                                        .home()
                                        .account(),
                                referred.at("/Properties/StateMachineName").asText());
            default -> throw new AssertionError("No metric is of " + referred);
        };
    }

    private static JsonNode resource(JsonNode template, JsonNode id) {
        return template.path("Resources").path(id.asText());
    }

    private static AlarmKind kind(Shown shown, String alarm) {
        String name = properties(shown, alarm).path("AlarmDescription").asText();
        return Stream.of(AlarmKind.values())
                .filter(kind -> name.endsWith("/" + kind.word() + ".md"))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it rings with the first period, so that no picture has to say for how long. */
    private static boolean isAtOnce(Shown shown, String alarm) {
        return properties(shown, alarm).path("EvaluationPeriods").asInt() == 1;
    }

    private static double threshold(Shown shown, String alarm) {
        return properties(shown, alarm).path("Threshold").asDouble();
    }

    private static JsonNode properties(Shown shown, String alarm) {
        return shown.sample.resources("AWS::CloudWatch::Alarm").get(alarm).path("Properties");
    }

    private static Set<Told> toldByMachine(Shown shown) {
        JsonNode machine = read(Machines.filled(shown.sample).getOrDefault("operations/MetricsMachine", "{}"));
        return machine.findParents("MetricData").stream()
                .flatMap(put -> elements(put.path("MetricData"))
                        .map(datum -> new Told(
                                put.path("Namespace").asText(),
                                datum.path("MetricName").asText(),
                                new TreeSet<>(datum.path("Dimensions").findValuesAsText("Name")))))
                .collect(Collectors.toSet());
    }

    private static Set<Told> documented() throws IOException {
        return Files.readAllLines(DOCUMENTED).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .map(words -> new Told(words[0], words[1], Set.of(words[2])))
                .collect(Collectors.toSet());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
