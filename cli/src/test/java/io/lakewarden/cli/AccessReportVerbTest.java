package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.Golden;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.grants.DriftJson;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a regulator is shown of a small definition with a history of two commits. */
class AccessReportVerbTest {
    private static final Path SMALL = Path.of("src", "test", "resources", "evidence", "platform");
    private static final Path COMPREHENSIVE =
            Path.of("..", "infra", "src", "test", "resources", "comprehensive", "platform");
    private static final String SHOP = "domains/shop.yaml";
    private static final String PLATFORM = "small";
    private static final String CLEAN = "\"differences\":[],\"unread\":[],\"implicit\":[],\"others\":2";

    @TempDir
    private Path folder;

    private Checkout checkout;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void commitTwice() {
        checkout = small(folder.resolve("shop"));
    }

    @Test
    void saysWhatTheGoldenSays() throws IOException {
        assertThat(report("r")).as(err.toString()).isZero();

        Golden.assertSame(Golden.file("cli/src/test/resources/evidence/access-report.txt"), heard(page("r")));
        Golden.assertSame(
                Golden.file("cli/src/test/resources/evidence/access-report.json"),
                Files.readString(folder.resolve("r/access-report.json")));
    }

    @Test
    void theSameCommitsInAnotherFolderGiveTheSameBytes() throws IOException {
        report("r");
        checkout = small(folder.resolve("elsewhere"));
        report("again");

        for (String file : List.of("access-report.html", "access-report.json")) {
            assertThat(folder.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("r").resolve(file));
        }
    }

    @Test
    void whoSeesAColumnStandsBesideWhoIsDeniedItAndWhoHasNothingIsNotThere() throws IOException {
        report("r");

        assertThat(data("r").get("sights"))
                .extracting(one -> one.get("principal").asText() + " "
                        + one.get("column").asText() + " " + one.get("sees").asText() + ", "
                        + one.get("rows").asText())
                .containsExactly("ana customer a hash in place of the value, rows in which country is “France”");
        assertThat(data("r").get("denials"))
                .extracting(one ->
                        one.get("principal").asText() + " " + one.get("column").asText())
                .containsExactly("carl customer", "carl phone");
        assertThat(page("r")).doesNotContain("dora");
        assertThat(heard(page("r"))).contains("Seen by nobody: phone");
    }

    @Test
    void aGrantNamesEveryCommitThatItsLinesAreFrom() throws IOException {
        report("r");

        JsonNode grants = data("r").get("grants");
        assertThat(commits(grants.get(0)))
                .containsExactly("2026-11-20 Bea one country only", "2026-11-10 Alf the shop");
        assertThat(commits(grants.get(1))).containsExactly("2026-11-10 Alf the shop");
    }

    @Test
    void aLineThatIsNotCommittedSaysSoAndItsNeighbourDoesNot() throws IOException {
        checkout.with(SHOP, "rows: country = 'France'", "rows: country = 'Spain'");
        report("r");

        JsonNode grants = data("r").get("grants");
        assertThat(grants.get(0).at("/origin/without").asText()).isEqualTo("changed since, and not committed");
        assertThat(grants.get(1).at("/origin/without").asText()).isEmpty();
        assertThat(heard(page("r")))
                .contains("Not as in that commit: platform/domains/shop.yaml. What this page says of them nobody has"
                        + " committed.");
        assertThat(out.toString()).contains("No certain commit stands for 1 of the 7 ");
    }

    @Test
    void whatGitWasToldToOverlookIsNotAsInTheCommit() throws IOException {
        checkout.git("update-index", "--assume-unchanged", "platform/" + SHOP);
        report("r");
        assertThat(data("r").at("/checkout/uncommitted")).isEmpty();

        checkout.with(SHOP, "rows: country = 'France'", "rows: country = 'Spain'");
        report("r");
        assertThat(data("r").at("/checkout/uncommitted"))
                .extracting(JsonNode::asText)
                .containsExactly("platform/" + SHOP);
    }

    @Test
    void aNewFileSaysThatItIsInNoCommit() throws IOException {
        Files.move(
                checkout.folder().resolve("platform/domains/shop.yaml"),
                checkout.folder().resolve("platform/domains/store.yaml"));
        report("r");

        assertThat(data("r").at("/grants/0/origin/without").asText()).isEqualTo("in no commit: a new file");
        assertThat(data("r").at("/checkout/uncommitted"))
                .extracting(JsonNode::asText)
                .containsExactly("platform/domains/shop.yaml", "platform/domains/store.yaml");
    }

