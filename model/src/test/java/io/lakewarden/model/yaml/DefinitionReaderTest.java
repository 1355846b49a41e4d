package io.lakewarden.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Compute;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Principal;
import io.lakewarden.model.QualityRule;
import io.lakewarden.model.Retry;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Step;
import io.lakewarden.model.Zone;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.rows.RowFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionReaderTest {
    private static final String SHOP = "platform/domains/shop.yaml";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheSmallDefinition() {
        RuleCase.copyBase(folder);
    }

    @Test
    void readsThePlatformItself() {
        Definition definition = definition();

        assertThat(definition.platform().name()).isEqualTo("small");
        assertThat(definition.platform().zones())
                .containsExactly(new Zone("silver", "Typed", 100), new Zone("gold", "Audited", 200));
        assertThat(definition.platform().principals())
                .containsExactly(
                        new Principal.User("ana", "Analyst", Optional.empty()),
                        new Principal.Group("analysts", "All analysts", List.of("ana")),
                        new Principal.ServiceAccount("runner", "Runs the pipeline", Optional.empty()));
    }

    @Test
    void readsDatasetsWithTheRetentionOfTheirZone() {
        Domain shop = definition().platform().domains().get(0);

        assertThat(shop.datasets())
                .map(dataset -> dataset.id().toString())
                .containsExactly("gold.regions", "gold.sales", "silver.orders");
        assertThat(shop.datasets()).map(dataset -> dataset.retentionDays()).containsExactly(200, 200, 100);
        assertThat(shop.datasets().get(2).columns())
                .contains(new Column("customer", ColumnType.of("string"), false, List.of("pii"), ""));
        assertThat(shop.datasets().get(1).quality())
                .containsExactly(
                        new QualityRule.Range(
                                "orders", Optional.of(new BigDecimal("1")), Optional.of(new BigDecimal("1000"))),
                        new QualityRule.Reconcile("amount", DatasetId.of("silver.orders"), Optional.of("amount")));
    }

    @Test
    void readsPipelinesWithTheirSteps() {
        Pipeline shop = definition().platform().pipeline("shop").orElseThrow();

        assertThat(shop.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(shop.sla()).isEqualTo(Duration.ofHours(1));
        assertThat(shop.steps().get(1))
                .isEqualTo(new Step(
                        "sell",
                        "Sum up the sales",
                        "sum-sales",
                        List.of("take"),
                        List.of(DatasetId.of("silver.orders")),
                        List.of(DatasetId.of("gold.sales")),
                        Duration.ofMinutes(30),
                        new Retry(1, Duration.ofSeconds(60), 2.0)));
    }

    @Test
    void readsGrantsInTheOrderOfTheFile() {
        assertThat(definition().platform().domains().get(0).grants())
                .hasSize(4)
                .last()
                .isEqualTo(new Grant(
                        Grant.Effect.ALLOW,
                        "ana",
                        Set.of(Action.READ),
                        new Scope.OfDataset(DatasetId.of("silver.orders"), List.of()),
                        Optional.of(RowFilter.of("amount >= 10")),
                        new TreeMap<>(Map.of("customer", Mask.HASH)),
                        Optional.empty()));
    }

    @Test
    void readsEnvironments() {
        Environment dev = definition().platform().environment("dev").orElseThrow();

        assertThat(dev.home()).isEqualTo(new Environment.Home.Aws("111111111111", "eu-west-1"));
        assertThat(dev.publishing()).isEqualTo(Environment.Publishing.SINGLE_TABLE);
        assertThat(dev.placements())
                .containsExactly(new Placement(
                        "shop",
                        "s3://small-landing/shop",
                        new Gibibytes(10),
                        new Compute.Transient(Cluster.ofPipeline(
                                "shop", "emr-7.14.0", Nodes.of("m6g.xlarge", 1), Nodes.of("m6g.xlarge", 2))),
                        new TreeMap<>(Map.of("spark.sql.shuffle.partitions", "200"))));
    }

    @Test
    void knowsWhereEveryValueStands() {
        Definition definition = definition();

        assertThat(position(definition, "datasets", "silver.orders")).isEqualTo("4:3");
        assertThat(position(definition, "datasets", "silver.orders", "columns", "customer", "type"))
                .isEqualTo("9:24");
        assertThat(position(definition, "grants", 3)).isEqualTo("55:5");
        assertThat(position(definition, "grants", 3, "masks", "customer")).isEqualTo("59:23");
        assertThat(position(definition, "grants", 3, "expires")).isEqualTo("55:5");
    }

    @Test
    void prefersAMaskCalledNullToNothing() throws IOException {
        change("{customer: hash}", "{customer: null}");

        assertThat(definition().platform().domains().get(0).grants().get(3).masks())
                .containsExactly(Map.entry("customer", Mask.NULL));
    }

    @Test
    void saysWhatWasGotAndExpectedForEachKindOfValue() throws IOException {
        change("slaMinutes: 60", "slaMinutes: soon");
        change("timeoutMinutes: 120", "timeoutMinutes: \"120\"");
        change("timeZone: Europe/London", "timeZone: Europe/Londn");
        change("runAs: runner", "runAs: [runner]");
        change("rows: amount >= 10", "rows: amount >>");
        change("placed_at: {type: timestamp}", "placed_at: {type: text}");
        change("returned: {type: boolean}", "returned: {type: boolean, required: yes}");
        change("returned: {type", "in: {type: \"decimal(39,2)\"}\n      returned: {type");
        change("description: What a shop sells", "description:");
        change("orders: {type: bigint, required: true}", "orders: bigint");

        assertThat(lines())
                .containsExactly(
                        SHOP + ":1:13 error INVALID_VALUE Invalid description: got nothing, "
                                + "expected a line of text of at most 200 characters, without control characters; write for example What it is for",
                        SHOP
                                + ":8:25 error INVALID_VALUE Invalid type: got text, expected string, boolean, int, bigint, "
                                + "double, decimal(precision,scale), date or timestamp; write for example string",
                        SHOP + ":11:18 error INVALID_VALUE Invalid decimal: got precision 39 and scale 2, "
                                + "expected 1 to 38 digits and no more of them behind the point; write for example string",
                        SHOP + ":12:43 error INVALID_VALUE Invalid required: got yes, expected true or false; "
                                + "write true or false without quotes",
                        SHOP + ":18:15 error INVALID_VALUE Invalid orders: got bigint, "
                                + "expected a mapping with the keys of a column; write its keys below, indented",
                        SHOP
                                + ":31:5 error INVALID_VALUE Invalid runAs: got a list, expected lower case letters, digits, "
                                + "dots, hyphens and underscores, a letter first, at most 32; write for example analysts",
                        SHOP + ":32:15 error INVALID_VALUE Invalid timeZone: got Europe/Londn, expected a name of the "
                                + "IANA time zone database, perhaps Europe/London; write for example Europe/London",
                        SHOP + ":34:17 error INVALID_VALUE Invalid slaMinutes: got soon, "
                                + "expected a whole number from 1 to 1440; write for example 1",
                        SHOP + ":35:21 error INVALID_VALUE Invalid timeoutMinutes: got 120, "
                                + "expected a whole number from 1 to 1440 without quotes; leave out the quotes",
                        SHOP + ":59:11 error INVALID_VALUE Invalid row filter: got > at character 9, "
                                + "expected a value such as 'text', 10, TRUE or DATE '2026-01-31'; "
                                + "write for example country IN ('France', 'Belgium')");
    }

    @Test
    void refusesWhatDoesNotShowOrTurnsTheTextAround() throws IOException {
        String text = "description: What a shop sells";
        for (String hidden : List.of("\\e[31m", "\\x00", "\\t", "\\u0085", "\\u202E", "\\u2066", "\\u2028")) {
            change(text, "description: \"What " + hidden + "a shop\"");
            text = "description: \"What " + hidden + "a shop\"";

            assertThat(lines())
                    .as(hidden)
                    .singleElement()
                    .asString()
                    .startsWith(SHOP + ":1:14 error INVALID_VALUE Invalid description: got What \\u");
        }

        change(text, "description: \"Äpfel, 苹果 and \\U0001F34E\"");

        assertThat(lines()).isEmpty();
    }

    @Test
    void asksNoRuleWhereAFileHasNoKeys() throws IOException {
        for (String content : List.of("- a list", "a word")) {
            Files.writeString(folder.resolve(SHOP), content);

            assertThat(Checker.check(DefinitionReader.read(folder)).findings())
                    .singleElement()
                    .asString()
                    .startsWith(SHOP + ":1:1 error INVALID_VALUE");
        }
    }

    @Test
    void saysInWordsWhichVersionOfYamlItDoesNotRead() throws IOException {
        change("description: What a shop sells", "%YAML 3.0\n---\ndescription: What a shop sells");

        assertThat(lines())
                .containsExactly(
                        SHOP + ":1:1 error YAML_SYNTAX Cannot read YAML: it says to be of version 3.0, and only "
                                + "version 1 is read; remove the line that starts with %YAML");
    }

    @Test
    void knowsTheFormOfARegion() throws IOException {
        Path file = folder.resolve("platform/environments/dev.yaml");
        String dev = Files.readString(file);
        for (String region : List.of("us-east-1", "ap-southeast-4", "mx-central-1", "cn-north-1", "us-gov-west-1")) {
            Files.writeString(file, dev.replace("eu-west-1", region));
            assertThat(lines()).as(region).isEmpty();
        }

        for (String region : List.of("eu-weast-1", "xx-west-1", "eu-west-0", "cn-gov-north-1")) {
            Files.writeString(file, dev.replace("eu-west-1", region));
            assertThat(lines()).as(region).hasSize(1);
        }
    }

    private Definition definition() {
        return DefinitionReader.read(folder).definition().orElseThrow();
    }

    private List<String> lines() {
        return DefinitionReader.read(folder).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private void change(String old, String replacement) throws IOException {
        Path file = folder.resolve(SHOP);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(replacement)));
    }

    private static String position(Definition definition, Object... keys) {
        return definition.positions().at(NodePath.of(SHOP, keys)).toString().substring(SHOP.length() + 1);
    }
}
