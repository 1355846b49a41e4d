package io.lakewarden.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.AccountReader;
import io.lakewarden.account.grants.Deployed;
import io.lakewarden.account.grants.Estate;
import io.lakewarden.account.grants.LakeReading;
import io.lakewarden.account.grants.LiveState;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Golden;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Scope;
import io.lakewarden.model.check.Checked;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.evaluator.Catalog;
import io.lakewarden.security.lakeformation.evaluator.Job;
import io.lakewarden.security.lakeformation.evaluator.LakeFormationEvaluator;
import io.lakewarden.security.lakeformation.evaluator.Sight;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountImportTest {
    @TempDir
    private Path folder;

    @Test
    void anAccountsGrantsDecideAsBefore() {
        try (Deployed deployed = Deployed.comprehensive()) {
            assertSameDecisions(deployed);
            Golden.check(
                    "import-account.md",
                    DefinitionText.files("imported", imported(deployed), Optional.empty())
                            .get("import.md"));
            Golden.check(
                    "import-account.yaml",
                    DefinitionText.files("imported", imported(deployed), Optional.empty())
                            .get("platform/domains/imported.yaml"));
        }
    }

    @Test
    void grantsByTagsDecideAsBefore() {
        try (Deployed deployed = Deployed.tagged()) {
            assertSameDecisions(deployed);
        }
    }

    @Test
    void aTableWithAColumnThatCannotBeSaidIsLeftOutWhole() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Read read = read(deployed);
            DatasetId table = imported(deployed).datasets().get(0).id();
            SortedMap<String, SortedMap<String, List<AccountTables.NamedType>>> databases =
                    new TreeMap<>(read.tables().databases());
            SortedMap<String, List<AccountTables.NamedType>> tables = new TreeMap<>(databases.get(table.zone()));
            tables.merge(
                    table.name(),
                    List.of(new AccountTables.NamedType("_ssn", "string")),
                    (known, more) ->
                            Stream.concat(known.stream(), more.stream()).toList());
            databases.put(table.zone(), tables);
            Imported odd = AccountImport.of(
                    "222222222222", "eu-west-1", read.live(), new AccountTables(databases, new TreeMap<>()));

            assertThat(odd.datasets())
                    .extracting(Dataset::id)
                    .doesNotContain(table)
                    .isNotEmpty();
            assertThat(odd.notes())
                    .contains(new Note(
                            "table " + table,
                            Note.Verdict.NOT,
                            "not all of its columns can be said, and whoever reads all that can would read the others "
                                    + "too; nobody is given anything of it"));
        }
    }

    @Test
    void aRoleWhoseFilterNoDefinitionWritesIsSaidInPart() {
        try (Deployed deployed = Deployed.comprehensive()) {
            String mallory = "arn:aws:iam::222222222222:role/mallory";
            grant(
                    deployed,
                    "Table",
                    AwsStandIn.JSON
                            .createObjectNode()
                            .put("DatabaseName", "gold")
                            .put("Name", "regions"));
            for (String rows : List.of("customer LIKE 'A%'", "amount = 'dear'", "lower(customer) = 'a'")) {
                filter(deployed, rows);
                Imported imported = imported(deployed);

                assertThat(imported.notes())
                        .filteredOn(note -> note.subject().equals(mallory))
                        .containsExactly(new Note(
                                mallory,
                                Note.Verdict.PARTLY,
                                "what it sees through gold.orders[by-hand] is left out: no definition writes its rows, "
                                        + rows));
                assertThat(imported.grants())
                        .filteredOn(grant -> grant.to().equals("mallory"))
                        .extracting(Grant::scope)
                        .containsExactly(new Scope.OfDataset(new DatasetId("gold", "regions"), List.of()));
                Written.accepted(Written.to(folder, imported, Optional.empty()));
            }

            filter(deployed, "amount = 3");
            assertThat(imported(deployed).notes()).contains(new Note(mallory, Note.Verdict.WHOLE, "as mallory"));
            assertThat(imported(deployed).grants())
                    .filteredOn(grant -> grant.to().equals("mallory"))
                    .anyMatch(grant -> grant.rows().map(Object::toString).equals(Optional.of("amount = 3")));
        }
    }

    @Test
    void aFilterThatLeavesOutAColumnWhichIsNoneGivesNothing() {
        try (Deployed deployed = Deployed.comprehensive()) {
            filter(deployed, "amount = 3", "AMOUNT");
            assertThat(seen(imported(deployed))).isNotEmpty().doesNotContain("amount");

            filter(deployed, "amount = 3", "price");
            assertThat(seen(imported(deployed))).isEmpty();
            assertThat(imported(deployed).notes())
                    .contains(new Note(
                            "the filter by-hand on gold.orders",
                            Note.Verdict.NOT,
                            "it leaves out the column price, which the table has not; it gives nothing"));
        }
    }

    private static List<String> seen(Imported imported) {
        return imported.grants().stream()
                .filter(grant -> grant.to().equals("mallory"))
                .flatMap(grant -> ((Scope.OfDataset) grant.scope()).columns().stream())
                .toList();
    }

    @Test
    void whatIsNoTableOfItsOwnIsLeftOut() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Read read = read(deployed);
            DatasetId table = imported(deployed).datasets().get(0).id();
            SortedMap<String, SortedMap<String, List<AccountTables.NamedType>>> databases =
                    new TreeMap<>(read.tables().databases());
            SortedMap<String, List<AccountTables.NamedType>> tables = new TreeMap<>(databases.get(table.zone()));
            AccountTables.NamedType id = new AccountTables.NamedType("id", "string");
            tables.put("empty", List.of());
            tables.put("twice", List.of(id, id));
            databases.put(table.zone(), tables);
            SortedMap<String, String> others = new TreeMap<>(Map.of(table.zone() + ".linked", "it is a link"));
            Imported odd =
                    AccountImport.of("222222222222", "eu-west-1", read.live(), new AccountTables(databases, others));

            assertThat(odd.datasets()).extracting(Dataset::id).contains(table);
            assertThat(odd.datasets())
                    .extracting(dataset -> dataset.id().name())
                    .doesNotContain("empty", "twice", "linked");
            assertThat(odd.notes())
                    .contains(
                            new Note(
                                    "table " + table.zone() + ".empty",
                                    Note.Verdict.NOT,
                                    "its catalog has no columns of it"),
                            new Note(
                                    "table " + table.zone() + ".twice",
                                    Note.Verdict.NOT,
                                    "it has two columns of one name"),
                            new Note("table " + table.zone() + ".linked", Note.Verdict.NOT, "it is a link"));
        }
    }

    /** Shows mallory all columns of the rows of gold.orders that a filter lets through. */
    private static void filter(Deployed deployed, String rows, String... excluded) {
        ObjectNode named = AwsStandIn.JSON
                .createObjectNode()
                .put("TableCatalogId", "222222222222")
                .put("DatabaseName", "gold")
                .put("TableName", "orders")
                .put("Name", "by-hand");
        ObjectNode filter = named.deepCopy().put("VersionId", "1");
        ObjectNode columns = filter.putObject("ColumnWildcard");
        Stream.of(excluded).forEach(columns.withArray("ExcludedColumnNames")::add);
        filter.putObject("RowFilter").put("FilterExpression", rows);
        deployed.lake.filters().put("gold.orders[by-hand", filter);
        grant(deployed, "DataCellsFilter", named);
    }

    private static void grant(Deployed deployed, String kind, ObjectNode on) {
        ObjectNode grant = AwsStandIn.JSON.createObjectNode();
        grant.set("Principal", LakeStandIn.principal("arn:aws:iam::222222222222:role/mallory"));
        grant.putObject("Resource").set(kind, on);
        grant.putArray("Permissions").add("SELECT");
        deployed.lake.grant(grant);
    }

    private void assertSameDecisions(Deployed deployed) {
        Read read = read(deployed);
        Imported imported = AccountImport.of("222222222222", "eu-west-1", read.live(), read.tables());
        Checked checked = Written.to(
                folder, imported, Optional.of(new TreeMap<>(Map.of("prod", new Aws("222222222222", "eu-west-1")))));
        assertThat(checked.platform()).as(checked.findings().toString()).isPresent();
        LakeFormation compiled = LakeFormationCompiler.compile(
                checked.platform().orElseThrow(),
                checked.platform().orElseThrow().platform().environment("prod").orElseThrow(),
                LocalDate.of(2026, 1, 31));
        SortedMap<DatasetId, List<Column>> columns = new TreeMap<>();
        imported.datasets().forEach(dataset -> columns.put(dataset.id(), dataset.columns()));
        Catalog catalog = new Catalog(columns);
        LakeFormation before = LakeReading.of("222222222222", "eu-west-1", read.live(), columns)
                .lake();
        LakeFormationEvaluator original = new LakeFormationEvaluator(before, catalog);
        LakeFormationEvaluator again = new LakeFormationEvaluator(compiled, catalog);
        SortedSet<String> principals = before.permissions().stream()
                .map(PrincipalPermissions::principal)
                .collect(Collectors.toCollection(TreeSet::new));
        int asked = 0;
        for (String principal : principals) {
            String named = principal.replace("arn:aws:", "arn:${AWS::Partition}:");
            for (DatasetId table : columns.keySet()) {
                asked++;
                Sight then = original.sight(principal, table, Job.FILTERING);
                Sight now = again.sight(named, table, Job.FILTERING);
                boolean describedOnly = then.permissions().equals(Set.of(Permission.DESCRIBE))
                        && then.columns().isEmpty();
                assertThat(now.columns()).as(principal + " on " + table).isEqualTo(then.columns());
                assertThat(now.permissions())
                        .as(principal + " on " + table)
                        .isEqualTo(describedOnly ? Set.of() : then.permissions());
            }
        }

        assertThat(asked).isGreaterThan(20);
    }

    private record Read(LiveState live, AccountTables tables) {}

    private static Read read(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            AccountTables tables = AccountTables.read(session);
            Estate all = new Estate(
                    "222222222222", new TreeSet<>(tables.databases().keySet()), new TreeSet<>(), new TreeSet<>(), "");
            return new Read(AccountReader.read(session, all), tables);
        }
    }

    private static Imported imported(Deployed deployed) {
        Read read = read(deployed);
        return AccountImport.of("222222222222", "eu-west-1", read.live(), read.tables());
    }
}
