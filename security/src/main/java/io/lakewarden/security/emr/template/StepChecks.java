package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.security.emr.template.Deployed.DeployedStep;

/** What is looked at in a step. */
final class StepChecks {
    private StepChecks() {}

    static boolean withoutRole(DeployedStep step) {
        return !step.withRole()
                && step.cluster().filter(DeployedCluster::hasRuntimeRoles).isPresent();
    }

    static boolean cancelsOthers(DeployedStep step) {
        boolean beside = step.cluster()
                .filter(cluster ->
                        cluster.properties().path("StepConcurrencyLevel").asInt(1) > 1)
                .isPresent();
        return beside
                && !step.properties().path("ActionOnFailure").asText("CONTINUE").equals("CONTINUE");
    }

    static boolean waitsForever(JsonNode task) {
        return task.path("Resource").asText().endsWith(".sync")
                && !task.has("TimeoutSeconds")
                && !task.has("TimeoutSecondsPath");
    }
}
