package io.lakewarden.security.lakeformation.evaluator;

import static io.lakewarden.security.lakeformation.Permission.ALL;
import static io.lakewarden.security.lakeformation.Permission.ALTER;
import static io.lakewarden.security.lakeformation.Permission.CREATE_TABLE;
import static io.lakewarden.security.lakeformation.Permission.DATA_LOCATION_ACCESS;
import static io.lakewarden.security.lakeformation.Permission.DELETE;
import static io.lakewarden.security.lakeformation.Permission.DESCRIBE;
import static io.lakewarden.security.lakeformation.Permission.DROP;
import static io.lakewarden.security.lakeformation.Permission.INSERT;
import static io.lakewarden.security.lakeformation.Permission.SELECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.lakewarden.security.lakeformation.RegisteredLocation;
import io.lakewarden.security.lakeformation.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each documented rule with what it gives and, beside it, what it does not give. */
class DocumentedRuleTest {
    private static final Resource DATABASE = new Resource.Database("gold");
    private static final Resource COUNTRY = new Resource.Columns(State.SALES, List.of("country"));
    private static final Resource AMOUNT = new Resource.Columns(State.SALES, List.of("amount"));

    @ParameterizedTest
    @EnumSource
    void decidesAsDocumented(DocumentedRule rule) {
        switch (rule) {
            case ADMINISTRATORS_DESCRIBE -> anAdministratorSeesMetadataAndNoData();
            case ADMINISTRATORS_HAVE_LOCATIONS -> anAdministratorCreatesWithoutBeingGrantedTheLocation();
            case ALL_IS_EVERY_TABLE_PERMISSION -> allIsEveryPermissionOnTheTable();
            case ALL_TABLES_DESCRIBE_THE_DATABASE -> aGrantOnAllTablesIsOneOnEachAndDescribesTheDatabase();
            case COLUMNS_ARE_SELECT_ONLY -> aGrantOfColumnsShowsTheseAndGivesNothingElse();
            case COLUMNS_COLLIDE_WITH_TABLE -> columnsBesideTheTableAreRefused();
            case CREATING_NEEDS_LOCATION -> creatingNeedsTheDatabaseAndTheLocation();
            case DATABASES_ARE_DESCRIBED -> aDatabaseIsDescribedByAGrantOnItOrOnItsTag();
            case FILTERS_ARE_A_UNION -> severalFiltersShowWhatAnyOfThemShows();
            case FILTERS_HIDE_CELLS -> theRowsOfAFilterAreSeenInItsColumns();
            case FULL_TABLE_ACCESS_READS_WHOLE -> aJobUnderFullTableAccessReadsAllOrNothing();
            case FULL_TABLE_ACCESS_WRITES_BY_ALL -> aJobUnderFullTableAccessWritesWithAllAlone();
            case HYBRID_LEAVES_TO_IAM -> aHybridLocationIsOpen();
            case IAM_ALLOWED_PRINCIPALS_SEE_ALL -> whatIamAllowedPrincipalsHasEveryoneHas();
            case NAMES_AND_TAGS_ARE_A_UNION -> whatIsGrantedByNameComesToWhatIsGrantedByTag();
            case NOBODY_HAS_WHAT_NOBODY_GRANTED -> withoutAGrantThereIsNothing();
            case ROW_FILTERS_KNOW_NO_DATES -> aFilterByADateOrOneTooLongShowsNothing();
            case SELECT_DESCRIBES -> whoSelectsDescribes();
            case SESSION_TAG_FOR_FILTERING -> anEngineFiltersForAListedAccountWithAnAuthorizedTag();
            case TAG_EXPRESSIONS_MATCH_ONE_VALUE -> anExpressionMatchesWhatHasOneOfItsValues();
            case TAGS_ARE_INHERITED -> aColumnHasTheValueOfItsTableAndATableThatOfItsDatabaseUnlessItHasItsOwn();
            case TAGS_ARE_LOWER_CASE -> keysAndValuesAreComparedInLowerCaseAndTheLastValueOfAKeyStands();
            case TAGS_ON_SOME_COLUMNS_CHANGE_NOTHING -> whatATagGivesOnSomeColumnsChangesNoTable();
            case UNREGISTERED_FILES_ARE_OPEN -> filesOutsideRegisteredLocationsAreOpen();
        }
    }

