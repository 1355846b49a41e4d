package io.lakewarden.account.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Scope;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What policies and tags are on: patterns, upper case, levels that are left out, and columns that none names. */
class RangerResourceTest {
    private static final String ANN_READS_ALL = policy("ann", "t", "'*'", "policyItems", "select");
    private static final String BOB_READS_ID = policy("bob", "t", "'id'", "policyItems", "select");
    private static final String NO_PII =
            "{'name':'no pii','policyType':0,'serviceType':'tag','resources':{'tag':{'values':"
                    + "['pii']}},'denyPolicyItems':[{'accesses':[{'type':'hive:select','isAllowed':true}],'users':['ann']}]}";
    private static final List<Dataset> KNOWN = List.of(table());

    @Test
    void aDenialByAPatternTakesTheColumnsThatNothingNames() {
        String denial = policy("ann", "t", "'s*n'", "denyPolicyItems", "select");

        assertThat(read(List.of(), ANN_READS_ALL, BOB_READS_ID)).containsExactly("ann all", "bob [id]");
        assertThat(read(List.of(), ANN_READS_ALL, BOB_READS_ID, denial)).containsExactly("ann [id]", "bob [id]");
        assertThat(read(KNOWN, ANN_READS_ALL, BOB_READS_ID, denial)).containsExactly("ann [id]", "bob [id]");
        assertThat(imported(List.of(), ANN_READS_ALL, BOB_READS_ID, denial).notes())
                .extracting(Note::toString)
                .contains(new Note(
                                "policy ann denyPolicyItems",
                                Note.Verdict.PARTLY,
                                "it may be on columns of gold.t that nothing here names; what it denies or masks is taken of "
                                        + "all of them")
                        .toString());
    }

    @Test
    void upperCaseIsTheSameName() {
        String denial = policy("ann", "T", "'SSN'", "denyPolicyItems", "select").replace("gold", "Gold");

        assertThat(read(List.of(), ANN_READS_ALL, BOB_READS_ID, denial)).containsExactly("ann [id]", "bob [id]");
        assertThat(read(KNOWN, ANN_READS_ALL, BOB_READS_ID, denial)).containsExactly("ann [id]", "bob [id]");
        assertThat(read(KNOWN, ANN_READS_ALL.replace("'t'", "'T'"))).containsExactly("ann all");
    }

    @Test
    void aColumnOfAPatternOfTablesIsNotRead() {
        String denial = policy("ann", "*", "'ssn'", "denyPolicyItems", "select");

        assertThat(read(List.of(), ANN_READS_ALL, BOB_READS_ID, denial)).containsExactly("ann [id]", "bob [id]");
    }

    @Test
    void anAllowanceThatNamesNoColumnsLetsNobodyRead() {
        String table = ANN_READS_ALL.replace(",'column':{'values':['*'],'isExcludes':false}", "");

        assertThat(read(List.of(), table, BOB_READS_ID)).containsExactly("bob [id]");
        assertThat(read(KNOWN, table, BOB_READS_ID)).containsExactly("bob [id]");
        assertThat(read(KNOWN, table.replace("'t'", "'*'"), BOB_READS_ID)).containsExactly("bob [id]");
    }

    @Test
    void tagsAreOnColumnsThatNoPolicyNames() {
        assertThat(tagged(List.of(), "gold", "t", "ssn")).containsExactly("ann [id]", "bob [id]");
        assertThat(tagged(List.of(), "gold", "t", "id")).containsExactly("bob [id]");
        assertThat(tagged(KNOWN, "gold", "t", "ssn")).containsExactly("ann [id]", "bob [id]");
        assertThat(tagged(KNOWN, "gold", "u", "ssn")).containsExactly("ann all", "bob [id]");
    }

    @Test
    void tagsAreOnWhatTheirPatternsMatch() {
        for (List<Dataset> catalogue : List.of(List.<Dataset>of(), KNOWN)) {
            assertThat(tagged(catalogue, "gold", "*", "ssn")).containsExactly("ann [id]", "bob [id]");
            assertThat(tagged(catalogue, "Gold", "T", "SSN")).containsExactly("ann [id]", "bob [id]");
            assertThat(tagged(catalogue, "g*", "?", "s*n")).containsExactly("ann [id]", "bob [id]");
        }
    }

