package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What a repair does where others change the account on the way, or the service refuses a part of it. */
class RepairMeanwhileTest {
    private static final String MALLORY = Seeds.ROLE + "mallory";
    private static final String STOPPED = "; what was taken stays taken, and nothing was given";

    @Test
    void settingsThatSomebodyElsePutMeanwhileAreKeptAndTold() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "switched filtering by engines off");
            meanwhile(deployed, "GetDataLakeSettings", 3, () -> {
                ((ArrayNode) deployed.lake.settings().get("DataLakeAdmins"))
                        .add(LakeStandIn.principal(Seeds.ROLE + "colleague"));
                deployed.lake.settings().withArray("/TrustedResourceOwners").add("333333333333");
            });

            Repair.Outcome outcome = repair(deployed, number -> false);

            assertThat(outcome.done())
                    .extracting(done -> done.refusal().orElse(""))
                    .containsExactly("Not put: administrator " + Seeds.ROLE
                            + "colleague was put there by somebody else since the repair looked");
            assertThat(deployed.lake.settings().toString()).contains("colleague", "333333333333");
            assertThat(outcome.rest().differences()).hasSize(3);
        }
    }

    @Test
    void settingsThatNobodyElseTouchedArePut() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "switched filtering by engines off");

            assertThat(repair(deployed, number -> false).rest().isNone()).isTrue();
        }
    }

    @Test
    void nothingIsGrantedWhereAPlaceCouldNotBeRegisteredAgainAndTheNextRepairDoesNotEither() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "registered a location with privileged access");
            seed(deployed, "took back a grant");
            deny(deployed, "RegisterResource", Refusal.because("InvalidInputException", "role cannot be assumed"));

            assertThatThrownBy(() -> repair(deployed, number -> true))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageStartingWith("Cannot go on: what is to be done now is to register ")
                    .hasMessageContaining("role cannot be assumed")
                    .hasMessageEndingWith("look at it and repair again" + STOPPED);
            assertThatThrownBy(() -> repair(deployed, number -> true))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageStartingWith("Cannot go on: it did not come to pass that the repair did register ");
            assertThat(deployed.server.calls()).doesNotContain("BatchGrantPermissions");

            deployed.server.gate((action, number) -> Optional.empty());
            assertThat(repair(deployed, number -> true).rest().isNone()).isTrue();
        }
    }

    @Test
    void aPlaceWhoseRoleCannotBeUsedStaysRegistered() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "registered a location with privileged access");
            deny(deployed, "UpdateResource", Refusal.because("InvalidInputException", "role cannot be assumed"));
            int places = deployed.lake.locations().size();

            assertThatThrownBy(() -> repair(deployed, number -> true)).isInstanceOf(Repair.Refused.class);

            assertThat(deployed.lake.locations()).hasSize(places);
            assertThat(deployed.server.calls()).doesNotContain("DeregisterResource");
        }
    }

    @Test
    void whatIsToBeTakenOnTheWayIsAskedForAsWhatWasPlannedAtFirst() {
        try (Deployed deployed = Deployed.tagged()) {
            Seeds.grant(deployed.lake, MALLORY, Seeds.table("gold", "sales_1"), "SELECT");
            Refusal lost = new Refusal(400, "InvalidInputException", "lost").afterwards();
            deployed.server.gate((action, number) -> {
                if (!action.equals("BatchRevokePermissions")) {
                    return Optional.empty();
                }

                for (String table : List.of("sales_1", "sales_2", "sales_3")) {
                    deployed.lake
                            .tagged()
                            .computeIfAbsent("gold." + table + "(buyer)", key -> new TreeMap<>())
                            .put("prod:part", "gold");
                }

                return Optional.of(lost);
            });

            assertThatThrownBy(() -> repair(deployed, number -> number <= 1))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageStartingWith("Cannot repair: it would take away or change 4 (tag on a resource: 3 of ")
                    .hasMessageEndingWith("confirm it with --confirm 4");
            assertThat(deployed.server.calls()).doesNotContain("AddLFTagsToResource");
        }
    }

    @Test
    void allThatTakesIsTriedWhereOneOfItIsDenied() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "made somebody an administrator");
            seed(deployed, "granted a stranger a table");
            seed(deployed, "took back a grant");
            deny(
                    deployed,
                    "PutDataLakeSettings",
                    Refusal.because("AccessDeniedException", "explicit deny in a service control policy"));

            assertThatThrownBy(() -> repair(deployed, number -> true))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageStartingWith("Cannot go on: it did not come to pass that the repair did put settings: "
                            + "without administrator " + MALLORY)
                    .hasMessageContaining("explicit deny in a service control policy");
            assertThat(deployed.lake.grants().toString()).doesNotContain("mallory");
            assertThat(deployed.server.calls()).doesNotContain("BatchGrantPermissions");
        }
    }

    @Test
    void oneSettingOrOneRegistrationIsNotTakenWithoutAsking() {
        for (String what : List.of("made somebody an administrator", "registered a place below a zone's")) {
            try (Deployed deployed = Deployed.comprehensive()) {
                seed(deployed, what);

                assertThatThrownBy(() -> repair(deployed, number -> false))
                        .isInstanceOf(Repair.Refused.class)
                        .hasMessageEndingWith(RepairTest.ASKED + "1");
                assertThat(repair(deployed, number -> number == 1).rest().isNone())
                        .isTrue();
            }
        }
    }

    @Test
    void whatSomebodyGrantsMeanwhileWasNotTriedAndThatIsSaid() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "granted a stranger a table");
            seed(deployed, "took back a grant");
            meanwhile(
                    deployed,
                    "GetDataLakeSettings",
                    2,
                    () -> Seeds.grant(deployed.lake, Seeds.ROLE + "other", Seeds.regions(), "SELECT"));

            assertThatThrownBy(() -> repair(deployed, number -> true))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessage("Cannot go on: what is to be done now is to revoke SELECT from " + Seeds.ROLE
                            + "other on gold.regions, which was not tried: it is so since the repair began, or something "
                            + "before it was refused; look at it and repair again" + STOPPED);
        }
    }

    @Test
    void aFailureThatDoesNotSayOfWhatIsOneOfAllInItsCall() {
        try (Deployed deployed = Deployed.comprehensive()) {
            seed(deployed, "granted a stranger a table");
            deployed.server.on("BatchRevokePermissions", request -> {
                ObjectNode answer = AwsStandIn.JSON.createObjectNode();
                answer.putArray("Failures")
                        .addObject()
                        .putObject("Error")
                        .put("ErrorCode", "InternalServiceException")
                        .put("ErrorMessage", "x");
                return answer;
            });

            assertThatThrownBy(() -> repair(deployed, number -> true))
                    .isInstanceOf(Repair.Refused.class)
                    .hasMessageContaining("(Refused: the service refused some of them and does not say which: "
                            + "InternalServiceException: x)");
        }
    }

    @Test
    void whatNamesNobodyIsUnread() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ObjectNode nobody = AwsStandIn.JSON.createObjectNode();
            nobody.putArray("Permissions").add("ALL");
            deployed.lake
                    .tableDefaults()
                    .put("gold", AwsStandIn.JSON.createArrayNode().add(nobody));

            assertThat(deployed.drift().unread().values())
                    .containsExactly("Cannot read databases: the service lists a permission and does not say whose");

            deployed.lake.tableDefaults().remove("gold");
            assertThat(deployed.drift().isNone()).isTrue();
        }
    }

    private static void seed(Deployed deployed, String what) {
        Seeds.comprehensive().get(what).accept(deployed.lake);
    }

    private static void deny(Deployed deployed, String denied, Refusal why) {
        deployed.server.gate((action, number) -> action.equals(denied) ? Optional.of(why) : Optional.empty());
    }

    /** Before the call of that number of an action. */
    private static void meanwhile(Deployed deployed, String before, int which, Runnable change) {
        int[] calls = {0};
        deployed.server.gate((action, number) -> {
            if (action.equals(before) && ++calls[0] == which) {
                change.run();
            }

            return Optional.empty();
        });
    }

    private static Repair.Outcome repair(Deployed deployed, IntPredicate confirmed) {
        try (AwsSession session = deployed.session()) {
            return new Repair(session, deployed.desired(Deployed.ON)).apply(confirmed, new Kept());
        }
    }
}
