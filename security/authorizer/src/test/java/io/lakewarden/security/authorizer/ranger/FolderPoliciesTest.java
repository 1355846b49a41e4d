package io.lakewarden.security.authorizer.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.security.authorizer.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPoliciesTest {
    private static final Target SALES = Target.table("gold", "sales");

    @TempDir
    Path folder;

    private static Principal user(String name) {
        return new Principal(name, Set.of());
    }

    private Engine engine() {
        return FolderPolicies.open(folder.toUri().toString(), new Configuration(false))
                .engine();
    }

    @Test
    void aRolesMemberHasWhatTheRoleHasAndNobodyElse() throws IOException {
        new PolicyFolder().allowRole("auditors", "gold", "*", "select").write(folder);
        Files.writeString(
                folder.resolve("roles.json"),
                """
                {"serviceName": "hive", "roleVersion": 1, "rangerRoles": [{"id": 1, "guid": "1", "isEnabled": true,
                 "version": 1, "name": "auditors", "options": {}, "users": [{"name": "ada", "isAdmin": false}],
                 "groups": [], "roles": []}]}
                """);

        assertThat(engine().verdict(user("ada"), SALES.column("net"), "select").allowed())
                .isTrue();
        assertThat(engine().verdict(user("bob"), SALES.column("net"), "select").allowed())
                .isFalse();
    }

    @Test
    void aColumnThatIsDeniedIsHiddenAndTheOthersAreNot() {
        new PolicyFolder()
                .allow("ada", "gold", "sales", "select")
                .deny("ada", "gold", "sales", List.of("note"), "select")
                .write(folder);

        TableView view = engine().view(user("ada"), SALES, List.of("net", "note"));
        assertThat(view.whole()).isFalse();
        assertThat(view.visible()).isTrue();
        assertThat(view.columns())
                .containsEntry("net", new ColumnView.Plain(new Policy(1, "rule 1")))
                .containsEntry("note", new ColumnView.Hidden(new Verdict(false, new Policy(2, "rule 2"))));
    }

    @Test
    void whoSeesOneColumnSeesSomethingOfTheTableAndOfItsDatabase() {
        new PolicyFolder()
                .allow("ada", "gold", "sales", List.of("net"), "select")
                .write(folder);

        assertThat(engine().seesAnything(user("ada"), SALES)).isTrue();
        assertThat(engine().seesAnything(user("ada"), Target.database("gold"))).isTrue();
        assertThat(engine().seesAnything(user("ada"), Target.table("gold", "others")))
                .isFalse();
        assertThat(engine().seesAnything(user("bob"), Target.database("gold"))).isFalse();
    }

    @Test
    void aFileThatIsMissingRefusesAll() throws IOException {
        new PolicyFolder().write(folder);
        Files.delete(folder.resolve("tag.json"));

        assertThatThrownBy(this::engine)
                .isInstanceOf(InvalidPolicies.class)
                .hasMessageStartingWith("Cannot read the policies in " + folder.toUri())
                .hasMessageEndingWith("; the folder must hold hive.json, tag.json, roles.json, tags.json");
    }

    @Test
    void aFileThatIsNoJsonRefusesAll() throws IOException {
        new PolicyFolder().write(folder);
        Files.writeString(folder.resolve("hive.json"), "{");

        assertThatThrownBy(this::engine)
                .isInstanceOf(InvalidPolicies.class)
                .hasMessageStartingWith("Invalid hive.json: ");
    }

    @Test
    void filesThatDoNotBelongTogetherRefuseAll() throws IOException {
        withChecksums(new PolicyFolder().allow("ada", "gold", "sales", "select"));
        new PolicyFolder().allow("bob", "gold", "sales", "select").write(folder);

        assertThatThrownBy(this::engine)
                .isInstanceOf(InvalidPolicies.class)
                .hasMessage(
                        "Invalid hive.json: it is not the one that SHA256SUMS names; the folder is being written, or "
                                + "was changed by hand");
    }

    @Test
    void aChangeIsTakenWholeOrNotAtAll() throws IOException {
        withChecksums(new PolicyFolder().allow("ada", "gold", "sales", "select"));
        FolderPolicies policies =
                FolderPolicies.open(folder.toUri().toString(), new Configuration(false), Duration.ZERO);

        new PolicyFolder().allow("adele", "gold", "sales", "select").write(folder);
        assertThat(readers(policies)).containsExactly("ada");

        withChecksums(new PolicyFolder().allow("adele", "gold", "sales", "select"));
        assertThat(readers(policies)).containsExactly("adele");

        Files.writeString(folder.resolve("hive.json"), "{\"policies\": [");
        assertThat(readers(policies)).containsExactly("adele");
    }

    private static List<String> readers(FolderPolicies policies) {
        return Stream.of("ada", "adele")
                .filter(name -> policies.engine()
                        .verdict(user(name), SALES.column("net"), "select")
                        .allowed())
                .toList();
    }

    private void withChecksums(PolicyFolder policies) throws IOException {
        policies.write(folder);
        StringBuilder sums = new StringBuilder();
        for (String name : PolicyFiles.NAMES) {
            sums.append(Checksums.of(Files.readAllBytes(folder.resolve(name))) + "  " + name + "\n");
        }

        Files.writeString(folder.resolve("SHA256SUMS"), sums);
    }
}