    @Test
    void tagsOnFilesAreOnNoTable() {
        JsonNode tags = parsed("{'serviceResources':[{'id':1,'resourceElements':{'url':{'values':['*']}}}],"
                + "'resourceToTagIds':{'1':[7]},'tags':{'7':{'type':'pii'}}}");

        assertThat(told(imported(RangerContext.of(KNOWN).withTags(tags), ANN_READS_ALL, NO_PII)))
                .containsExactly("ann all");
    }

    @Test
    void aMaskOnWhatNothingNamesIsNotForgotten() {
        String mask =
                "{'name':'masked','policyType':1,'serviceType':'hive','resources':{'database':{'values':['gold']},"
                        + "'table':{'values':['t']},'column':{'values':['*']}},'dataMaskPolicyItems':[{'accesses':[{'type':'select',"
                        + "'isAllowed':true}],'users':['ann'],'dataMaskInfo':{'dataMaskType':'MASK_HASH'}}]}";

        assertThat(read(List.of(), ANN_READS_ALL, BOB_READS_ID, mask)).containsExactly("bob [id]");
        assertThat(read(List.of(), ANN_READS_ALL, BOB_READS_ID, mask.replace("'*'", "'no'")))
                .containsExactly("ann all", "bob [id]");
    }

    @Test
    void aWordInUpperCaseTakesAndDoesNotGive() {
        assertThat(read(KNOWN, ANN_READS_ALL.replace("'select'", "'Select'"), BOB_READS_ID))
                .containsExactly("bob [id]");
        assertThat(read(KNOWN, ANN_READS_ALL, policy("ann", "t", "'*'", "denyPolicyItems", "Select"), BOB_READS_ID))
                .containsExactly("bob [id]");
    }

    @Test
    void tagsOfAnotherServiceAreRefused() {
        String ofLake = ANN_READS_ALL.replace("'serviceType'", "'service':'lake','serviceType'");

        assertThat(imported(RangerContext.of(KNOWN).withTags(parsed("{'serviceName':'lake'}")), ofLake)
                        .grants())
                .hasSize(1);
        assertThatThrownBy(() -> imported(RangerContext.of(KNOWN).withTags(parsed("{'serviceName':'other'}")), ofLake))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "its policies are of the service lake, and tags.json beside it is of other; put the tags of one "
                                + "service beside its policies");
        assertThatThrownBy(() -> RangerContext.of(KNOWN).withTags(parsed("{'isDelta':true}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tags.json holds changes to tags, not all of them; download all, or take it away");
    }

    private static List<String> tagged(List<Dataset> catalogue, String database, String table, String column) {
        String tags = "{'serviceResources':[{'id':1,'resourceElements':{'database':{'values':['" + database
                + "']},'table':{'values':['" + table + "']},'column':{'values':['" + column
                + "']}}}],'resourceToTagIds':{'1':[7]},'tags':{'7':{'type':'pii'}}}";
        return told(imported(RangerContext.of(catalogue).withTags(parsed(tags)), ANN_READS_ALL, BOB_READS_ID, NO_PII));
    }

    private static List<String> read(List<Dataset> catalogue, String... policies) {
        return told(imported(catalogue, policies));
    }

    private static List<String> told(Imported imported) {
        return imported.grants().stream()
                .map(grant -> {
                    List<String> columns =
                            grant.scope().match(zone -> List.of(), Scope.OfDataset::columns, tags -> List.of());
                    return grant.to() + " " + (columns.isEmpty() ? "all" : columns);
                })
                .toList();
    }

    private static Imported imported(List<Dataset> catalogue, String... policies) {
        return imported(RangerContext.of(catalogue), policies);
    }

    private static Imported imported(RangerContext context, String... policies) {
        return RangerImport.of(
                parsed("{'policies':[" + String.join(",", policies) + "]}"), context, LocalDate.of(2026, 1, 31));
    }

    private static String policy(String who, String table, String columns, String items, String access) {
        return "{'name':'" + who + " " + items
                + "','policyType':0,'serviceType':'hive','resources':{'database':{'values':"
                + "['gold']},'table':{'values':['" + table + "']},'column':{'values':[" + columns
                + "],'isExcludes':false}},'" + items + "':[{'accesses':[{'type':'" + access
                + "','isAllowed':true}],'users':['" + who + "']}]}";
    }

    private static Dataset table() {
        List<Column> columns = List.of("id", "ssn").stream()
                .map(column -> new Column(column, ColumnType.of("string"), false, List.of(), ""))
                .toList();
        return new Dataset(new DatasetId("gold", "t"), "Sold", columns, List.of(), 1, List.of());
    }

    private static JsonNode parsed(String text) {
        try {
            return AwsStandIn.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
