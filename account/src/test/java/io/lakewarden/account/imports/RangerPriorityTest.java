package io.lakewarden.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Scope;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several policies wins, and what is not taken for a filter or a mask. */
class RangerPriorityTest {
    private static final String OVERRIDES = ",'policyPriority':1";

    @TempDir
    private Path folder;

    @Test
    void whatOverridesIsAskedBeforeWhatDenies() {
        assertThat(granted(allowing("t", ""), denying("t", ""))).isEmpty();
        assertThat(granted(allowing("t", OVERRIDES), denying("t", ""))).containsExactly("gold.t");
        assertThat(granted(allowing("t", ""), denying("t", OVERRIDES))).isEmpty();
        assertThat(granted(allowing("t", OVERRIDES), denying("t", OVERRIDES))).isEmpty();
        assertThat(granted(allowing("t", ",'policyPriority':0"), denying("t", "")))
                .isEmpty();
    }

    /** As Ranger's engine does, which asks the tags' policies again where something overriding denies anybody. */
    @Test
    void aDenialOnTagsStandsBesideWhatOverridesIfThatDeniesAnybody() {
        String tags = "{'serviceResources':[{'id':1,'resourceElements':" + on("t").replace("'*'", "'name'")
                + "}],'resourceToTagIds':{'1':[7]},'tags':{'7':{'type':'PII'}}}";
        String tagged = "{'name':'no pii','policyType':0,'serviceType':'tag','resources':{'tag':{'values':['PII']}},"
                + "'denyPolicyItems':[" + item("").replace("'select'", "'hive:select'") + "]}";
        String ofBob = denying("t", OVERRIDES).replace("'ann'", "'bob'");

        assertThat(columns(tagged(tags, allowing("t", OVERRIDES), tagged))).containsExactly("name, price");
        assertThat(columns(tagged(tags, allowing("t", OVERRIDES), ofBob))).containsExactly("name, price");
        assertThat(columns(tagged(tags, allowing("t", OVERRIDES), ofBob, tagged)))
                .containsExactly("price");
    }

    @Test
    void allColumnsByNameAreNotTheTableWhole() {
        String named = allowing("t", "").replace("'*'", "'name','price'");

        assertThat(imported(allowing("t", "")).grants())
                .extracting(Grant::scope)
                .containsExactly(new Scope.OfDataset(new DatasetId("gold", "t"), List.of()));
        assertThat(imported(named).grants())
                .extracting(Grant::scope)
                .containsExactly(new Scope.OfDataset(new DatasetId("gold", "t"), List.of("name", "price")));
    }

    @Test
    void anExceptionFromWhatOverridesLeavesItToTheOthers() {
        String excepted = OVERRIDES + ",'allowExceptions':[" + item("") + "]";

        assertThat(granted(allowing("t", excepted), denying("t", ""))).isEmpty();
        assertThat(granted(allowing("t", excepted), allowing("t", ""))).containsExactly("gold.t");
    }

    @Test
    void aZoneIsNotSaidWholeWhereSomethingIsDeniedOfTablesThatComeLater() {
        assertThat(granted(allowing("*", ""))).containsExactly("gold");
        assertThat(granted(allowing("*", ""), denying("later_*", ""))).containsExactly("gold.t", "gold.u");
        assertThat(granted(allowing("*", ""), denying("*", ""), allowing("t", OVERRIDES), allowing("u", OVERRIDES)))
                .containsExactly("gold.t", "gold.u");
        assertThat(granted(allowing("*", ""), filtering("later_*", "price > 1", "")))
                .containsExactly("gold.t", "gold.u");
    }

    @Test
    void theFilterThatOverridesIsTheOneThatIsShown() {
        assertThat(rows(allowing("t", ""), filtering("t", "price > 1", ""), filtering("t", "price > 2", "")))
                .isEmpty();
        assertThat(rows(allowing("t", ""), filtering("t", "price > 1", ""), filtering("t", "price > 2", OVERRIDES)))
                .containsExactly("price > 2");
    }

    @Test
    void aFilterThatComparesWithAnotherTypeShowsNothing() {
        assertThat(rows(allowing("t", ""), filtering("t", "price > 1.5", ""))).containsExactly("price > 1.5");
        assertThat(rows(allowing("t", ""), filtering("t", "price > #dear#", "")))
                .isEmpty();
        assertThat(rows(allowing("t", ""), filtering("t", "name = 3", ""))).isEmpty();
    }

