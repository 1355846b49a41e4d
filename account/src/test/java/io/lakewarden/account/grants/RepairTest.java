package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.model.Golden;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RepairTest {
    /** At which calls it dies: at each with {@code -Dthorough}. */
    private static final int EVERY = Boolean.getBoolean("thorough") ? 1 : 5;

    static final String ASKED = "; more than a tenth of what there is of a kind, and any setting, administrator or "
            + "registered location, is not taken without asking; look at the dry run, and confirm it with --confirm ";

    private static final IntPredicate UNCONFIRMED = number -> false;
    /** They leave nothing that a repair may mend. */
    private static final Set<String> BY_HAND =
            Set.of("made a table", "dropped a table", "opened new tables of a database to whom IAM allows");

    @Test
    void everySeedIsMended() {
        Seeds.comprehensive().forEach((what, seed) -> mended(Deployed.comprehensive(), what, seed));
        Seeds.tagged().forEach((what, seed) -> mended(Deployed.tagged(), what, seed));
    }

    private static void mended(Deployed deployed, String what, Consumer<LakeStandIn> seed) {
        try (deployed) {
            String clean = deployed.lake.snapshot();
            seed.accept(deployed.lake);
            Repair.Outcome outcome = repair(deployed);

            assertThat(outcome.rest().isNone()).as(what).isEqualTo(!BY_HAND.contains(what));
            assertThat(outcome.left().isEmpty()).as(what).isEqualTo(!BY_HAND.contains(what));
            assertThat(outcome.done()).as(what).allMatch(done -> done.refusal().isEmpty());
            if (BY_HAND.contains(what)) {
                return;
            }

            assertThat(deployed.lake.grants()).as(what).hasToString(grants(clean));
        }
    }

    private static String grants(String snapshot) {
        return snapshot.substring(snapshot.lastIndexOf('\n') + 1);
    }

    @Test
    void aCleanAccountIsLeftAlone() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Repair.Outcome outcome = repair(deployed);

            assertThat(outcome.done()).isEmpty();
            assertThat(deployed.server.calls()).noneMatch(RepairTest::writes);
        }
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() {
        try (Deployed deployed = many(Deployed.comprehensive(), Seeds.comprehensive());
                AwsSession session = deployed.session()) {
            String before = deployed.lake.snapshot();
            RepairPlan plan = new Repair(session, deployed.desired(Deployed.ON)).plan();

            Golden.check(
                    "repair.txt", String.join("\n", plan.texts()) + "\n\n" + String.join("\n", plan.left()) + "\n");
            assertThat(deployed.lake.snapshot()).isEqualTo(before);
            assertThat(deployed.server.calls()).noneMatch(RepairTest::writes);
        }
    }

    private static boolean writes(String call) {
        return !call.startsWith("List") && !call.startsWith("Get") && !call.startsWith("Search");
    }

    @Test
    void takesBeforeItGives() {
        try (Deployed deployed = many(Deployed.comprehensive(), Seeds.comprehensive())) {
            List<Phase> phases = repair(deployed).done().stream()
                    .map(done -> done.change().phase())
                    .toList();

            assertThat(phases).isSorted().contains(Phase.REVOKE, Phase.GRANT);
        }
    }

    @Test
    void diesAtEveryCallAndComesToTheSameEnd() {
        everyCall(() -> many(Deployed.comprehensive(), Seeds.comprehensive()), false);
        everyCall(() -> many(Deployed.tagged(), Seeds.tagged()), true);
    }

    private static void everyCall(Supplier<Deployed> account, boolean afterwards) {
        String start;
        String end;
        int calls;
        try (Deployed deployed = account.get()) {
            start = deployed.lake.snapshot();
            repair(deployed);
            end = deployed.lake.snapshot();
            calls = deployed.server.calls().size();
        }

        for (int call = 1; call <= calls; call += EVERY) {
            int last = call;
            try (Deployed deployed = account.get()) {
                Refusal death = new Refusal(403, "ExpiredToken", "died");
                deployed.server.gate((action, number) -> number < last
                        ? Optional.empty()
                        : Optional.of(afterwards && number == last ? death.afterwards() : death));
                assertThatThrownBy(() -> repair(deployed)).isInstanceOf(AccountTrouble.class);

                // Who had only read before it died has left the account that the first repair found.
                if (!deployed.lake.snapshot().equals(start)) {
                    deployed.server.gate((action, number) -> Optional.empty());
                    repair(deployed);
                    assertThat(deployed.lake.snapshot())
                            .as("died at call " + call)
                            .isEqualTo(end);
                }
            }
        }
    }

    @Test
    void throttlingAndConflictsAtRandomChangeNothingAboutTheEnd() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (Deployed calm = many(Deployed.comprehensive(), Seeds.comprehensive());
                Deployed rough = many(Deployed.comprehensive(), Seeds.comprehensive())) {
            repair(calm);
            rough.server.gate((action, number) -> random.nextInt(5) > 0
                    ? Optional.empty()
                    : Optional.of(Refusal.because(
                            random.nextBoolean() ? "ThrottlingException" : "ConcurrentModificationException",
                            "drawn by lot")));
            rough.lake.conflictOfEntries(entry -> random.nextInt(4) == 0);
            String end;
            try {
                repair(rough);
            } catch (AccountTrouble | Repair.Refused lost) {
                // Six times in a row is possible: the same call goes on.
                repair(rough);
            }

            end = rough.lake.snapshot();
            assertThat(end).as("seed " + seed).isEqualTo(calm.lake.snapshot());
        }
    }

    @Test
    void moreThanATenthIsRevokedOnlyIfItsNumberIsConfirmed() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            for (String name : List.of("one", "two", "three")) {
                Seeds.grant(deployed.lake, Seeds.ROLE + name, Seeds.regions(), "SELECT");
            }

            String before = deployed.lake.snapshot();
            Repair repair = new Repair(session, deployed.desired(Deployed.ON));

            assertThatThrownBy(() -> repair.apply(UNCONFIRMED, new Kept()))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessage("Cannot repair: it would take away or change 3 (grant: 3 of 22)" + ASKED + "3");
            assertThatThrownBy(() -> repair.apply(number -> number == 4, new Kept()))
                    .isInstanceOf(Repair.Refused.class);
            assertThat(deployed.lake.snapshot()).isEqualTo(before);
            assertThat(repair.apply(number -> number == 3, new Kept()).rest().isNone())
                    .isTrue();
        }
    }

    @Test
    void aTenthIsRevokedWithoutConfirmation() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            Seeds.grant(deployed.lake, Seeds.ROLE + "one", Seeds.regions(), "SELECT");

            assertThat(new Repair(session, deployed.desired(Deployed.ON))
                            .apply(UNCONFIRMED, new Kept())
                            .done())
                    .extracting(done -> done.change().what())
                    .containsExactly("revoke SELECT from " + Seeds.ROLE + "one on gold.regions");
        }
    }

    @Test
    void aDefinitionThatGrantsNothingIsRefused() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            DesiredState some = deployed.desired(Deployed.ON);
            DesiredState nothing = new DesiredState(new TreeSet<>(), some.estate(), some.deployment());

            assertThatThrownBy(() -> new Repair(session, nothing).apply(number -> number == 100, new Kept()))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessage(
                            "Cannot repair: the definition grants nothing to anybody there, and all grants would be "
                                    + "revoked; give --on a day on which something holds, or delete the stacks");
        }
    }

    @Test
    void whatWasReadInPartIsNotRepaired() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ((ArrayNode) deployed.lake.settings().get("DataLakeAdmins")).remove(0);

            assertThatThrownBy(() -> repair(deployed))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessage("Cannot repair: databases could not be read (arn:aws:sts::222222222222:assumed-role/"
                            + "operator/night is no administrator of Lake Formation in 222222222222, and is shown a part of "
                            + "them without being told); access verify lists what is unread");
        }
    }

    @Test
    void whoRepairsKeepsTheAdministrationThatItDoesItWith() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            Seeds.comprehensive().get("made somebody an administrator").accept(deployed.lake);

            Repair.Outcome outcome = new Repair(session, deployed.desired(Deployed.ON, new Administrator[0]))
                    .apply(number -> number == 1, new Kept());

            assertThat(outcome.left())
                    .containsExactly("administrator " + Deployed.OPERATOR
                            + ": it is who repairs; let another administrator take it back, or name it with "
                            + "--administrator if it is meant to be one");
            assertThat(outcome.rest().differences())
                    .hasToString("[is there and should not be: administrator " + Deployed.OPERATOR + "]");
        }
    }

    @Test
    void nothingIsGrantedWhereSomethingCouldNotBeTaken() {
        try (Deployed deployed = many(Deployed.comprehensive(), Seeds.comprehensive())) {
            deployed.server.gate((action, number) -> action.equals("DeleteDataCellsFilter")
                    ? Optional.of(Refusal.because("InvalidInputException", "In use"))
                    : Optional.empty());

            assertThatThrownBy(() -> repair(deployed))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessage("Cannot go on: it did not come to pass that the repair did delete filter "
                            + "gold.orders[mine] (Cannot delete filter gold.orders[mine]: AWS refused "
                            + "(InvalidInputException: In use); mend that and try again); mend that and repair again; what was taken "
                            + "stays taken, and nothing was given");
            assertThat(deployed.server.calls()).doesNotContain("BatchGrantPermissions");
        }
    }

    @Test
    void whatHasEndedIsRevoked() {
        LocalDate after = LocalDate.of(2026, 7, 1);
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            Repair.Outcome outcome =
                    new Repair(session, deployed.desired(after)).apply(number -> number == 4, new Kept());

            assertThat(outcome.rest().isNone()).isTrue();
            assertThat(outcome.done()).hasSize(4);
        }
    }

    private static Deployed many(Deployed deployed, Map<String, Consumer<LakeStandIn>> seeds) {
        List<String> apart =
                List.of("took back a registration", "dropped a filter", "dropped a table", "dropped the session tag");
        seeds.forEach((what, seed) -> {
            if (!apart.contains(what)) {
                seed.accept(deployed.lake);
            }
        });
        deployed.lake.pagesOf(100);
        return deployed;
    }

    /** Whatever number is to be confirmed. */
    private static Repair.Outcome repair(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            Kept journal = new Kept();
            Repair.Outcome outcome = new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, journal);
            assertThat(outcome.done()).isEqualTo(journal.ended());
            assertThat(journal.begun())
                    .containsExactlyInAnyOrderElementsOf(
                            outcome.done().stream().map(Repair.Done::change).toList());
            return outcome;
        }
    }
}
