package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a governance officer asks about the sample definition, and what comes back. */
class AccessVerbTest {
    private static final Path SAMPLE = Path.of("").toAbsolutePath().resolveSibling("platform");

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void copyTheSampleDefinition() {
        DefinitionCopy.of(SAMPLE, folder);
    }

    @Test
    void showsWhatSomebodySeesOfADataset() {
        assertThat(access("matrix", "--principal", "finance", "--dataset", "gold.customer_invoices"))
                .isZero();

        assertThat(lines(out))
                .containsExactly(
                        "principal dataset sees rows columns also",
                        "finance gold.customer_invoices some columns all all but customer_id",
                        "As of 2026-11-24");
    }

    @Test
    void namesThoseWhoHaveNothing() {
        assertThat(access("matrix", "--principal", "intern")).isZero();

        assertThat(out.toString()).isEqualTo("As of 2026-11-24; nothing for intern\n");
    }

    @Test
    void hasALineForEachColumnForPrograms() {
        access("matrix", "--json", "--principal", "analyst-uk", "--dataset", "gold.customer_invoices");
        JsonNode customer = Json.read(out.toString()).at("/cells/1");
        assertThat(customer.toString())
                .isEqualTo("{\"principal\":\"analyst-uk\",\"dataset\":\"gold.customer_invoices\","
                        + "\"column\":\"customer_id\",\"sees\":\"masked, filtered\",\"mask\":\"hash\","
                        + "\"rows\":\"country = 'United Kingdom'\"}");

        out = new StringWriter();
        access("matrix", "--csv", "--principal", "finance", "--dataset", "gold.customer_invoices");
        assertThat(out.toString())
                .startsWith("principal,dataset,column,sees,mask,rows\r\n"
                        + "finance,gold.customer_invoices,run_date,full,,\r\n"
                        + "finance,gold.customer_invoices,customer_id,none,,\r\n");
    }

    @Test
    void putsThePlanesSideBySideWithTheirDifferencesFirst() {
        assertThat(access("planes", "--env", "prod")).isZero();

        assertThat(lines(out))
                .startsWith(
                        "plane principal dataset about definition plane has gap",
                        "lake-formation analyst-eu gold.customer_invoices customer_id as HASH hidden MASK_IN_OTHER_TABLE")
                .contains(
                        "carla gold.customer_invoices all but customer_id as defined as defined through Lake Formation")
                .endsWith("prod as of 2026-11-24: 16 differences, 0 unexplained");
    }

    @Test
    void tellsProgramsThatNothingIsUnexplained() {
        assertThat(access("planes", "--json")).isZero();

        JsonNode planes = Json.read(out.toString());
        assertThat(planes.get("env").asText()).isEqualTo("dev");
        assertThat(planes.get("unexplained")).isEmpty();
        assertThat(planes.get("differences")).hasSize(9);
    }

    @Test
    void namesTheSqlEndpointAsTheDifferenceThatItIs() {
        assertThat(access("planes", "--env", "stage", "--with", "kerberos-ranger"))
                .isZero();

        assertThat(lines(out))
                .contains("lake-formation lakewarden-stage.sql-endpoint gold.sales_by_day everything nothing DESCRIBE"
                        + " DESCRIBED_TO_SQL_ENDPOINT")
                .endsWith("stage as of 2026-11-24: 16 differences, 0 unexplained");
    }

    @Test
    void saysHowManyEntriesLakeFormationGetsAndWhy() {
        assertThat(access("lf", "--env", "prod")).isZero();

        assertThat(lines(out))
                .endsWith(
                        "52 permissions, 6 filters, 0 tag associations, 1 masked tables in 2 stacks for prod as of"
                                + " 2026-11-24; 10 gaps (./lakewarden access gaps --plane LAKE_FORMATION)",
                        "61 entries to deploy, where one for each principal and table would make 78. Whole zones are"
                                + " one entry each; LF-tags are not used, since here they would take more");
    }

    @Test
    void refusesAnEnvironmentThatIsInNoAccount() {
        assertThat(access("lf", "--env", "local")).isOne();

        assertThat(err.toString())
                .contains("Cannot look at the environment local: there is none of that name in an account;"
                        + " name one of dev, prod, stage");
    }