    private static void anAdministratorSeesMetadataAndNoData() {
        Sight administrator = new State().sight(State.ADMINISTRATOR);

        assertThat(administrator.permissions()).containsExactly(DESCRIBE);
        assertThat(administrator.columns()).isEmpty();
        assertThat(new State().sight("ana").permissions()).isEmpty();
    }

    private static void anAdministratorCreatesWithoutBeingGrantedTheLocation() {
        State state =
                new State().grant(State.ADMINISTRATOR, DATABASE, CREATE_TABLE).grant("ana", DATABASE, CREATE_TABLE);

        assertThat(state.evaluator().creates(State.ADMINISTRATOR, "gold")).isTrue();
        assertThat(state.evaluator().creates("ana", "gold")).isFalse();
    }

    private static void allIsEveryPermissionOnTheTable() {
        Sight ana = new State().grant("ana", State.TABLE, ALL).sight("ana");

        assertThat(ana.permissions()).containsExactly(INSERT, DELETE, ALTER, DROP, DESCRIBE);
        assertThat(ana.columns()).containsOnlyKeys("amount", "country", "day");
        assertThat(new State().grant("ana", State.TABLE, DROP).sight("ana").permissions())
                .containsExactly(DROP);
    }

    private static void aGrantOnAllTablesIsOneOnEachAndDescribesTheDatabase() {
        State state = new State()
                .grant("ana", new Resource.AllTables("gold"), SELECT)
                .grant("ben", new Resource.AllTables("silver"), SELECT);

        assertThat(state.sight("ana").columns()).hasSize(3);
        assertThat(state.evaluator().describes("ana", "gold")).isTrue();
        assertThat(state.sight("ben").columns()).isEmpty();
        assertThat(state.evaluator().describes("ben", "gold")).isFalse();
    }

    private static void aGrantOfColumnsShowsTheseAndGivesNothingElse() {
        Sight ana = new State().grant("ana", COUNTRY, SELECT).sight("ana");

        assertThat(ana.columns()).containsOnly(entry("country", Rows.ALL));
        assertThat(new State().grant("ana", COUNTRY, INSERT).sight("ana").permissions())
                .isEmpty();
    }

    private static void columnsBesideTheTableAreRefused() {
        assertThat(new State()
                        .grant("ana", COUNTRY, SELECT)
                        .grant("ana", State.TABLE, INSERT)
                        .evaluator()
                        .collisions())
                .containsExactly("ana on gold.sales");
        assertThat(new State()
                        .grant("ana", COUNTRY, SELECT)
                        .grant("ana", State.TABLE, DESCRIBE)
                        .grant("ben", State.TABLE, SELECT)
                        .evaluator()
                        .collisions())
                .isEmpty();
    }

    private static void creatingNeedsTheDatabaseAndTheLocation() {
        Resource location = new Resource.Location("arn:${AWS::Partition}:s3:::lake/gold");
        State state = new State()
                .grant("ana", DATABASE, CREATE_TABLE)
                .grant("ana", location, DATA_LOCATION_ACCESS)
                .grant("ben", location, DATA_LOCATION_ACCESS)
                .grant("dora", DATABASE, CREATE_TABLE)
                .grant("dora", new Resource.Location("arn:${AWS::Partition}:s3:::lake/go"), DATA_LOCATION_ACCESS);

        assertThat(state.evaluator().creates("ana", "gold")).isTrue();
        assertThat(state.evaluator().creates("ben", "gold")).isFalse();
        assertThat(state.evaluator().creates("dora", "gold")).isFalse();
    }

