package io.lakewarden.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final DatasetId ORDERS = DatasetId.of("silver.orders");
    private static final DatasetId SALES = DatasetId.of("gold.sales");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void deniesWhatNoGrantAllows() {
        Access access = access("grants: []");

        assertThat(access.decide("ana", Action.READ, SALES).allowed()).isFalse();
        assertThat(access.decide("ana", Action.READ, SALES).decidedBy()).isEmpty();
        assertThat(access.readsWhole("ana", SALES)).isFalse();
    }

    @Test
    void givesAUserWhatItsGroupsHaveAndNobodyElse() {
        Access access = access(
                """
                grants:
                  - {to: staff, actions: [read], dataset: gold.sales}
                """);

        assertThat(access.decide("ana", Action.READ, SALES).allowed()).isTrue();
        assertThat(access.decide("staff", Action.READ, SALES).allowed()).isTrue();
        assertThat(access.readsWhole("ana", SALES)).isTrue();
        assertThat(access.decide("runner", Action.READ, SALES).allowed()).isFalse();
        assertThat(access.decide("ana", Action.READ, ORDERS).allowed()).isFalse();
        assertThat(access.decide("ana", Action.WRITE, SALES).allowed()).isFalse();
    }

    @Test
    void givesOnlyTheNamedColumns() {
        Access access = access(
                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, columns: [id, country]}
                """);

        assertThat(access.decide("ana", Action.READ, ORDERS, "id").allowed()).isTrue();
        assertThat(access.decide("ana", Action.READ, ORDERS, "customer").allowed())
                .isFalse();
        assertThat(access.decide("ana", Action.READ, ORDERS).allowed()).isTrue();
        assertThat(access.readsWhole("ana", ORDERS)).isFalse();
    }

    @Test
    void letsADenialWinAndNamesIt() {
        Access access = access(
                """
                grants:
                  - {to: ana, actions: [read, write], zone: silver}
                  - {to: staff, effect: deny, actions: [read], classifications: [pii]}
                """);

        Answer customer = access.decide("ana", Action.READ, ORDERS, "customer");
        assertThat(customer.allowed()).isFalse();
        assertThat(customer.decidedBy()).extracting(Grant::effect).containsExactly(Grant.Effect.DENY);
        assertThat(access.decide("ana", Action.READ, ORDERS, "id").allowed()).isTrue();
        assertThat(access.decide("ana", Action.READ, ORDERS).decidedBy())
                .extracting(Grant::to)
                .containsExactly("ana");
        assertThat(access.decide("ana", Action.WRITE, ORDERS).allowed()).isTrue();
    }

    @Test
    void coversColumnsThatCarryAllOfTheJoinedClassifications() {
        Access access = access(
                """
                grants:
                  - {to: ana, actions: [read], classifications: [pii AND financial]}
                """);

        assertThat(access.decide("ana", Action.READ, ORDERS, "salary").allowed())
                .isTrue();
        assertThat(access.decide("ana", Action.READ, ORDERS, "customer").allowed())
                .isFalse();
        assertThat(access.decide("ana", Action.READ, SALES, "amount").allowed()).isFalse();
    }

    @Test
    void joinsTheRowsOfSeveralGrants() {
        Access access = access(
                """
                grants:
                  - {to: ana, actions: [read], dataset: gold.sales, rows: country = 'Spain'}
                  - {to: staff, actions: [read], dataset: gold.sales, rows: country = 'France'}
                """);

        assertThat(access.decide("ana", Action.READ, SALES, "amount").rows())
                .contains(RowFilter.of("country = 'France' OR country = 'Spain'"));
        assertThat(access.decide("max", Action.READ, SALES).rows()).contains(RowFilter.of("country = 'France'"));
    }

    @Test
    void givesAllRowsAndNoMaskIfAnyGrantDoes() {
        Access access = access(
                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, rows: id > 1, masks: {customer: hash}}
                  - {to: staff, actions: [read], dataset: silver.orders}
                """);

        assertThat(access.readsWhole("ana", ORDERS)).isTrue();
    }

    @Test
    void masksAColumnThatEveryGrantMasks() {
        Access access = access(
                """
                grants:
                  - {to: ana, actions: [read], dataset: silver.orders, masks: {customer: hash}}
                """);

        assertThat(access.decide("ana", Action.READ, ORDERS, "customer").mask()).contains(Mask.HASH);
        assertThat(access.decide("ana", Action.READ, ORDERS, "id").mask()).isEmpty();
        assertThat(access.readsWhole("ana", ORDERS)).isFalse();
    }

    @Test
    void holdsOnTheLastDayAndNoLonger() {
        String grants =
                """
                grants:
                  - {to: ana, actions: [read], dataset: gold.sales, expires: 2027-03-31}
                  - {to: max, actions: [read], dataset: gold.sales}
                """;

        assertThat(access(grants, "2027-03-31")
                        .decide("ana", Action.READ, SALES)
                        .allowed())
                .isTrue();
        assertThat(access(grants, "2027-04-01")
                        .decide("ana", Action.READ, SALES)
                        .allowed())
                .isFalse();
        assertThat(access(grants, "2027-06-30")
                        .decide("max", Action.READ, SALES)
                        .allowed())
                .isTrue();
        assertThat(access(grants, "2027-07-01")
                        .decide("max", Action.READ, SALES)
                        .allowed())
                .isFalse();
    }

    @Test
    void refusesToDecideAboutWhatIsNotDefined() {
        assertThatThrownBy(() -> access("grants: []").decide("eve", Action.READ, SALES))
                .hasMessage("Cannot decide about the principal eve: it is not defined");
    }

    private Access access(String more) {
        return access(more, TODAY.toString());
    }

    private Access access(String more, String day) {
        return Access.of(SmallPlatform.with(folder, more).platform(), LocalDate.parse(day));
    }
}
