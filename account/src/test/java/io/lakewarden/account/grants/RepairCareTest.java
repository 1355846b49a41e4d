package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.standin.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a repair asks, leaves and keeps a record of. */
class RepairCareTest {
    private static final String ANA = Seeds.ROLE + "estate-prod-ana";

    @Test
    void whatWouldBeOnAMissingDatabaseIsLeftToAPersonAndTheRestIsDone() {
        try (Deployed deployed = Deployed.comprehensive()) {
            deployed.lake.tables().remove("silver");
            deployed.lake.grants().keySet().removeIf(key -> key.contains("\"silver\""));
            deployed.lake.grants().keySet().removeIf(key -> key.contains("DataLocation"));

            Repair.Outcome outcome = repair(deployed);

            assertThat(outcome.left())
                    .contains(
                            "database silver: deploy the catalog, which creates it",
                            "grant to " + ANA + " on silver: there is no database silver; deploy the catalog",
                            "grant to " + ANA
                                    + " on silver.dim_country: there is no table silver.dim_country; deploy the catalog")
                    .allMatch(left -> left.contains("silver"));
            assertThat(outcome.done())
                    .isNotEmpty()
                    .allMatch(done ->
                            done.refusal().isEmpty() && done.change().what().contains("DATA_LOCATION_ACCESS"));
        }
    }

    @Test
    void tagsFiltersAndRegistrationsThatGoCountForTheTenth() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            for (String seed : List.of("tagged a table", "added a filter", "registered a place below a zone's")) {
                Seeds.comprehensive().get(seed).accept(deployed.lake);
            }

            Repair repair = new Repair(session, deployed.desired(Deployed.ON));