    private static void aDatabaseIsDescribedByAGrantOnItOrOnItsTag() {
        State state = new State()
                .tag(DATABASE, "part", "gold")
                .grant("ana", DATABASE, DESCRIBE)
                .grant("ben", new Resource.TaggedDatabases("part", List.of("gold")), DESCRIBE)
                .grant("dora", new Resource.TaggedDatabases("part", List.of("silver")), DESCRIBE);

        assertThat(state.evaluator().describes("ana", "gold")).isTrue();
        assertThat(state.evaluator().describes("ben", "gold")).isTrue();
        assertThat(state.evaluator().describes("dora", "gold")).isFalse();
    }

    private static void severalFiltersShowWhatAnyOfThemShows() {
        State state = new State()
                .filter("fr", List.of(), "country = 'FR'")
                .filter("uk", List.of(), "country = 'UK'")
                .filter("all", List.of("amount"), "")
                .grant("ana", filter("fr"), SELECT)
                .grant("ana", filter("uk"), SELECT)
                .grant("ben", filter("fr"), SELECT)
                .grant("ben", filter("all"), SELECT);

        assertThat(state.sight("ana").columns().get("amount").anyOf())
                .containsExactly("country = 'FR'", "country = 'UK'");
        assertThat(state.sight("ben").columns()).containsEntry("amount", Rows.ALL);
        assertThat(state.sight("ben").columns()).containsEntry("country", Rows.passing("country = 'FR'"));
    }

    private static void theRowsOfAFilterAreSeenInItsColumns() {
        State state = new State()
                .filter("fr", List.of("country"), "country = 'FR'")
                .filter("large", List.of("amount"), "amount > 100")
                .grant("ana", filter("fr"), SELECT)
                .grant("ana", filter("large"), SELECT);

        assertThat(state.sight("ana").columns())
                .containsOnly(
                        entry("country", Rows.passing("country = 'FR'")),
                        entry("amount", Rows.passing("amount > 100")));
    }

    private static void aJobUnderFullTableAccessReadsAllOrNothing() {
        assertThat(new State().grant("job", State.TABLE, SELECT).job("job").columns())
                .hasSize(3);
        assertThat(new State().grant("job", COUNTRY, SELECT).job("job").columns())
                .isEmpty();
        assertThat(new State()
                        .filter("fr", List.of(), "country = 'FR'")
                        .grant("job", filter("fr"), SELECT)
                        .job("job")
                        .columns())
                .isEmpty();
        assertThat(new State()
                        .withoutFullTableAccess()
                        .grant("job", State.TABLE, SELECT)
                        .job("job")
                        .columns())
                .isEmpty();
    }

    private static void aJobUnderFullTableAccessWritesWithAllAlone() {
        assertThat(new State().grant("job", State.TABLE, ALL).job("job").permissions())
                .contains(INSERT, DELETE);
        assertThat(new State()
                        .grant("job", State.TABLE, SELECT, INSERT, DELETE)
                        .job("job")
                        .permissions())
                .containsExactly(DESCRIBE);
    }

    private static void aHybridLocationIsOpen() {
        assertThat(new State()
                        .locations(new RegisteredLocation("s3:::lake/gold", "r", true))
                        .sight("ana")
                        .open())
                .isTrue();
        assertThat(new State()
                        .locations(new RegisteredLocation("s3:::lake/gold", "r", false))
                        .sight("ana")
                        .open())
                .isFalse();
    }

    private static void whatIamAllowedPrincipalsHasEveryoneHas() {
        State state = new State().grant(LakeFormationEvaluator.IAM_ALLOWED_PRINCIPALS, State.TABLE, ALL);

        assertThat(state.sight("anybody").columns()).hasSize(3);
        assertThat(new State().sight("anybody").columns()).isEmpty();
    }

    private static void whatIsGrantedByNameComesToWhatIsGrantedByTag() {
        State state = new State()
                .tag(AMOUNT, "part", "money")
                .grant("ana", COUNTRY, SELECT)
                .grant("ana", tables("part", "money"), SELECT);

        assertThat(state.sight("ana").columns()).containsOnlyKeys("amount", "country");
    }

    private static void withoutAGrantThereIsNothing() {
        State state = new State().grant("ana", State.TABLE, SELECT);

        assertThat(state.sight("ben")).isEqualTo(new Sight(new TreeMap<>(), new TreeSet<>(), false));
        assertThat(state.sight("ana").columns()).hasSize(3);
    }