    @Test
    void aShallowCheckoutDoesNotPassForAWholeHistory() throws IOException {
        checkout = checkout.shallow(folder.resolve("shallow"));
        checkout.git("config", "blame.showRoot", "true");
        report("r");

        assertThat(data("r").at("/grants/1/origin/without").asText())
                .endsWith(" or before it: this checkout has no earlier commits");
    }

    @Test
    void withoutACommitItNeedsADayAndSaysThatNoCommitStandsForAnything() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        DefinitionCopy.of(SMALL, bare);
        checkout = new Checkout(bare);

        assertThat(report("r")).isOne();
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot date the report: " + bare + " is in no git repository with a commit; "
                        + "commit the definition, or name a day with --on\n");

        assertThat(report("r", "--on", "2026-11-24")).isZero();
        assertThat(out.toString())
                .contains(
                        "A definition that is in no commit, as of 2026-11-24\n",
                        "No certain commit stands for 7 of the 7");
    }

    @Test
    void whoseRightsHaveEndedSeesNothingOnTheDayAfterAndStillDoesOnTheLast() throws IOException {
        report("last", "--on", "2026-12-31");
        report("after", "--on", "2027-01-01");

        assertThat(data("last").get("sights")).hasSize(1);
        assertThat(data("last").at("/sights/0/until").asText()).isEqualTo("2026-12-31");
        assertThat(data("after").get("sights")).isEmpty();
        assertThat(heard(page("after"))).contains("Nobody sees any of them.").doesNotContain("Nobody else");
    }

    @Test
    void anAccountThatWasNotLookedAtIsNotCalledClean() throws IOException {
        report("r");

        assertThat(heard(page("r")))
                .contains("Nothing was compared. This page says what the definition gives, not what the account has.")
                .doesNotContain("nothing differs");
    }

    @Test
    void aCleanAccountIsCalledSoByWhatVerifyItselfWrites() throws IOException {
        Drift none = new Drift(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), 2, new TreeMap<>(), new TreeMap<>());
        var json = (ObjectNode) Json.read(verified("dev", "2026-11-20", "\"none\":true"));
        json.put("caller", "arn:aws:iam::111111111111:role/auditor").setAll(DriftJson.of(none));
        Path file = drift(json.toString());

        assertThat(report("r", "--drift", file.toString())).as(err.toString()).isZero();
        assertThat(heard(page("r")))
                .contains(
                        "asked by arn:aws:iam::111111111111:role/auditor, read at 2026-11-21T05:17:00Z, with the grants "
                                + "of 2026-11-20. Its definition was that of the same commit.",
                        "administrator arn:aws:iam::111111111111:role/mallory",
                        "All of it was read, and nothing differs.",
                        "Entries that the definition does not speak for: 2.")
                .doesNotContain("another day");
    }

    @Test
    void differencesAndWhatWasNotReadAreNamed() throws IOException {
        Path file = drift(verified(
                "dev",
                "2026-11-19",
                "\"none\":false,\"differences\":[{\"text\":\"is there and"
                        + " should not be: <b>x</b>\"}],\"unread\":[{\"area\":\"grants\",\"why\":\"access denied\"}],"
                        + "\"implicit\":[],\"others\":0"));

        assertThat(report("r", "--drift", file.toString())).as(err.toString()).isZero();
        assertThat(page("r")).contains("is there and should not be: &lt;b&gt;x&lt;/b&gt;", "grants: access denied");
        assertThat(heard(page("r")))
                .contains("This report looks at the grants of another day, 2026-11-20.")
                .doesNotContain("nothing differs");
        assertThat(out.toString())
                .contains("The account's Lake Formation was read at 2026-11-21T05:17:00Z and compared for the "
                        + "grants of 2026-11-19: 1 difference, 1 part unread\n");
    }

    @Test
    void aGrantThatEndsBeforeItsPrincipalEndsWhatIsSeen() throws IOException {
        checkout.with(SHOP, "rows: country = 'France'", "rows: country = 'France'\n    expires: 2026-12-15");
        report("r", "--on", "2026-12-01");
        report("last", "--on", "2026-12-15");
        report("after", "--on", "2026-12-16");

        assertThat(data("r").at("/sights/0/until").asText()).isEqualTo("2026-12-15");
        assertThat(data("last").get("sights")).hasSize(1);
        assertThat(data("after").get("sights")).isEmpty();
    }

    @Test
    void aDriftThatIsNoneIsRefused() throws IOException {
        refusesDrift(
                verified("dev", "banana", "\"none\":true," + CLEAN),
                "its on is banana, and expected is a day such as 2026-01-31");
        refusesDrift(
                verified("prod", "2026-11-20", "\"none\":true," + CLEAN),
                "its env is prod, and the report is about dev");
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":true," + CLEAN).replace("111111111111", "222222222222"),
                "its account is 222222222222, and the report is about 111111111111");
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":false," + CLEAN),
                "it contradicts itself on whether there are differences");
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":true," + CLEAN.replace("\"unread\":[],", "")),
                "it does not say unread");
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":true," + CLEAN).replace(head(), "5cf9"),
                "its commit is 5cf9, and the report is about " + head());
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":true," + CLEAN)
                        .replace("\"uncommitted\":[]", "\"uncommitted\":[\"platform/x.yaml\"]"),
                "the definition that it compared with was in no commit: platform/x.yaml had been changed");
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":true," + CLEAN)
                        .replace("\"platform\":\"" + PLATFORM, "\"platform\":\"other"),
                "its platform is other, and the report is about " + PLATFORM);
        refusesDrift(
                verified("dev", "2026-11-20", "\"none\":true," + CLEAN).replace("2026-11-21T05:17:00Z", "then"),
                "its lookedAt is then, and expected is a time such as 2026-01-31T05:17:00Z");
        refusesDrift("{\"error\":\"Cannot ask: no\"}", "it says that nothing was compared: Cannot ask: no");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void whatIsDifferentFromTheLastReportIsNamedAndWhatIsNotIsNot() throws IOException {
        report("last");
        checkout.with(SHOP, "rows: country = 'France'", "rows: country = 'Spain'")
                .with(SHOP, "  - {to: finance, effect: deny, actions: [read], classifications: [pii]}\n", "")
                .with(SHOP, "  - carl cannot read gold.orders.customer\n", "")
                .commit("2026-11-21", "Bea", "finance sees people");
        assertThat(report("now", "--since", folder.resolve("last").toString()))
                .as(err.toString())
                .isZero();

        assertThat(data("now").at("/since/changes"))
                .extracting(one -> one.get("part").asText() + " | "
                        + one.get("about").asText() + " | " + one.get("before").asText() + " | "
                        + one.get("after").asText())
                .containsExactly(
                        "Who sees what | ana: gold.orders.customer |"
                                + " a hash in place of the value; rows in which country is “France”; until 2026-12-31 |"
                                + " a hash in place of the value; rows in which country is “Spain”; until 2026-12-31",
                        "Who sees what | carl: gold.orders.customer |  | the value itself; all rows",
                        "Who sees what | carl: gold.orders.phone |  | the value itself; all rows",
                        "Denials | carl: gold.orders.customer | denied | ",
                        "Denials | carl: gold.orders.phone | denied | ",
                        "Seen or denied through | ana sees gold.orders.customer |"
                                + " ana may read country, customer of gold.orders; rows in which country is “France”;"
                                + " of customer, a hash in place of the value |"
                                + " ana may read country, customer of gold.orders; rows in which country is “Spain”;"
                                + " of customer, a hash in place of the value",
                        "Grants | ana may read country, customer of gold.orders; rows in which country is “France”;"
                                + " of customer, a hash in place of the value | there | ",
                        "Grants | ana may read country, customer of gold.orders; rows in which country is “Spain”;"
                                + " of customer, a hash in place of the value |  | there",
                        "Grants | finance may never read any column classified pii | there | ",
                        "Grants | finance may read every dataset of zone gold |  | there",
                        "Gaps | ranger-emr-spark ROW_FILTER_NOT_ENFORCED: ana, gold.orders, asked read rows where"
                                + " country = 'France' | reads nothing of it | ",
                        "Gaps | ranger-emr-spark ROW_FILTER_NOT_ENFORCED: ana, gold.orders, asked read rows where"
                                + " country = 'Spain' |  | reads nothing of it",
                        "Gaps | ranger-emrfs FILES_SHOW_EVERYTHING: carl, gold.orders, asked read a part of it |"
                                + " no files of it | ",
                        "Policy tests | carl cannot read gold.orders.customer, in platform/domains/shop.yaml | holds | ");
    }

    @Test
    void theSameGrantInAnotherCommitIsADifference() throws IOException {
        report("last");
        String before = commitOf("last");
        checkout.with(SHOP, "rows: country = 'France'", "rows: country = 'France' # as before")
                .commit("2026-11-21", "Bea", "a note");
        report("now", "--since", folder.resolve("last").toString());

        assertThat(data("now").at("/since/changes"))
                .extracting(JsonNode::toString)
                .singleElement()
                .asString()
                .startsWith("{\"part\":\"Commits\",\"about\":\"Grant: ana may read country, customer of gold.orders;")
                .contains("\"before\":\"" + before + ", ", "\"after\":\"" + commitOf("now") + ", ");
    }

    private String commitOf(String report) throws IOException {
        return data(report).at("/checkout/commits/0/id").asText().substring(0, 12);
    }

    @Test
    void nothingIsDifferentFromAReportOfTheSameAndWithoutOneThePageSaysThatNothingWasCompared() throws IOException {
        report("last");
        report("now", "--since", folder.resolve("last").toString());

        assertThat(heard(page("now"))).contains("Nothing is different.");
        assertThat(heard(page("last")))
                .contains("No earlier report was given, so nothing was compared.")
                .doesNotContain("Nothing is different");
    }

    @Test
    void anAccountThatIsNoLongerLookedAtIsADifferenceAndNoDriftIsCalledGone() throws IOException {
        Path file = drift(verified(
                "dev",
                "2026-11-20",
                "\"none\":false,\"differences\":[{\"text\":\"x\"}],\"unread\":[],\"implicit\":[],\"others\":0"));
        report("last", "--drift", file.toString());
        report("now", "--since", folder.resolve("last").toString());

        assertThat(data("now").at("/since/changes")).hasSize(1);
        assertThat(data("now").at("/since/changes/0").toString())
                .isEqualTo("{\"part\":\"The account\",\"about\":\"The account beside the definition\","
                        + "\"before\":\"compared\",\"after\":\"not compared\"}");
    }

    @Test
    void whoLookedAtTheAccountAndForWhichDayIsADifferenceBesideWhatTheyFound() throws IOException {
        String found = "\"none\":true,\"differences\":[],\"unread\":[],\"implicit\":[],\"others\":0";
        report("last", "--drift", drift(verified("dev", "2026-11-20", found)).toString());
        report(
                "now",
                "--drift",
                drift(verified("dev", "2026-11-21", found)).toString(),
                "--since",
                folder.resolve("last").toString());

        assertThat(data("now").at("/since/changes"))
                .extracting(JsonNode::toString)
                .singleElement()
                .asString()
                .startsWith("{\"part\":\"The account\",\"about\":\"The account beside the definition\","
                        + "\"before\":\"as of 2026-11-20, asked by ")
                .contains("\"after\":\"as of 2026-11-21, asked by ");
    }

    @Test
    void aReportOfAnotherEnvironmentOrNoneIsNotComparedWith() throws IOException {
        report("last");
        err = new StringWriter();
        Path last = folder.resolve("last/access-report.json");
        assertThat(run("prod", "now", "--since", folder.resolve("last").toString()))
                .isOne();
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot compare with " + last
                        + ": it is about small/dev in 111111111111, eu-west-1, and this report about small/prod in"
                        + " 333333333333, eu-west-1; name a report of the same environment, or leave out --since\n");

        Files.writeString(last, "{}");
        err = new StringWriter();
        assertThat(report("now", "--since", folder.resolve("last").toString())).isOne();
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot compare with " + last + ": it is no lakewarden-access-report-1; name the"
                        + " folder that an earlier ./lakewarden access report wrote, or leave out --since\n");
        assertThat(report("last", "--since", folder.resolve("last").toString())).isEqualTo(2);
        assertThat(folder.resolve("now")).doesNotExist();
    }

    @Test
    void aPolicyTestThatDoesNotHoldIsOnThePageAndFailsTheCommand() throws IOException {
        checkout.with(SHOP, "carl cannot read gold.orders.customer", "carl can read gold.orders.customer");

        assertThat(report("r")).isOne();
        assertThat(heard(page("r")))
                .contains(
                        "ana reads gold.orders.customer as hash | holds | platform/domains/shop.yaml:26",
                        "carl can read gold.orders.customer | does not hold: Cannot uphold 'carl can read"
                                + " gold.orders.customer': carl cannot read gold.orders.customer |");
        assertThat(out.toString()).contains("2 policy tests, 1 of which does not hold\n");
    }

    @Test
    void anyOtherMistakeInTheDefinitionWritesNothing() {
        checkout.with(SHOP, "dataset: gold.orders", "dataset: gold.order");

        assertThat(report("r")).isOne();
        assertThat(err.toString()).endsWith("Cannot report: the definition has errors; mend what stands above\n");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void whatOnlyATestAllowsIsNamedWhereItIsAndNotElsewhere() throws IOException {
        checkout = Checkout.of(COMPREHENSIVE, folder.resolve("tested")).commit("2026-11-20", "Alf", "all of it");
        assertThat(run("gov", "gov")).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("Allowed because somebody tested it: REGISTRATION_ROLE_PARTITION on gov/shop");
        assertThat(heard(page("gov"))).contains("REGISTRATION_ROLE_PARTITION | shop | It was tried there");

        assertThat(run("prod", "prod")).as(err.toString()).isZero();
        assertThat(heard(page("prod")))
                .contains("Nothing in this environment is allowed only because somebody tested it.")
                .doesNotContain("REGISTRATION_ROLE_PARTITION");
    }

    @Test
    void thePageNeedsNothingElseAndShowsWhatItIsToldAsText() throws IOException {
        checkout.with("platform.yaml", "description: Analyst,", "description: \"<script>alert(1)</script>\",")
                .commit("2026-11-22", "Tom & <Jerry", "<b>bold</b>");
        report("r");

        String page = page("r");
        assertThat(page)
                .contains("default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "by Tom &amp; Jerry: &lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<script", "<img", "<link", "<b>", "http://", "https://", "url(");
    }

    @Test
    void aScreenReaderFindsHeadsCaptionsAndEveryLinksTarget() throws IOException {
        report("r");

        String page = page("r");
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(count(page, "<table")).isPositive().isEqualTo(count(page, "<caption"));
        assertThat(count(page, "<tr"))
                .isEqualTo(count(page, "<tr><th scope=") + count(page, "<tr id=\"[^\"]*\"><th scope="));
        assertThat(count(page, "<h1")).isOne();
        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(anchor -> assertThat(count(page, "id=\"" + Pattern.quote(anchor) + "\""))
                        .isOne());
    }

    private Checkout small(Path target) {
        return Checkout.of(SMALL, target)
                .with(SHOP, "    rows: country = 'France'\n", "")
                .commit("2026-11-10", "Alf", "the shop")
                .with(
                        SHOP,
                        "    masks: {customer: hash}\n",
                        "    rows: country = 'France'\n    masks: {customer: hash}\n")
                .commit("2026-11-20", "Bea", "one country only");
    }

    private void refusesDrift(String text, String why) throws IOException {
        Path file = drift(text);
        err = new StringWriter();
        assertThat(report("r", "--drift", file.toString())).isOne();
        assertThat(err.toString())
                .isEqualTo("lakewarden: Cannot read the drift in " + file + ": " + why
                        + "; save the output of ./lakewarden access verify --json, or leave out --drift\n");
    }

    private String head() {
        return new GitHistory(checkout.folder())
                .ofDefinition()
                .head()
                .orElseThrow()
                .id();
    }

    private String verified(String env, String on, String rest) {
        return "{\"env\":\"" + env + "\",\"platform\":\"" + PLATFORM + "\",\"lookedAt\":\"2026-11-21T05:17:00Z\","
                + "\"commit\":\"" + head() + "\",\"uncommitted\":[],\"readOnlyAdministrators\":[],\"with\":[],"
                + "\"administrators\":[\"arn:aws:iam::111111111111:role/mallory\"],\"account\":\"111111111111\",\"region\":\"eu-west-1\",\"caller\":\"somebody\","
                + "\"on\":\"" + on + "\"," + rest + "}";
    }

    private Path drift(String text) throws IOException {
        return Files.writeString(folder.resolve("drift.json"), text);
    }

    private static List<String> commits(JsonNode grant) {
        return StreamSupport.stream(grant.at("/origin/commits").spliterator(), false)
                .map(one -> one.get("day").asText() + " " + one.get("author").asText() + " "
                        + one.get("subject").asText())
                .toList();
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }

    /** A line for each row, paragraph and heading, as somebody hears it who does not see the page. */
    private static String heard(String page) {
        String body = page.substring(page.indexOf("<body>"))
                .replaceAll("</t[hd]><t[hd][^>]*>", " | ")
                .replaceAll("<br>", " / ")
                .replaceAll("<(h1|h2|h3|p|li|tr|caption|section|footer)[ >]", "\n$0")
                .replaceAll("<[^>]*>", "")
                .replace("&#x27;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return body.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n", "", "\n"));
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("access-report.html"));
    }

    private JsonNode data(String name) throws IOException {
        return Json.read(Files.readString(folder.resolve(name).resolve("access-report.json")));
    }

    private int report(String name, String... more) {
        return run("dev", name, more);
    }

    private int run(String environment, String name, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "access",
                                "report",
                                "--env",
                                environment,
                                "--out",
                                folder.resolve(name).toString(),
                                "--dir",
                                checkout.folder().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return Lakewarden.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
