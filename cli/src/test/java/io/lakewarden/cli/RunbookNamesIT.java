package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.runbook.AlarmName;
import io.lakewarden.cli.runbook.EnvironmentAlarms;
import io.lakewarden.cli.runbook.Names;
import io.lakewarden.cli.runbook.Page;
import io.lakewarden.cli.runbook.PageKind;
import io.lakewarden.cli.runbook.PageText;
import io.lakewarden.cli.runbook.Pages;
import io.lakewarden.cli.runbook.TemplateNames;
import io.lakewarden.infra.Artifacts;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.jobs.billing.QuarantineReason;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names in the pages are those that this checkout's definition is synthesized to. */
class RunbookNamesIT {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final Pages PAGES = Pages.in(CHECKOUT);

    /** What stands where built jars would: of no matter to names. */
    private static final Path JARS = CHECKOUT.resolve("infra/src/test/resources/artifacts");

    /** Codes of EMR and of SQS, by their guides. */
    private static final Set<String> CODES_OF_AWS = Set.of(
            "BOOTSTRAP_FAILURE",
            "ERROR_CODE",
            "INSTANCE_FAILURE",
            "INTERNAL_ERROR",
            "STEP_FAILURE",
            "USER_REQUEST",
            "VALIDATION_ERROR");

    @TempDir
    private static Path folder;

    private static TemplateNames names;
    private static Platform platform;

    @BeforeAll
    static void synthesize() {
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(CHECKOUT)).platform().orElseThrow();
        platform = checked.platform();
        Environment prod = platform.environment("prod").orElseThrow();
        PlatformApp.synthesize(
                new Blueprint(
                        checked,
                        prod,
                        new Git(CHECKOUT).commitDay().orElseThrow(),
                        TablesFile.in(CHECKOUT).read(),
                        new Artifacts(
                                JARS.resolve("jobs.jar"),
                                JARS.resolve("jmx-exporter.jar"),
                                List.of(JARS.resolve("authorizer.jar"), JARS.resolve("endpoint.jar"))),
                        new BudgetsFile(CHECKOUT, prod).read()),
                folder);
        names = TemplateNames.in(folder, "lakewarden-prod");
    }

    @Test
    void everyNameInAPageIsInTheTemplates() {
        for (Page page : PAGES.all()) {
            for (String subject : subjects(page)) {
                assertThat(names.unknownIn(new PageText(filled(page, Optional.of(subject)))))
                        .as(page.file() + " for " + subject)
                        .isEmpty();
            }
        }
    }

    @Test
    void aNameThatIsInNoTemplateIsNoticed() {
        PageText faulty = new PageText(
                """
                `Create a cluster`, gold.sales, s3://lakewarden-prod-log/emr
                ```
                aws sqs get-queue-url --queue-name lakewarden-prod-undeliverd
                aws x --metric-name MissingBlock --query "Clusters[?starts_with(Name, 'shipping-prod-')]"
                aws x --metric-name TotalNodesRequested
                aws y --metric-name TotalUnitsRequested
                aws logs tail /lakewarden-prod/executions/bill
                ```
                """);

        assertThat(names.unknownIn(faulty))
                .containsExactly(
                        "/lakewarden-prod/executions/bill",
                        "Create a cluster",
                        "MissingBlock",
                        "TotalNodesRequested",
                        "gold.sales",
                        "lakewarden-prod-log",
                        "lakewarden-prod-undeliverd",
                        "shipping-prod-");
    }

    @Test
    void theMessageOfAnAlarmLeadsToItsPageAndItsPageNamesItsMetric() {
        assertThat(names.alarms()).hasSizeGreaterThan(20);
        for (JsonNode alarm : names.alarms()) {
            AlarmName name =
                    AlarmName.find(platform, alarm.path("AlarmName").asText()).orElseThrow();
            Page page = PAGES.named(name.kind()).orElseThrow();

            assertThat(alarm.path("AlarmDescription").asText())
                    .isEqualTo(page.summary() + " What to do: " + page.file());
            assertThat(filled(page, Optional.of(name.subject()))).doesNotContain("${");
            assertThat(new PageText(page.text()).codes().toList())
                    .as(page.file())
                    .containsAll(alarm.findValuesAsText("MetricName"));
        }
    }

    @Test
    void theAlarmsThatAreTakenAreThoseOfTheTemplates() throws IOException {
        List<String> deployed = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(its -> its.toString().endsWith(".template.json"))
                    .toList()) {
                Json.read(Files.readString(file)).path("Resources").forEach(resource -> {
                    if (resource.path("Type").asText().matches("AWS::CloudWatch::(Composite)?Alarm")) {
                        deployed.add(resource.at("/Properties/AlarmName").asText());
                    }
                });
            }
        }

        Environment prod = platform.environment("prod").orElseThrow();
        assertThat(new EnvironmentAlarms(
                                Site.of(platform, prod),
                                new BudgetsFile(CHECKOUT, prod).read().runs())
                        .names())
                .containsExactlyInAnyOrderElementsOf(deployed);
    }

    @Test
    void everyCodeInAPageIsOneOfOursOrOfAws() throws IOException {
        Pattern code = Pattern.compile("[A-Z]+(_[A-Z]+)+");
        Set<String> known = new TreeSet<>(CODES_OF_AWS);
        Stream.of(JobFailed.Code.values()).map(Enum::name).forEach(known::add);
        Stream.of(QuarantineReason.values()).map(Enum::name).forEach(known::add);
        try (Stream<Path> docs = Files.list(CHECKOUT.resolve("docs"))) {
            for (Path doc : docs.filter(file -> file.toString().endsWith(".md")).toList()) {
                code.matcher(Files.readString(doc))
                        .results()
                        .map(MatchResult::group)
                        .forEach(known::add);
            }
        }

        assertThat(PAGES.all())
                .allSatisfy(page -> assertThat(new PageText(page.text()).codes().filter(code.asMatchPredicate()))
                        .as(page.file())
                        .allSatisfy(named -> assertThat(known).contains(named)));
    }

    /** Every pipeline, every cluster that stays, or both; of an alarm about clusters, those that have it. */
    private static List<String> subjects(Page page) {
        if (page.kind() == PageKind.ALARM && page.text().contains("${cluster}")) {
            return names.alarms().stream()
                    .flatMap(alarm ->
                            AlarmName.find(platform, alarm.path("AlarmName").asText()).stream())
                    .filter(alarm -> alarm.kind().equals(page.name()))
                    .map(AlarmName::subject)
                    .toList();
        }

        return page.text().contains("${cluster}")
                ? names(Optional.empty()).clusters(page).toList()
                : page.text().contains("${subject}") ? List.of("analysts", "billing", "endpoint") : List.of("billing");
    }

    private static String filled(Page page, Optional<String> subject) {
        return names(subject).filled(page);
    }

    private static Names names(Optional<String> subject) {
        return new Names(Site.of(platform, platform.environment("prod").orElseThrow()), subject);
    }
}