            assertThatThrownBy(() -> repair.apply(number -> number < 3, new Kept()))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessage("Cannot repair: it would take away or change 3 (registered location: 1 of 4; tag on a "
                            + "resource: 1 of 1; data cells filter: 1 of 2)" + RepairTest.ASKED + "3");
            assertThat(repair.apply(number -> number == 3, new Kept()).rest().isNone())
                    .isTrue();
        }
    }

    @Test
    void theRightToPassOnIsTakenWithThePermissionWhichIsGrantedAgain() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            String clean = deployed.lake.snapshot();
            Seeds.comprehensive()
                    .get("granted a reader the right to pass it on")
                    .accept(deployed.lake);
            Repair repair = new Repair(session, deployed.desired(Deployed.ON));
            String on = ANA + " on silver.dim_country";

            assertThat(repair.plan().texts())
                    .containsExactly("revoke SELECT with the right to grant it from " + on, "grant SELECT to " + on);
            repair.apply(number -> true, new Kept());
            assertThat(deployed.lake.snapshot()).isEqualTo(clean);
        }
    }

    @Test
    void eachChangeIsToldBeforeItsCallAndAfterIt() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            Seeds.comprehensive().get("made a location hybrid").accept(deployed.lake);
            Seeds.comprehensive().get("granted a stranger a table").accept(deployed.lake);
            deployed.server.gate((action, number) -> action.equals("UpdateResource")
                    ? Optional.of(new Refusal(403, "ExpiredToken", "died"))
                    : Optional.empty());
            Kept journal = new Kept();

            assertThatThrownBy(() -> new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, journal))
                    .isInstanceOf(AccountTrouble.class);

            assertThat(journal.begun())
                    .extracting(change -> change.phase().name())
                    .containsExactly("REVOKE", "LOCATIONS");
            assertThat(journal.ended())
                    .extracting(done -> done.refusal().isPresent())
                    .containsExactly(false, true);
        }
    }

    @Test
    void whatCannotBeToldBeforeItsCallIsNotDone() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            Seeds.comprehensive().get("granted a stranger a table").accept(deployed.lake);
            String before = deployed.lake.snapshot();
            Journal full = new Journal() {
                @Override
                public void begins(Change change) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }

                @Override
                public void ends(Repair.Done done) {}
            };

            assertThatThrownBy(() -> new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, full))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(deployed.lake.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void whatChangesCountsForTheTenthAndWhatIsOnlyMissingDoesNot() {
        assertThat(taken("widened a filter's rows", "made somebody an administrator"))
                .isEqualTo(2);
        assertThat(taken("switched filtering by engines off", "dropped a filter"))
                .isZero();
    }

    private static int taken(String... seeds) {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            List.of(seeds).forEach(seed -> Seeds.comprehensive().get(seed).accept(deployed.lake));
            return new Repair(session, deployed.desired(Deployed.ON)).plan().taken();
        }
    }

    @Test
    void nothingThatMayGiveIsDoneWhereARevocationWasRefused() {
        try (Deployed deployed = Deployed.tagged()) {
            Seeds.tagged().get("granted a stranger by tag").accept(deployed.lake);
            Seeds.tagged().get("took the database its value").accept(deployed.lake);
            refuse(deployed, "BatchRevokePermissions");

            assertThatThrownBy(() -> repair(deployed))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageStartingWith("Cannot go on: it did not come to pass that the repair did revoke SELECT "
                            + "from " + Seeds.ROLE + "mallory on ");
            assertThat(deployed.server.calls())
                    .contains("BatchRevokePermissions")
                    .doesNotContain("AddLFTagsToResource", "BatchGrantPermissions");
        }
    }

    @Test
    void aColumnHasItsOwnValueBeforeItsDatabaseHasOneAndWhereThatIsRefusedTheDatabaseGetsNone() {
        try (Deployed deployed = Deployed.tagged();
                AwsSession session = deployed.session()) {
            Seeds.tagged().get("took the database its value").accept(deployed.lake);
            Seeds.tagged().get("took a personal column its value").accept(deployed.lake);

            assertThat(new Repair(session, deployed.desired(Deployed.ON)).plan().texts())
                    .containsExactly(
                            "assign prod:part=gold/pii to gold.sales_2(buyer)", "assign prod:part=gold to gold");
            refuse(deployed, "AddLFTagsToResource");
            assertThatThrownBy(() -> repair(deployed))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageStartingWith("Cannot go on: it did not come to pass that the repair did assign "
                            + "prod:part=gold/pii to gold.sales_2(buyer) (");
            assertThat(deployed.server.calls())
                    .containsOnlyOnce("AddLFTagsToResource")
                    .doesNotContain("BatchGrantPermissions");
        }
    }

    @Test
    void settingsTakeBeforeRevocationsAndGiveAfterThem() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            for (String seed : List.of(
                    "made somebody an administrator",
                    "took the deployment its administration",
                    "switched filtering by engines off",
                    "granted a stranger a table")) {
                Seeds.comprehensive().get(seed).accept(deployed.lake);
            }

            Repair repair = new Repair(session, deployed.desired(Deployed.ON));

            assertThat(repair.plan().texts())
                    .containsExactly(
                            "put settings: without administrator " + Seeds.ROLE + "mallory",
                            "revoke SELECT from " + Seeds.ROLE + "mallory on gold.regions",
                            "put settings: with administrator " + Seeds.ROLE
                                    + "cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1, with setting "
                                    + "AllowExternalDataFiltering");
            refuse(deployed, "BatchRevokePermissions");
            assertThatThrownBy(() -> repair.apply(number -> true, new Kept())).isInstanceOf(Repair.Refused.class);
            assertThat(deployed.lake
                            .settings()
                            .get("AllowExternalDataFiltering")
                            .asBoolean())
                    .isFalse();
            assertThat(deployed.lake.settings().get("DataLakeAdmins").toString())
                    .doesNotContain("mallory");

            deployed.server.gate((action, number) -> Optional.empty());
            assertThat(repair.apply(number -> true, new Kept()).rest().isNone()).isTrue();
        }
    }

    @Test
    void aPlaceWithPrivilegedAccessIsRegisteredAnew() {
        try (Deployed deployed = Deployed.comprehensive()) {
            String place = deployed.lake.locations().firstKey();
            deployed.lake.locations().get(place).put("WithPrivilegedAccess", true);

            assertThat(deployed.drift().differences())
                    .hasToString("[is other than it should be: registered location " + place + ": is as " + Seeds.ROLE
                            + "estate-prod.registration, with privileged access; should be as " + Seeds.ROLE
                            + "estate-prod.registration]");
            Repair.Outcome outcome = repair(deployed);
            assertThat(outcome.done())
                    .extracting(done -> done.change().what())
                    .containsExactly("register anew, without privileged access, " + place + " as " + Seeds.ROLE
                            + "estate-prod.registration; until it is, its files are open to whom IAM lets");
            assertThat(outcome.rest().isNone()).isTrue();
        }
    }

    @Test
    void whatNewTablesOfADatabaseGiveIsLeftToAPersonAndTold() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Seeds.comprehensive()
                    .get("opened new tables of a database to whom IAM allows")
                    .accept(deployed.lake);

            Repair.Outcome outcome = repair(deployed);

            assertThat(outcome.left())
                    .containsExactly("default on new tables of a database gold, IAM_ALLOWED_PRINCIPALS: ALL: who made "
                            + "the database may change it; as the role that deploys, update the database in Glue with "
                            + "no CreateTableDefaultPermissions");
            assertThat(outcome.rest().differences())
                    .hasToString("[is there and should not be: default on new tables of a database gold, "
                            + "IAM_ALLOWED_PRINCIPALS: ALL]");
        }
    }

    private static void refuse(Deployed deployed, String refused) {
        deployed.server.gate((action, number) -> action.equals(refused)
                ? Optional.of(Refusal.because("InvalidInputException", "No"))
                : Optional.empty());
    }

    private static Repair.Outcome repair(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            return new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, new Kept());
        }
    }
}
