package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.standin.LakeStandIn;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
    private static final String AUDITOR = Seeds.ROLE + "auditor";
    private static final String MALLORY = Seeds.ROLE + "mallory";

    @Test
    void aReadOnlyOneIsADifferenceUnlessItIsMeantToBe() {
        try (Deployed deployed = Deployed.comprehensive()) {
            add(deployed, "ReadOnlyAdmins", AUDITOR);

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: read-only administrator " + AUDITOR + "]");
            assertThat(deployed.drift(meant(deployed)).differences()).isEmpty();
        }
    }

    @Test
    void aReadOnlyOneThatIsMeantToBeIsMissingWhereItIsNot() {
        try (Deployed deployed = Deployed.comprehensive()) {
            assertThat(deployed.drift(meant(deployed)).differences())
                    .hasToString("[should be there and is not: read-only administrator " + AUDITOR + "]");
        }
    }

    @Test
    void whoVerifiesMayBeAReadOnlyOneAndIsShownAll() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ((ArrayNode) deployed.lake.settings().get("DataLakeAdmins")).remove(0);
            add(deployed, "ReadOnlyAdmins", Deployed.OPERATOR);

            Drift drift = deployed.drift(deployed.desired(Deployed.ON, new Administrator[0]));

            assertThat(drift.isNone()).isTrue();
        }
    }

    @Test
    void aRepairKeepsReadOnlyOnesThatAreMeantToBeAndTakesOthers() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            add(deployed, "ReadOnlyAdmins", AUDITOR);
            add(deployed, "ReadOnlyAdmins", Deployed.OPERATOR);
            add(deployed, "ReadOnlyAdmins", MALLORY);

            Repair.Outcome outcome = new Repair(session, meant(deployed)).apply(number -> true, new Kept());

            assertThat(outcome.done())
                    .extracting(done -> done.change().what())
                    .containsExactly("put settings: without read-only administrator " + MALLORY);
            assertThat(outcome.rest().isNone()).isTrue();
            assertThat(deployed.lake.settings().get("ReadOnlyAdmins"))
                    .containsExactly(LakeStandIn.principal(AUDITOR), LakeStandIn.principal(Deployed.OPERATOR));
        }
    }

    @Test
    void settingsThatNoDefinitionSpeaksOfArePutAsTheyAre() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            deployed.lake
                    .settings()
                    .putObject("Parameters")
                    .put("CROSS_ACCOUNT_VERSION", "4")
                    .put("SET_CONTEXT", "TRUE");
            String parameters = deployed.lake.settings().get("Parameters").toString();
            add(deployed, "DataLakeAdmins", MALLORY);

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: administrator " + MALLORY + "]");
            new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, new Kept());

            assertThat(deployed.lake.settings().get("Parameters")).hasToString(parameters);
        }
    }

    @Test
    void anAdministratorByWhateverPathIsTheSameAndIsPutAsTheAccountNamesIt() {
        try (Deployed deployed = Deployed.comprehensive();
                AwsSession session = deployed.session()) {
            ((ArrayNode) deployed.lake.settings().get("DataLakeAdmins"))
                    .set(0, LakeStandIn.principal(Seeds.ROLE + "people/operator"));
            add(deployed, "DataLakeAdmins", MALLORY);

            assertThat(new Repair(session, deployed.desired(Deployed.ON))
                            .apply(number -> true, new Kept())
                            .rest()
                            .isNone())
                    .isTrue();
            assertThat(deployed.lake.settings().get("DataLakeAdmins").toString())
                    .contains(Seeds.ROLE + "people/operator")
                    .doesNotContain(MALLORY, Deployed.OPERATOR);
        }
    }

    private static DesiredState meant(Deployed deployed) {
        return deployed.desired(
                Deployed.ON, new Administrator(Deployed.OPERATOR, false), new Administrator(AUDITOR, true));
    }

    private static void add(Deployed deployed, String list, String principal) {
        ((ArrayNode) deployed.lake.settings().get(list)).add(LakeStandIn.principal(principal));
    }
}
