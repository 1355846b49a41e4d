package io.lakewarden.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Finding;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void findsNothingInTheSampleDefinition() {
        Path project = Path.of("").toAbsolutePath().getParent();

        assertThat(AccessCheck.findings(
                        DefinitionReader.read(project).definition().orElseThrow(), TODAY))
                .isEmpty();
    }

    @Test
    void refusesAColumnThatWouldBeSeenInSomeRowsOnly() {
        assertThat(
                        findings(
                                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, columns: [id, country], rows: id > 1}
                  - {to: ana, actions: [read], dataset: silver.orders, columns: [id], rows: id < 0}
                """))
                .containsExactly("platform/domains/shop.yaml:18:5 error GRANT_COLUMN_BY_ROW Cannot let ana read "
                        + "silver.orders.country: its grants would show it in some rows only; "
                        + "give those grants the same rows, columns and masks, or leave one of them out");
    }

    @Test
    void acceptsFewerColumnsInTheSameRows() {
        assertThat(
                        findings(
                                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, columns: [id, country], rows: id > 1}
                  - {to: ana, actions: [read], dataset: silver.orders, columns: [id], rows: id > 1}
                """))
                .isEmpty();
    }

    @Test
    void refusesTwoMasksForOneColumnUnlessAGrantShowsItPlain() {
        String two =
                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, masks: {customer: hash}}
                  - {to: staff, actions: [read], dataset: silver.orders, masks: {customer: 'null'}}
                """;

        assertThat(findings(two))
                .containsExactly("platform/domains/shop.yaml:18:5 error GRANT_MASKS_DIFFER Cannot let ana read "
                        + "silver.orders.customer: its grants give it different masks; "
                        + "give those grants the same rows, columns and masks, or leave one of them out");
        assertThat(findings(two + "  - {to: ana, actions: [read], dataset: silver.orders}\n"))
                .isEmpty();
    }

    @Test
    void refusesAMaskThatWouldHoldInSomeRowsOnlyFromTheDayOnWhichItWould() {
        assertThat(
                        findings(
                                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, expires: 2027-12-31}
                  - {to: ana, actions: [read], dataset: silver.orders, rows: id > 1}
                  - {to: ana, actions: [read], dataset: silver.orders, rows: id < 0, masks: {customer: hash}}
                """))
                .containsExactly("platform/domains/shop.yaml:19:5 error GRANT_MASK_BY_ROW Cannot let ana read "
                        + "silver.orders.customer: its grants would show it as it is in some rows and masked in others; "
                        + "give those grants the same rows, columns and masks, or leave one of them out");
    }

    @Test
    void upholdsThePolicyTestsThatAreSo() {
        assertThat(
                        findings(
                                GRANTS
                                        + """
                policyTests:
                  - ana can read silver.orders.id
                  - ana cannot read silver.orders.salary
                  - ana reads silver.orders.customer as hash
                  - ana reads silver.orders.id unmasked
                  - ana sees 2 of 3 silver.orders where country IN ('France', 'Spain', 'Peru')
                  - max sees 0 of 1 silver.orders where country IN ('France')
                  - max sees 0 of 1 silver.orders where country IN ('France') on 2027-07-01
                """))
                .isEmpty();
    }

    @Test
    void saysWhatIsSoInsteadOfAPolicyTestThatFails() {
        assertThat(
                        findings(
                                GRANTS
                                        + """
                policyTests:
                  - ana cannot read silver.orders.id
                  - ana reads silver.orders.customer unmasked
                  - ana sees 3 of 3 silver.orders where country IN ('France', 'Spain', 'Peru')
                  - ana can read silver.orders.id on 2028-01-01
                  - ana sees 1 of 1 silver.orders where id IN (7)
                """))
                .containsExactly(
                        "platform/domains/shop.yaml:25:5 error POLICY_TEST_FAILED Cannot uphold "
                                + "'ana cannot read silver.orders.id': ana can read silver.orders.id; "
                                + "change the grants, or the test",
                        "platform/domains/shop.yaml:26:5 error POLICY_TEST_FAILED Cannot uphold "
                                + "'ana reads silver.orders.customer unmasked': "
                                + "ana reads silver.orders.customer as hash; change the grants, or the test",
                        "platform/domains/shop.yaml:27:5 error POLICY_TEST_FAILED Cannot uphold "
                                + "'ana sees 3 of 3 silver.orders where country IN ('France', 'Spain', 'Peru')': "
                                + "ana sees 2 of 3; change the grants, or the test",
                        "platform/domains/shop.yaml:28:5 error POLICY_TEST_FAILED Cannot uphold "
                                + "'ana can read silver.orders.id on 2028-01-01': "
                                + "ana cannot read silver.orders.id on 2028-01-01; change the grants, or the test",
                        "platform/domains/shop.yaml:29:5 error POLICY_TEST_UNDECIDED Cannot test which rows ana sees "
                                + "by id: its filter is country IN ('France', 'Spain'); "
                                + "name values of the column that the filter looks at");
    }

    private static final String GRANTS =
            """
            grants:
              - to: ana
                actions: [read]
                dataset: silver.orders
                columns: [country, customer, id]
                rows: country IN ('France', 'Spain')
                masks: {customer: hash}
                expires: 2027-12-31
            """;

    private List<String> findings(String more) {
        return AccessCheck.findings(SmallPlatform.with(folder, more), TODAY).stream()
                .map(Finding::toString)
                .toList();
    }
}