    @Test
    void writesLakeFormationsEntries() {
        Path target = folder.resolve("lf");
        assertThat(access("lf", "--env", "dev", "--out", target.toString())).isZero();

        assertThat(target).isDirectoryContaining("glob:**/{gaps,masked-tables,resources,stacks}.json");
        assertThat(target.resolve("resources.json"))
                .content()
                .contains("role/lakewarden-dev-analyst-eu")
                .doesNotContain("lakewarden-dev-intern");
    }

    @Test
    void writesIamsDocuments() throws IOException {
        Path to = folder.resolve("iam");

        assertThat(access("iam", "--env", "prod", "--on", "2026-11-26", "--out", to.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .endsWith("23 roles, 2 policies, 7 bucket policies and 7 key policies for prod as of 2026-11-26; "
                        + "54 gaps (./lakewarden access gaps --plane IAM)\n");
        assertThat(Json.read(Files.readString(to.resolve("roles/lakewarden-prod.registration.json")))
                        .at("/AssumeRolePolicyDocument/Statement/0/Principal/Service/0")
                        .asText())
                .isEqualTo("lakeformation.amazonaws.com");
    }

    @Test
    void leavesNoFileOfARoleThatHasEnded() {
        Path to = folder.resolve("iam");
        Path role = to.resolve("roles/lakewarden-prod-contractor.json");
        access("iam", "--env", "prod", "--on", "2027-06-30", "--out", to.toString());
        assertThat(role).exists();

        access("iam", "--env", "prod", "--on", "2027-07-01", "--out", to.toString());

        assertThat(role).doesNotExist();
        assertThat(to.resolve("roles/lakewarden-prod-carla.json")).exists();
    }

    @Test
    void saysThatIamDoesNotKeepARoleOfOthersFromAsking() throws IOException {
        change("carla: {description: Controller}", "carla: {description: Controller, iamRole: sso/Carla}");
        change("members: [analyst-eu, analyst-uk]}", "members: [analyst-eu, analyst-uk], iamRole: sso/Analysts}");

        assertThat(access("planes", "--env", "prod")).isZero();

        assertThat(lines(out))
                .contains("iam carla bronze.invoices_raw way none through Lake Formation ROLE_OF_OTHERS")
                .contains("iam analysts bronze.invoices_raw way none through Lake Formation ROLE_OF_OTHERS")
                .noneMatch(line -> line.startsWith("iam carla gold.customer_invoices "))
                .last()
                .asString()
                .endsWith(" differences, 0 unexplained");
    }

    @Test
    void refusesARoleOfOthersForEmergencies() throws IOException {
        change("break-glass: {description: ", "break-glass: {iamRole: sso/Admin, description: ");

        assertThat(access("iam", "--env", "prod")).isNotZero();

        assertThat(err.toString())
                .isEqualTo(
                        "lakewarden: Cannot ask break-glass for a second factor: its role sso/Admin is made elsewhere, "
                                + "and so is its trust; leave out iamRole\n");
    }

    @Test
    void refusesAKindOfClusterThatThereIsNot() {
        assertThat(access("iam", "--with", "shared")).isEqualTo(2);
        assertThat(err.toString()).contains("expected one of pipeline, governed-sql, kerberos-ranger");
    }

    @Test
    void looksAtTheDayThatIsNamed() {
        access("matrix", "--principal", "contractor", "--on", "2027-07-01");

        assertThat(out.toString()).isEqualTo("As of 2027-07-01; nothing for contractor\n");
    }

    @Test
    void explainsADecisionByItsGrants() {
        assertThat(access("explain", "carla", "gold.customer_invoices.customer_id"))
                .isZero();
        assertThat(out.toString())
                .matches(
                        """
                        carla cannot read gold.customer_invoices.customer_id
                            platform/domains/billing.yaml:\\d+:5 deny finance read on columns classified pii
                        As of 2026-11-24
                        """);

        out = new StringWriter();
        access("explain", "intern", "silver.dim_country");
        assertThat(out.toString())
                .isEqualTo(
                        """
                        intern cannot read country, iso_code, region of silver.dim_country
                            no grant allows it
                        intern cannot write silver.dim_country
                            no grant allows it
                        intern cannot manage silver.dim_country
                            no grant allows it
                        As of 2026-11-24
                        """);
    }

    @Test
    void refusesNamesThatNobodyHas() {
        assertThat(access("explain", "analyst-es", "gold.sales_by_day")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid PRINCIPAL: got analyst-es, expected a principal of the definition; "
                        + "did you mean analyst-eu?\n");

        err = new StringWriter();
        assertThat(access("explain", "carla", "gold.sales_by_days")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid DATASET: got gold.sales_by_days, expected a dataset of the definition; "
                        + "did you mean gold.sales_by_day?\n");
    }

    @Test
    void saysWhatAChangeGivesAndTakes() throws IOException, InterruptedException {
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "before");
        change("  - {to: finance, effect: deny, actions: [read], classifications: [pii]}\n", "");
        change("  - {to: fraud, actions: [read], dataset: silver.invoice_lines}\n", "");
        change(
                "    rows: country = 'United Kingdom'\n    masks: {customer_id: hash}\n",
                "    rows: country = 'EIRE'\n");
        change(
                "  contractor: {description: \"Mends the feed's quality, for a year\", expires: 2027-06-30}",
                "  contractor: {description: \"Mends the feed's quality, for a year\", expires: 2027-12-31}");
        Files.writeString(domain(), Files.readString(domain()).replaceAll("(?s)policyTests:.*", ""));

        assertThat(access("diff", "--base", "HEAD", "--on", "2026-11-24"))
                .as(err.toString())
                .isZero();

        assertThat(lines(out))
                .containsExactly(
                        "principal dataset before after from",
                        "changes analyst-uk gold.customer_invoices rows country = 'United Kingdom'; customer_id as hash "
                                + "rows country = 'EIRE' 2026-11-24",
                        "gives carla gold.customer_invoices all but customer_id full 2026-11-24",
                        "takes dora silver.invoice_lines full none 2026-11-24",
                        "gives finance gold.customer_invoices all but customer_id full 2026-11-24",
                        "takes fraud silver.invoice_lines full none 2026-11-24",
                        "gives contractor silver.invoice_lines_quarantine none "
                                + "only run_date, source_file, line_number, reason, detail 2027-07-01",
                        "3 gives, 2 takes, 1 changes");
    }

    @Test
    void saysThatNothingChangesAndRefusesARevisionThatIsNone() throws IOException, InterruptedException {
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "before");

        access("diff", "--base", "main", "--markdown");
        assertThat(out.toString()).isEqualTo("**Nobody's access changes** compared with `main`.\n");

        assertThat(access("diff", "--base", "nowhere")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("lakewarden: Invalid --base: got nowhere, expected a git revision that has platform/; "
                        + "git tag and git log list some\n");
    }

    @Test
    void tellsWhatAPlaneCannotSay() {
        access("gaps", "--plane", "ranger_emr_spark");

        assertThat(lines(out).get(1))
                .isEqualTo("ranger-emr-spark analyst-eu gold.customer_invoices read customer_id as hash "
                        + "reads nothing of it MASK_NOT_ENFORCED");
    }

    @Test
    void writesRangersPoliciesTheSameEveryTime() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        access("ranger", "--out", first.toString());
        access("ranger", "--out", second.toString());

        assertThat(first).isDirectoryContaining("glob:**hive.json").isDirectoryContaining("glob:**roles.json");
        for (String name : List.of("hive.json", "tag.json", "tags.json", "roles.json", "amazon-emr-spark.json")) {
            assertThat(first.resolve(name)).hasSameBinaryContentAs(second.resolve(name));
        }
    }

    private int access(String question, String... arguments) {
        CommandLine command =
                Lakewarden.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        boolean dated = List.of("gaps", "ranger").contains(question)
                || List.of(arguments).contains("--on");
        return command.execute(Stream.of(
                        Stream.of("access", question),
                        Stream.of(arguments),
                        Stream.of("--dir", folder.toString()),
                        dated ? Stream.<String>empty() : Stream.of("--on", "2026-11-24"))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private static Stream<String> linesOf(StringWriter text) {
        return text.toString().lines().map(line -> line.strip().replaceAll("\\s+", " "));
    }

    private static List<String> lines(StringWriter text) {
        return linesOf(text).toList();
    }

    private Path domain() {
        return folder.resolve("platform/domains/billing.yaml");
    }

    private void change(String from, String to) throws IOException {
        for (Path file : new Path[] {domain(), folder.resolve("platform/platform.yaml")}) {
            String text = Files.readString(file);
            if (text.contains(from)) {
                Files.writeString(file, text.replace(from, to));
                return;
            }
        }

        throw new IllegalArgumentException("not there: " + from);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