    private static void aFilterByADateOrOneTooLongShowsNothing() {
        assertThat(filtered("country = 'FR'")).hasSize(3);
        assertThat(filtered("day = DATE '2026-01-01'")).isEmpty();
        assertThat(filtered("day IS NULL")).isEmpty();
        assertThat(filtered("country = '" + "x".repeat(2048) + "'")).isEmpty();
    }

    private static void whoSelectsDescribes() {
        assertThat(new State().grant("ana", COUNTRY, SELECT).sight("ana").permissions())
                .containsExactly(DESCRIBE);
        assertThat(new State().grant("ana", State.TABLE, INSERT).sight("ana").permissions())
                .containsExactly(INSERT);
    }

    private static void anEngineFiltersForAListedAccountWithAnAuthorizedTag() {
        State state = new State().grant("ana", State.TABLE, SELECT);

        assertThat(state.sight("ana").columns()).hasSize(3);
        assertThat(state.evaluator()
                        .sight("ana", State.SALES, new Job(false, "amazon emr"))
                        .columns())
                .isEmpty();
        assertThat(state.withoutFiltering().sight("ana").columns()).isEmpty();
    }

    private static void anExpressionMatchesWhatHasOneOfItsValues() {
        State state = new State()
                .tag(AMOUNT, "part", "money")
                .tag(COUNTRY, "part", "place")
                .grant("ana", tables("part", "money", "other"), SELECT)
                .grant("ben", tables("other", "money"), SELECT);

        assertThat(state.sight("ana").columns()).containsOnlyKeys("amount");
        assertThat(state.sight("ben").columns()).isEmpty();
    }

    private static void aColumnHasTheValueOfItsTableAndATableThatOfItsDatabaseUnlessItHasItsOwn() {
        State state = new State().tag(DATABASE, "part", "gold").grant("ana", tables("part", "gold"), SELECT);

        assertThat(state.sight("ana").columns()).hasSize(3);
        assertThat(state.tag(AMOUNT, "part", "money").sight("ana").columns()).containsOnlyKeys("country", "day");
        assertThat(state.tag(State.TABLE, "part", "apart").sight("ana").columns())
                .isEmpty();
    }

    private static void keysAndValuesAreComparedInLowerCaseAndTheLastValueOfAKeyStands() {
        State state = new State().tag(State.TABLE, "Part", "GOLD").grant("ana", tables("part", "Gold"), SELECT);

        assertThat(state.sight("ana").columns()).hasSize(3);
        assertThat(state.tag(State.TABLE, "part", "silver").sight("ana").columns())
                .isEmpty();
    }

    private static void whatATagGivesOnSomeColumnsChangesNoTable() {
        State some = new State().tag(AMOUNT, "part", "money");
        State all = new State().tag(State.TABLE, "part", "money");

        assertThat(some.grant("ana", tables("part", "money"), ALL).sight("ana"))
                .isEqualTo(
                        new Sight(new TreeMap<>(Map.of("amount", Rows.ALL)), new TreeSet<>(List.of(DESCRIBE)), false));
        assertThat(some.grant("ben", tables("part", "money"), INSERT, DROP)
                        .sight("ben")
                        .permissions())
                .containsExactly(DESCRIBE);
        assertThat(all.grant("ben", tables("part", "money"), INSERT, DROP)
                        .sight("ben")
                        .permissions())
                .containsExactly(INSERT, DROP);
    }

    private static void filesOutsideRegisteredLocationsAreOpen() {
        assertThat(new State().locations().sight("ana").open()).isTrue();
        assertThat(new State().sight("ana").open()).isFalse();
    }

    private static Map<String, Rows> filtered(String rows) {
        return new State()
                .filter("f", List.of(), rows)
                .grant("ana", filter("f"), SELECT)
                .sight("ana")
                .columns();
    }

    private static Resource filter(String name) {
        return new Resource.Filter(State.SALES, name);
    }

    private static Resource tables(String key, String... values) {
        return new Resource.TaggedTables(key, List.of(values));
    }
}
