package io.lakewarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Statement;
import io.lakewarden.security.iam.rules.BypassRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the tables of {@code docs/iam.md} the same as what is compiled and checked. */
class IamPageTest {
    @Test
    void thePageListsTheRolesTheRulesAndTheGaps() throws IOException {
        String page = Files.readString(Golden.file("docs/iam.md"));
        page = filled(page, "<!-- roles: written by IamPageTest -->\n", "<!-- end of roles -->\n", roles());
        page = filled(page, "<!-- rules: written by IamPageTest -->\n", "<!-- end of rules -->\n", rules());
        page = filled(page, "<!-- gaps: written by IamPageTest -->\n", "<!-- end of gaps -->\n", gaps());

        Golden.assertSame(Golden.file("docs/iam.md"), page);
    }

    private static String filled(String page, String start, String end, String table) {
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }

    private static String rules() {
        return Stream.of(BypassRule.values())
                .map(rule -> "| `" + rule + "` | " + rule.summary() + " |\n")
                .collect(Collectors.joining("", "| rule | asks |\n|---|---|\n", ""));
    }

    /** By code and person; what of many datasets is the same is one line with their number. */
    private static String gaps() {
        SortedMap<String, SortedMap<String, Long>> counts = documents().gaps().stream()
                .collect(Collectors.groupingBy(
                        gap -> "| `" + gap.code() + "` | " + gap.instead(),
                        TreeMap::new,
                        Collectors.groupingBy(Gap::principal, TreeMap::new, Collectors.counting())));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " | "
                        + entry.getValue().values().stream()
                                .mapToLong(count -> count)
                                .sum() + " | "
                        + entry.getValue().entrySet().stream()
                                .map(who -> who.getKey() + " " + who.getValue())
                                .collect(Collectors.joining(", "))
                        + " |\n")
                .collect(Collectors.joining(
                        "",
                        "| code | what happens instead | gaps | whose, and of how many datasets |\n|---|---|---|---|\n",
                        ""));
    }

    private static IamDocuments documents() {
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(Path.of(".."))).platform().orElseThrow();
        Environment prod = checked.platform().environment("prod").orElseThrow();
        IamSettings settings = IamSettings.of(checked.platform(), prod)
                .with(ClusterProfile.GOVERNED_SQL, ClusterProfile.KERBEROS_RANGER);
        return IamCompiler.compile(checked, prod, LocalDate.of(2026, 11, 26), settings);
    }

    private static String roles() {
        IamDocuments documents = documents();
        return documents.account().roles().stream()
                .map(role -> "| `" + role.name() + "` | " + taken(role) + " | " + may(documents, role) + " | "
                        + (documents.path().openers().contains(role.arn()) ? "yes" : "no") + " |\n")
                .collect(Collectors.joining(
                        "", "| role | taken by | may | opens governed files |\n|---|---|---|---|\n", ""));
    }

    private static String taken(Role role) {
        return role.trust().stream()
                .flatMap(trust -> trust.statements().stream())
                .flatMap(statement -> statement.grantees().stream())
                .map(grantee -> grantee.name().endsWith(":root")
                        ? "who is tagged so"
                        : grantee.name().substring(grantee.name().indexOf('/') + 1))
                .collect(Collectors.joining(", "));
    }

    private static String may(IamDocuments documents, Role role) {
        return documents
                .account()
                .identityPolicies(role)
                .map(NamedPolicy::policy)
                .flatMap(policy -> policy.statements(Effect.ALLOW))
                .map(Statement::sid)
                .collect(Collectors.joining(", "));
    }
}
