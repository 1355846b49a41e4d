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
            deployed.lake.tables.remove("silver");
            deployed.lake.grants.keySet().removeIf(key -> key.contains("\"silver\""));
            deployed.lake.grants.keySet().removeIf(key -> key.contains("DataLocation"));

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
                    .hasMessage("Cannot repair: it would take away 3 grants, tags, filters and registrations, and more "
                            + "than a tenth of the 19 grants there are not taken without asking; look at the dry run, "
                            + "and confirm it with --confirm 3");
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

    private static Repair.Outcome repair(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            return new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, new Kept());
        }
    }
}
