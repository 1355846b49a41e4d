package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.model.Golden;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DriftTest {
    @Test
    void aCleanAccountIsSilent() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Drift drift = deployed.drift();

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unread()).isEmpty();
            assertThat(drift.isNone()).isTrue();
        }
    }

    @Test
    void aCleanAccountWithTagsIsSilent() {
        try (Deployed deployed = Deployed.tagged()) {
            assertThat(deployed.lake.tagged()).isNotEmpty();

            Drift drift = deployed.drift();

            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unread()).isEmpty();
        }
    }

    @Test
    void everySeedIsFoundAndNothingElse() {
        StringBuilder found = new StringBuilder();
        Seeds.comprehensive().forEach((what, seed) -> found.append(found(Deployed.comprehensive(), what, seed)));
        Seeds.tagged().forEach((what, seed) -> found.append(found(Deployed.tagged(), what, seed)));

        assertThat(Seeds.comprehensive().size() + Seeds.tagged().size()).isGreaterThanOrEqualTo(30);
        Golden.check("seeds.txt", found.toString());
    }

    private static String found(Deployed deployed, String what, Consumer<LakeStandIn> seed) {
        try (deployed) {
            seed.accept(deployed.lake);
            Drift drift = deployed.drift();

            assertThat(drift.unread()).as(what).isEmpty();
            assertThat(drift.differences()).as(what).isNotEmpty();
            return what + "\n"
                    + drift.differences().stream()
                            .map(difference -> "    " + difference + "\n")
                            .collect(Collectors.joining());
        }
    }

    @Test
    void whatOthersHaveOnWhatIsTheirsIsNotJudged() {
        try (Deployed deployed = Deployed.comprehensive()) {
            deployed.lake.tables().put("theirs", new TreeMap<>());
            Seeds.grant(deployed.lake, Seeds.ROLE + "mallory", Seeds.database("theirs"), "ALL");
            deployed.lake.register("arn:aws:s3:::theirs", Seeds.ROLE + "theirs", true);

            assertThat(deployed.drift().isNone()).isTrue();
            assertThat(deployed.drift().others()).isEqualTo(7);
        }
    }

    @Test
    void aGrantThatWasLeftAfterItsLastDayIsCalledThat() {
        LocalDate last = LocalDate.of(2026, 6, 30);
        try (Deployed deployed = Deployed.comprehensive()) {
            SortedMap<LocalDate, DesiredState> earlier = new TreeMap<>(Map.of(last, deployed.desired(last)));

            assertThat(deployed.drift(last, earlier).differences()).isEmpty();
            assertThat(deployed.drift(last.plusDays(1), earlier).differences())
                    .extracting(Difference::toString)
                    .containsExactly(
                            ended("gold: DESCRIBE"),
                            ended("gold.orders(amount, order_id): SELECT"),
                            ended("silver: DESCRIBE"),
                            ended("silver.dim_country: SELECT"));
        }
    }

    private static String ended(String what) {
        return "ended on 2026-06-30 and is still there: grant " + Seeds.ROLE + "estate-prod-eve on " + what;
    }

    @Test
    void whatMayNotBeReadIsUnreadAndNeitherThereNorMissing() {
        try (Deployed deployed = Deployed.comprehensive()) {
            deployed.server.gate((action, number) ->
                    Set.of("ListPermissions", "GetTables", "ListResources").contains(action)
                            ? Optional.of(Refusal.because("AccessDeniedException", "Not authorized: " + action))
                            : Optional.empty());

            Drift drift = deployed.drift();

            assertThat(drift.isNone()).isFalse();
            assertThat(drift.differences()).isEmpty();
            assertThat(drift.unread().keySet())
                    .extracting(Area::name)
                    .containsExactly(
                            "grants", "registered locations", "tables of bronze", "tables of gold", "tables of silver");
            assertThat(drift.unread().get(Area.GRANTS))
                    .isEqualTo("Cannot read grants: " + AwsStandIn.CALLER
                            + " may not (Not authorized: ListPermissions); sign in as somebody who may, as "
                            + "docs/live-account.md lists");
        }
    }

    @Test
    void whoIsNoAdministratorIsNotToldThatAllIsWell() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ((ArrayNode) deployed.lake.settings().get("DataLakeAdmins")).remove(0);

            Drift drift = deployed.drift();

            assertThat(drift.isNone()).isFalse();
            assertThat(drift.differences())
                    .hasToString("[should be there and is not: administrator " + Deployed.OPERATOR + "]");
            assertThat(drift.unread().get(Area.GRANTS))
                    .isEqualTo(
                            AwsStandIn.CALLER + " is no administrator of Lake Formation in 222222222222, and is shown "
                                    + "a part of them without being told");
        }
    }

    @Test
    void throttlingAndConflictsOnTheWayChangeNothing() {
        try (Deployed deployed = Deployed.comprehensive()) {
            deployed.server.gate((action, number) -> number % 3 == 0
                    ? Optional.of(Refusal.because("ThrottlingException", "Rate exceeded"))
                    : Optional.empty());

            assertThat(deployed.drift().isNone()).isTrue();
        }
    }
}