    @Test
    void aColumnThatIsCalledLikeAValueIsNoValue() {
        assertThat(SparkFilterText.read("open = true")).isPresent();
        assertThat(SparkFilterText.read("open = `true`")).isEmpty();
        assertThat(SparkFilterText.read("`null` = 3")).isEmpty();
        assertThat(SparkFilterText.read("`price` = 3")).isPresent();
    }

    @Test
    void aMaskThatIsNoneForTheTypeHidesTheColumn() {
        String mask = "{'name':'masked','policyType':1,'serviceType':'hive','resources':"
                + on("t").replace("'*'", "'COLUMN'") + ",'dataMaskPolicyItems':["
                + item(",'dataMaskInfo':{'dataMaskType':'MASK_SHOW_LAST_4'}") + "]}";

        assertThat(columns(allowing("t", ""), mask.replace("COLUMN", "name"))).containsExactly("name LAST_FOUR, price");
        assertThat(columns(allowing("t", ""), mask.replace("COLUMN", "price"))).containsExactly("name");
    }

    private static String allowing(String table, String more) {
        return access("policyItems", table, more);
    }

    private static String denying(String table, String more) {
        return access("denyPolicyItems", table, more);
    }

    private static String access(String items, String table, String more) {
        return "{'name':'" + items + table + "','policyType':0,'serviceType':'hive','resources':" + on(table) + ",'"
                + items + "':[" + item("") + "]" + more + "}";
    }

    private static String filtering(String table, String filter, String more) {
        return "{'name':'" + filter + "','policyType':2,'serviceType':'hive','resources':"
                + on(table).replace(",'column':{'values':['*']}", "") + ",'rowFilterPolicyItems':["
                + item(",'rowFilterInfo':{'filterExpr':'" + filter + "'}") + "]" + more + "}";
    }

    private static String item(String more) {
        return "{'accesses':[{'type':'select','isAllowed':true}],'users':['ann']" + more + "}";
    }

    private static String on(String table) {
        return "{'database':{'values':['gold']},'table':{'values':['" + table + "']},'column':{'values':['*']}}";
    }

    private List<String> granted(String... policies) {
        return imported(policies).grants().stream()
                .map(grant -> grant.scope()
                        .match(zone -> zone.zone(), dataset -> dataset.dataset().toString(), tags -> "tags"))
                .toList();
    }

    private List<String> rows(String... policies) {
        return imported(policies).grants().stream()
                .flatMap(grant -> grant.rows().stream())
                .map(Object::toString)
                .toList();
    }

    private List<String> columns(String... policies) {
        return columns(imported(policies));
    }

    private static List<String> columns(Imported imported) {
        return imported.grants().stream()
                .map(grant -> grant.scope()
                        .match(
                                zone -> "",
                                dataset -> Stream.of("name", "price")
                                        .filter(column -> dataset.columns().isEmpty()
                                                || dataset.columns().contains(column))
                                        .map(column -> Optional.ofNullable(
                                                        grant.masks().get(column))
                                                .map(mask -> column + " " + mask)
                                                .orElse(column))
                                        .collect(Collectors.joining(", ")),
                                tags -> ""))
                .toList();
    }

    private Imported imported(String... policies) {
        return imported(RangerContext.of(List.of(table("t"), table("u"))), policies);
    }

    private Imported tagged(String tags, String... policies) {
        return imported(RangerContext.of(List.of(table("t"), table("u"))).withTags(parsed(tags)), policies);
    }

    /** What is imported for somebody is always a definition that is accepted. */
    private Imported imported(RangerContext context, String... policies) {
        Imported imported = RangerImport.of(
                parsed("{'policies':[" + String.join(",", policies) + "]}"), context, LocalDate.of(2026, 1, 31));
        if (!imported.users().isEmpty()) {
            Written.accepted(Written.to(folder, imported, Optional.empty()));
        }

        return imported;
    }

    private static JsonNode parsed(String text) {
        try {
            return AwsStandIn.JSON.readTree(text.replace('\'', '"').replace('#', '\''));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Dataset table(String name) {
        return new Dataset(
                new DatasetId("gold", name),
                "Sold",
                List.of(column("name", "string"), column("price", "double")),
                List.of(),
                1,
                List.of());
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), false, List.of(), "");
    }
}
