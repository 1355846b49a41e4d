package io.lakewarden.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.jobs.Lake;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.PartitionField;
import io.lakewarden.model.QualityRule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublisherIT {
    private static final DatasetId FACTS = DatasetId.of("silver.facts");
    private static final DatasetId TOTALS = DatasetId.of("gold.totals");
    private static final LocalDate MONDAY = LocalDate.of(2011, 3, 21);
    private static final LocalDate TUESDAY = LocalDate.of(2011, 3, 22);

    @TempDir
    private Path folder;

    private Lake lake;
    private LakeTable facts;
    private LakeTable totals;

    @BeforeEach
    void createTables() {
        lake = Lake.in(folder);
        lake.use();
        facts = LakeTable.ensure(
                lake.spark(),
                dataset(FACTS, List.of(), column("country", "string"), column("amount", "decimal(28,4)")));
        totals = LakeTable.ensure(
                lake.spark(),
                dataset(
                        TOTALS,
                        List.of(
                                new QualityRule.Unique(List.of("run_date", "country")),
                                new QualityRule.NotNull(List.of("run_date", "net")),
                                new QualityRule.Range("lines", Optional.of(BigDecimal.ONE), Optional.empty()),
                                new QualityRule.Reconcile("lines", FACTS, Optional.empty()),
                                new QualityRule.Reconcile("net", FACTS, Optional.of("amount"))),
                        column("country", "string"),
                        column("lines", "bigint"),
                        column("net", "decimal(38,4)")));
        facts(MONDAY, "('a', 1.5), ('a', 2), (null, 3)");
        facts(TUESDAY, "('b', 4)");
    }

    @ParameterizedTest
    @EnumSource
    void shouldPublishAndTag(PublishForm form) {
        assertThat(publish(form, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21"));
        assertThat(publish(form, TUESDAY)).isEqualTo(new Published(true, "run-2011-03-22"));

        assertThat(lake.query("SELECT * FROM gold.totals ORDER BY run_date, country"))
                .containsExactly("2011-03-21|null|1|3.0000", "2011-03-21|a|2|3.5000", "2011-03-22|b|1|4.0000");
        assertThat(refs()).containsExactly("main", "run-2011-03-21", "run-2011-03-22");
        assertThat(lake.query("SELECT DISTINCT run_date FROM gold.totals VERSION AS OF 'run-2011-03-21'"))
                .containsExactly("2011-03-21");
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeNoSnapshotForTheSameRows(PublishForm form) {
        publish(form, MONDAY);
        publish(form, TUESDAY);
        List<String> before = state();

        assertThat(publish(form, MONDAY)).isEqualTo(new Published(false, "run-2011-03-21"));

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNumberTheTagsOfADayThatChanges(PublishForm form) {
        publish(form, MONDAY);
        facts(MONDAY, "('a', 1.5)");
        assertThat(publish(form, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21.2"));
        facts(MONDAY, "('a', 1.5), ('a', 2), (null, 3)");
        assertThat(publish(form, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21.3"));
        assertThat(publish(form, MONDAY)).isEqualTo(new Published(false, "run-2011-03-21.3"));

        assertThat(lake.query("SELECT sum(lines) FROM gold.totals VERSION AS OF 'run-2011-03-21'"))
                .containsExactly("3");
        assertThat(lake.query("SELECT sum(lines) FROM gold.totals VERSION AS OF 'run-2011-03-21.2'"))
                .containsExactly("1");
        assertThat(lake.query("SELECT sum(lines) FROM gold.totals")).containsExactly("3");
    }

    @ParameterizedTest
    @EnumSource
    void shouldPublishAndTagADayWithoutRows(PublishForm form) {
        facts(MONDAY, "");

        assertThat(publish(form, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21"));
        assertThat(publish(form, MONDAY)).isEqualTo(new Published(false, "run-2011-03-21"));

        assertThat(lake.query("SELECT * FROM gold.totals")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveGoldAsItWasWhenRulesAreBroken(PublishForm form) {
        publish(form, TUESDAY);
        List<String> before = state();
        String broken = "SELECT DATE '2011-03-21' AS run_date, country, lines, net FROM VALUES"
                + " ('a', 2L, 3.5BD), ('a', 0L, null), (null, -1L, 2.0BD) AS t(country, lines, net)";

        assertThatThrownBy(() -> publisher(form, step -> {})
                        .publish(totals, run(MONDAY), lake.spark().sql(broken)))
                .isInstanceOf(JobFailed.class)
                .hasMessage("Cannot publish gold.totals for 2011-03-21: unique of run_date, country broken by 1 row;"
                        + " notNull of net broken by 1 row; range of lines broken by 2 rows;"
                        + " reconcile of lines with the rows of silver.facts broken by 2 rows: 1 here, 3 there;"
                        + " reconcile of net with amount of silver.facts broken by 1.0000: 5.5000 here, 6.5000 there")
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(JobFailed.Code.AUDIT_FAILED);

        assertThat(state()).isEqualTo(before);
        assertThat(publish(form, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21"));
    }

    @Test
    void shouldLeaveAnEmptyTableEmptyWhenTheFirstPublishIsRefused() {
        facts(MONDAY, "('a', 1)");
        String broken = "SELECT DATE '2011-03-21' AS run_date, 'a' AS country, 2L AS lines, 1BD AS net";

        assertThatThrownBy(() -> publisher(PublishForm.BRANCH, step -> {})
                        .publish(totals, run(MONDAY), lake.spark().sql(broken)))
                .isInstanceOf(JobFailed.class);

        assertThat(refs()).isEmpty();
        assertThat(publish(PublishForm.BRANCH, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void shouldMakeGoodARunThatEndedAnywhere(PublishForm form, PublishStep end, boolean first) {
        if (!first) {
            publish(form, TUESDAY);
        }

        assertThatThrownBy(() -> publishUntil(form, end, MONDAY)).isInstanceOf(Killed.class);
        totals = LakeTable.ensure(lake.spark(), totals.contract());
        assertThat(publish(form, MONDAY).tag()).isEqualTo("run-2011-03-21");

        assertThat(lake.query("SELECT country, lines, net FROM gold.totals WHERE run_date = DATE '2011-03-21'"
                        + " ORDER BY country"))
                .containsExactly("null|1|3.0000", "a|2|3.5000");
        assertThat(refs())
                .isEqualTo(
                        first
                                ? List.of("main", "run-2011-03-21")
                                : List.of("main", "run-2011-03-21", "run-2011-03-22"));
        assertThat(lake.query("SELECT count(*) FROM gold.totals VERSION AS OF 'run-2011-03-21'"))
                .containsExactly(first ? "2" : "3");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTagWhatAKilledRunPublishedEvenIfTheDayHasChangedSince(PublishForm form) {
        assertThatThrownBy(() -> publishUntil(form, PublishStep.MAIN_MOVED, MONDAY))
                .isInstanceOf(Killed.class);
        publish(form, TUESDAY);
        facts(MONDAY, "('a', 1.5)");

        assertThat(publish(form, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21.2"));

        assertThat(lake.query("SELECT sum(lines) FROM gold.totals VERSION AS OF 'run-2011-03-21'"))
                .containsExactly("3");
    }

    @Test
    void shouldFailWhenSomeoneElsePublishesMeanwhile() {
        publish(PublishForm.BRANCH, TUESDAY);
        Consumer<PublishStep> meanwhile = step -> {
            if (step == PublishStep.BRANCH_AUDITED) {
                lake.query("INSERT INTO gold.totals VALUES (DATE '2011-03-20', 'c', 1, 1)");
            }
        };

        assertThatThrownBy(
                        () -> publisher(PublishForm.BRANCH, meanwhile).publish(totals, run(MONDAY), computed(MONDAY)))
                .isInstanceOf(JobFailed.class)
                .hasMessage("Cannot publish gold.totals: main has moved meanwhile; run again")
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(JobFailed.Code.PUBLISH_CONFLICT);

        assertThat(publish(PublishForm.BRANCH, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21"));
        assertThat(lake.query("SELECT DISTINCT run_date FROM gold.totals ORDER BY 1"))
                .containsExactly("2011-03-20", "2011-03-21", "2011-03-22");
    }

    @Test
    void shouldNotBringToMainWhatAnotherRunWroteToTheBranch() {
        publish(PublishForm.BRANCH, TUESDAY);
        Consumer<PublishStep> meanwhile = step -> {
            if (step == PublishStep.BRANCH_CREATED) {
                lake.query("INSERT INTO gold.totals.branch_audit VALUES (DATE '2011-03-20', 'c', 0, null)");
            }
        };

        assertThatThrownBy(
                        () -> publisher(PublishForm.BRANCH, meanwhile).publish(totals, run(MONDAY), computed(MONDAY)))
                .isInstanceOf(JobFailed.class)
                .hasMessage("Cannot publish gold.totals: another run has written beneath it; run again")
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(JobFailed.Code.PUBLISH_CONFLICT);

        assertThat(publish(PublishForm.BRANCH, MONDAY)).isEqualTo(new Published(true, "run-2011-03-21"));
        assertThat(lake.query("SELECT DISTINCT run_date FROM gold.totals ORDER BY 1"))
                .containsExactly("2011-03-21", "2011-03-22");
    }

    static Stream<Arguments> endings() {
        return Stream.of(PublishForm.values()).flatMap(form -> Stream.of(PublishStep.values())
                .filter(step -> form == PublishForm.BRANCH
                        || List.of(PublishStep.MAIN_MOVED, PublishStep.TAGGED).contains(step))
                .flatMap(step -> Stream.of(true, false).map(first -> Arguments.of(form, step, first))));
    }

    private Published publish(PublishForm form, LocalDate date) {
        return publisher(form, step -> {}).publish(totals, run(date), computed(date));
    }

    private void publishUntil(PublishForm form, PublishStep end, LocalDate date) {
        publisher(form, step -> {
                    if (step == end) {
                        throw new Killed();
                    }
                })
                .publish(totals, run(date), computed(date));
    }

    private static Publisher publisher(PublishForm form, Consumer<PublishStep> reached) {
        return Publisher.watched(form, reached);
    }

    private org.apache.spark.sql.Dataset<Row> computed(LocalDate date) {
        facts.day(date).createOrReplaceTempView("facts_of_day");
        return lake.spark()
                .sql("SELECT run_date, country, count(*) AS lines, sum(amount) AS net FROM facts_of_day"
                        + " GROUP BY run_date, country");
    }

    private void facts(LocalDate date, String values) {
        String rows = values.isEmpty() ? "('none', 0)" : values;
        facts.overwriteDay(
                lake.spark()
                        .sql("SELECT DATE '" + date + "' AS run_date, country, CAST(amount AS decimal(28,4)) AS amount"
                                + " FROM VALUES " + rows + " AS t(country, amount) WHERE country IS NULL OR country"
                                + " <> 'none'"),
                run(date));
    }

    private List<String> refs() {
        return lake.query("SELECT name FROM gold.totals.refs ORDER BY name");
    }

    private List<String> state() {
        return Stream.concat(
                        lake.query("SELECT name, snapshot_id FROM gold.totals.refs ORDER BY name").stream(),
                        lake.query("SELECT * FROM gold.totals ORDER BY run_date, country").stream())
                .toList();
    }

    private static RunId run(LocalDate date) {
        return new RunId("billing", date);
    }

    private static Dataset dataset(DatasetId id, List<QualityRule> quality, Column... columns) {
        List<Column> all = Stream.concat(
                        Stream.of(new Column("run_date", ColumnType.of("date"), true, List.of(), "")),
                        Stream.of(columns))
                .toList();
        return new Dataset(id, "", all, List.of(PartitionField.of("run_date")), 400, quality);
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), false, List.of(), "");
    }

    /** Stands for the end of the process. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
