package io.lakewarden.account.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Golden;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.Answer;
import io.lakewarden.security.ranger.Locations;
import io.lakewarden.security.ranger.RangerCompiler;
import io.lakewarden.security.ranger.RangerExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangerImportTest {
    private static final LocalDate ON = LocalDate.of(2026, 1, 31);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"..", "../infra/src/test/resources/comprehensive", "src/test/resources/tagged"})
    void whatWasCompiledDecidesAsBefore(String definition) {
        CheckedPlatform checked = Checker.check(DefinitionReader.read(Path.of(definition)))
                .platform()
                .orElseThrow();
        Platform original = checked.platform();
        SortedMap<String, String> files = RangerExport.files(RangerCompiler.compile(checked, Locations.none()));
        RangerContext context = RangerContext.of(original.datasets().toList())
                .withRoles(parsed(files.get("roles.json")))
                .withTags(parsed(files.get("tags.json")));
        JsonNode export = parsed(files.get("hive.json"));
        ((ArrayNode) export.path("policies"))
                .addAll((ArrayNode) parsed(files.get("tag.json")).path("policies"));

        Platform again = again(RangerImport.of(export, context, ON));
        assertSame(original, again, ON);
        assertSame(original, again, LocalDate.of(2026, 6, 30));
        assertSame(original, again, LocalDate.of(2026, 7, 1));
    }

    private static void assertSame(Platform original, Platform again, LocalDate on) {
        Access before = Access.of(original, on);
        Access after = Access.of(again, on);
        int allowed = 0;
        for (Principal principal : original.principals()) {
            boolean known =
                    again.principals().stream().anyMatch(other -> other.name().equals(principal.name()));
            for (Dataset dataset : original.datasets().toList()) {
                for (Action action : Action.values()) {
                    boolean may = before.decide(principal.name(), action, dataset.id())
                            .allowed();
                    if (principal instanceof Principal.Group || !known) {
                        assertThat(principal instanceof Principal.Group || !may)
                                .as(principal.name())
                                .isTrue();
                        continue;
                    }

                    String about = principal.name() + " " + action + " " + dataset.id();
                    if (action != Action.READ) {
                        assertThat(after.decide(principal.name(), action, dataset.id())
                                        .allowed())
                                .as(about)
                                .isEqualTo(may);
                        continue;
                    }

                    for (Column column : dataset.columns()) {
                        Answer then = before.decide(principal.name(), action, dataset.id(), column.name());
                        Answer now = after.decide(principal.name(), action, dataset.id(), column.name());
                        assertThat(now.allowed())
                                .as(about + "." + column.name())
                                .isEqualTo(then.allowed());
                        assertThat(now.mask()).as(about + "." + column.name()).isEqualTo(then.mask());
                        assertThat(now.rows()).as(about + "." + column.name()).isEqualTo(then.rows());
                        allowed += now.allowed() ? 1 : 0;
                    }
                }
            }
        }

        assertThat(allowed).isGreaterThan(10);
    }

    /** What we cannot say takes; it never gives. */
    @Test
    void whatCannotBeSaidIsLeftOutAndTold() throws IOException {
        JsonNode export = parsed(Files.readString(Path.of("src/test/resources/ranger/hand-written.json")));
        Imported imported = RangerImport.of(export, RangerContext.of(List.of()), ON);
        SortedMap<String, String> files = DefinitionText.files("imported", imported, Optional.empty());

        again(imported);
        Golden.check("import-ranger.md", files.get("import.md"));
        Golden.check("import-ranger.yaml", files.get("platform/domains/imported.yaml"));
    }

    @Test
    void aDenialOnTagsThatAreNotKnownTakesAll() {
        String export = "{'policies':[" + policy("open", "select", "'users':['ann','bob']", "")
                + ",{'name':'no pii','policyType':0,'serviceType':'tag','resources':{'tag':{'values':['pii']}},"
                + "'denyPolicyItems':[{'accesses':[{'type':'hive:select','isAllowed':true}],'users':['ann']}]}]}";
        Imported imported = RangerImport.of(parsed(export.replace('\'', '"')), RangerContext.of(List.of()), ON);

        assertThat(imported.grants()).extracting(grant -> grant.to()).containsExactly("bob");
    }

    @Test
    void aDenialOfAGroupWhoseMembersAreNotKnownTakesAll() {
        String export = "{'policies':["
                + policy(
                        "open",
                        "select",
                        "'users':['ann']",
                        ",'denyPolicyItems':[{'accesses':[{'type':'select','isAllowed':true}],'groups':['interns']}]")
                + "]}";
        Imported imported = RangerImport.of(parsed(export.replace('\'', '"')), RangerContext.of(List.of()), ON);

        assertThat(imported.grants()).isEmpty();
    }

    @Test
    void anExceptionForAGroupWhoseMembersAreNotKnownTakes() {
        String excepted =
                ",'allowExceptions':[{'accesses':[{'type':'select','isAllowed':true}],'groups':['contractors']}]";

        assertThat(imported(policy("open", "select", "'users':['ann']", excepted))
                        .grants())
                .isEmpty();
        assertThat(imported(policy("open", "select", "'users':['ann']", "")).grants())
                .hasSize(1);
    }

    @Test
    void someColumnsOfATableThatIsNotKnownAreNotAllOfThem() {
        String some = policy("some", "select", "'users':['ann']", "");
        String all = some.replace("'column':{'values':['a']}", "'column':{'values':['a','*']}");

        assertThat(scopes(imported(some))).containsExactly("gold.t [a]");
        assertThat(scopes(imported(all))).containsExactly("gold.t []");
    }

    @Test
    void tagsOnATableAndOnSeveralColumnsReachEachColumn() {
        String denied = ",{'name':'no pii','policyType':0,'serviceType':'tag','resources':{'tag':{'values':['PII']}},"
                + "'denyPolicyItems':[{'accesses':[{'type':'hive:select','isAllowed':true}],'users':['ann']}]}";
        String open = policy("open", "select", "'users':['ann']", "") + denied;

        assertThat(tagged(open, "'table':{'values':['t']}").grants()).isEmpty();
        assertThat(tagged(open, "'table':{'values':['t']},'column':{'values':['b','a']}")
                        .grants())
                .isEmpty();
        assertThat(tagged(open, "'table':{'values':['t']},'column':{'values':['b']}")
                        .grants())
                .hasSize(1);
    }

    private static Imported tagged(String policies, String levels) {
        String tags = "{'serviceResources':[{'id':1,'resourceElements':{'database':{'values':['gold']}," + levels
                + "}}],'resourceToTagIds':{'1':[7]},'tags':{'7':{'type':'PII'}}}";
        return RangerImport.of(
                parsed(("{'policies':[" + policies + "]}").replace('\'', '"')),
                RangerContext.of(List.of()).withTags(parsed(tags.replace('\'', '"'))),
                ON);
    }

    @Test
    void whatElseADenialIsOnIsDenied() {
        String open = policy("open", "select", "'users':['ann']", "");
        String more = "{'name':'no','policyType':0,'serviceType':'hive','resources':{'database':{'values':['gold']},"
                + "'table':{'values':['u']}},'additionalResources':[{'database':{'values':['gold']},'table':{'values':['t']}}],"
                + "'denyPolicyItems':[{'accesses':[{'type':'select','isAllowed':true}],'users':['ann']}]}";

        assertThat(imported(open + "," + more).grants()).isEmpty();
        assertThat(imported(open + "," + more.replace("['t']", "['v']")).grants())
                .hasSize(1);
    }

    @Test
    void aDenialThatHangsOnWhoAsksTakesAll() {
        String open = policy("open", "select", "'users':['ann']", "");
        String own = "{'name':'own','policyType':0,'serviceType':'hive','resources':{'database':{'values':['gold']},"
                + "'table':{'values':['{USER}']}},'denyPolicyItems':[{'accesses':[{'type':'select','isAllowed':true}],"
                + "'users':['ann']}]}";

        assertThat(imported(open + "," + own).grants()).isEmpty();
        assertThat(imported(open).grants()).hasSize(1);
    }

    @Test
    void whatIsNotOfOneServiceOutsideOfZonesIsRefused() {
        String open = policy("open", "select", "'users':['ann']", ",'service':'hive_dev'");

        assertThat(imported(open).grants()).hasSize(1);
        assertThatThrownBy(() -> imported(open + "," + open.replace("hive_dev", "hive_prod")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("its policies are of several services (hive_dev, hive_prod); export one of them, with the "
                        + "policies on tags");
        assertThatThrownBy(() -> imported(open.replace("'service':'hive_dev'", "'zoneName':'finance'")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy open is of the security zone finance, and which tables that has is not in the file; "
                                + "export policies outside of zones");
        assertThat(imported(open.replace("'serviceType':'hive'", "'serviceType':'kudu'"))
                        .grants())
                .isEmpty();
    }

    @Test
    void aFileThatAPluginDownloadedIsRefused() {
        String open = policy("open", "select", "'users':['ann']", "");

        assertThat(imported(open).grants()).hasSize(1);
        for (String key : List.of("policyDeltas", "securityZones", "serviceName", "tagPolicies")) {
            String downloaded = ("{'" + key + "':{},'policies':[" + open + "]}").replace('\'', '"');

            assertThatThrownBy(() -> RangerImport.of(parsed(downloaded), RangerContext.of(List.of()), ON))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "it has " + key + " beside its policies, as a file that a plugin downloaded, and not an "
                                    + "export; export the policies of the service and those on tags in Ranger Admin");
        }
    }

    @Test
    void whoCannotBeCalledAsRangerCallsThemIsGivenNothing() {
        Imported imported = imported(policy("open", "select", "'users':['Ann','ann','owners','a@b']", ""));

        assertThat(imported.grants()).extracting(grant -> grant.to()).containsExactly("ann");
        assertThat(imported.notes())
                .filteredOn(note -> note.verdict() == Note.Verdict.NOT)
                .extracting(Note::subject)
                .containsExactly("user Ann", "user a@b", "user owners");
    }

    @Test
    void aPeriodByAnotherZonesClockTakesAndDoesNotGive() {
        String until = ",'validitySchedules':[{'startTime':'2026/01/01 00:00:00','endTime':'2026/02/01 00:00:00'"
                + ",'timeZone':'%s'}]";

        assertThat(imported(policy("open", "select", "'users':['ann']", until.formatted("UTC")))
                        .grants())
                .extracting(grant -> grant.expires().orElseThrow())
                .containsExactly(ON);
        assertThat(imported(policy("open", "select", "'users':['ann']", until.formatted("Asia/Tokyo")))
                        .grants())
                .isEmpty();
    }

    @Test
    void whatIsOfADatabaseThatNoZoneCanBeIsLeftOut() {
        String open = policy("open", "select", "'users':['ann']", "");
        Imported landing = imported(open.replace("'gold'", "'landing'"));

        assertThat(imported(open).grants()).hasSize(1);
        assertThat(landing.grants()).isEmpty();
        assertThat(landing.notes()).extracting(Note::subject).contains("policy open on landing.t");
    }

    @Test
    void aNameWritesNoLinesIntoTheReport() {
        Imported imported = imported(policy("open\\n\\n## Said whole\\n\\n- all", "select", "'users':['ann']", ""));

        assertThat(DefinitionText.files("imported", imported, Optional.empty()).get("import.md"))
                .contains("policy open\\u000A\\u000A## Said whole")
                .doesNotContain("open\n");
    }

    @Test
    void aPeriodThatCannotBeReadIsTold() {
        String open = policy(
                "open",
                "select",
                "'users':['ann']",
                ",'validitySchedules':[{'startTime':'','endTime':'31/12/2026 00:00:00'}]");

        assertThatThrownBy(() -> imported(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy open has a period of  to 31/12/2026 00:00:00; expected times such as "
                        + "2026/12/31 00:00:00");
    }

    private static Imported imported(String policies) {
        return RangerImport.of(
                parsed(("{'policies':[" + policies + "]}").replace('\'', '"')), RangerContext.of(List.of()), ON);
    }

    private static List<String> scopes(Imported imported) {
        return imported.grants().stream()
                .map(grant -> (Scope.OfDataset) grant.scope())
                .map(scope -> scope.dataset() + " " + scope.columns())
                .toList();
    }

    private static String policy(String name, String access, String who, String more) {
        return "{'name':'" + name + "','policyType':0,'serviceType':'hive','resources':{'database':{'values':['gold']},"
                + "'table':{'values':['t']},'column':{'values':['a']}},'policyItems':[{'accesses':[{'type':'" + access
                + "','isAllowed':true}]," + who + "}]" + more + "}";
    }

    private Platform again(Imported imported) {
        return Written.accepted(Written.to(folder, imported, Optional.empty()));
    }

    private static JsonNode parsed(String text) {
        try {
            return AwsStandIn.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
