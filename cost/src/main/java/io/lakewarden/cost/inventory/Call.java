package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of AWS's that a state of a state machine or a target of a schedule makes.
 *
 * @param by the state, or the target
 * @param service as AWS's SDK for Java names it, such as {@code emr}; empty where {@code action} is the address of what is
 *     called
 * @param action such as {@code runJobFlow}
 * @param arguments what it is called with, as far as the template says
 * @param times that an execution makes it
 * @param iterated the Map around it whose items only a run knows
 */
public record Call(String by, String service, String action, JsonNode arguments, int times, Optional<String> iterated) {
    /**
     * Of states (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html) and of EventBridge's
     * Scheduler (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html).
     */
    private static final Pattern INTEGRATION =
            Pattern.compile("arn:[^:]*:(?:states|scheduler):::(?:aws-sdk:)?([^:]+):([^.:]+).*");

    private static final Pattern FUNCTION = Pattern.compile("arn:[^:]*:lambda:[^:]*:[^:]*:function:.+");
    private static final Pattern ACTIVITY = Pattern.compile("arn:[^:]*:states:[^:]*:[^:]*:activity:.+");

    /** Optimized integrations whose name is another than the SDK's. */
    private static final Map<String, String> NAMES = Map.of(
            "elasticmapreduce", "emr",
            "states", "sfn",
            "events", "eventbridge");

    /** What an address stands for; empty where it calls nothing of AWS's: an activity's workers are elsewhere. */
    static Optional<Call> to(String address, String by, JsonNode arguments, int times, Optional<String> iterated) {
        if (ACTIVITY.matcher(address).matches()) {
            return Optional.empty();
        }

        Matcher integration = INTEGRATION.matcher(address);
        if (integration.matches()) {
            String service = integration.group(1).toLowerCase(Locale.ROOT).replace("-", "");
            return Optional.of(new Call(
                    by, NAMES.getOrDefault(service, service), integration.group(2), arguments, times, iterated));
        }

        return Optional.of(
                FUNCTION.matcher(address).matches()
                        ? new Call(by, "lambda", "invoke", arguments, times, iterated)
                        : new Call(by, "", address, arguments, times, iterated));
    }

    /** A call without arguments that are known. */
    static Call of(String by, String service, String action) {
        return new Call(by, service, action, JsonNodeFactory.instance.objectNode(), 1, Optional.empty());
    }

    /** Service and action. */
    public String name() {
        return service.isEmpty() ? action : service + ":" + action;
    }

    /** Whether it creates a cluster of EMR. */
    boolean createsCluster() {
        return service.equals("emr") && (action.equals("createCluster") || action.equals("runJobFlow"));
    }

    /** Whether it starts a state machine. */
    public boolean startsMachine() {
        return service.equals("sfn") && (action.equals("startExecution") || action.equals("startSyncExecution"));
    }
}
