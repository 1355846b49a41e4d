package io.lakewarden.infra.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.inspect.Templates.Resource;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** State machines, as the text that is deployed. */
final class MachineRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
    /** The optimized integration with EMR (Step Functions Developer Guide, connect-emr). */
    private static final Set<String> EMR_ACTIONS = Set.of(
            "addStep",
            "addStep.sync",
            "cancelStep",
            "createCluster",
            "createCluster.sync",
            "modifyInstanceFleetByName",
            "modifyInstanceGroupByName",
            "setClusterTerminationProtection",
            "terminateCluster",
            "terminateCluster.sync");

    private MachineRules() {}

    /** A state of a machine, wherever it is nested. */
    record State(Resource machine, String name, JsonNode json) {
        /** What it calls, without the partition; empty for a state that calls nothing. */
        String action() {
            String resource = json.path("Resource").asText();
            return resource.substring(resource.lastIndexOf(":::") < 0 ? 0 : resource.lastIndexOf(":::") + 3);
        }

        /** What it hands to what it calls. */
        JsonNode parameters() {
            return json.has("Arguments") ? json.path("Arguments") : json.path("Parameters");
        }

        boolean calls(String action) {
            return action().equals("elasticmapreduce:" + action)
                    || action().equals("elasticmapreduce:" + action + ".sync");
        }
    }

    static Stream<Breach> broken(Templates templates) {
        return machines(templates).flatMap(machine -> {
            try {
                StateMachineJson.read(definition(machine));
                return Stream.of();
            } catch (IllegalArgumentException e) {
                return Stream.of(Breach.of(
                        machine, "Cannot deploy " + machine + ": " + e.getMessage(), "mend the state machine"));
            }
        });
    }

    static Stream<Breach> actions(Templates templates) {
        return states(templates)
                .filter(state -> state.action().startsWith("elasticmapreduce:"))
                .filter(state -> !EMR_ACTIONS.contains(state.action().substring("elasticmapreduce:".length())))
                .map(state -> breach(
                        state,
                        "Step Functions has no " + state.action(),
                        "name one of " + EMR_ACTIONS.stream().sorted().toList()));
    }

    static Stream<Breach> unfilled(Templates templates) {
        return machines(templates).flatMap(machine -> {
            JsonNode values = machine.raw().at("/Properties/DefinitionSubstitutions");
            Matcher placeholders = PLACEHOLDER.matcher(definition(machine));
            Set<String> open = new TreeSet<>();
            while (placeholders.find()) {
                if (!values.has(placeholders.group(1))) {
                    open.add(placeholders.group(1));
                }
            }

            return open.stream()
                    .map(name -> Breach.of(
                            machine,
                            "Cannot deploy " + machine + ": nothing fills in ${" + name + "}",
                            "add it to DefinitionSubstitutions"));
        });
    }

    static Stream<Breach> unseen(Templates templates) {
        Predicate<Resource> isSeen = machine ->
                machine.raw().at("/Properties/TracingConfiguration/Enabled").asBoolean()
                        && machine.raw()
                                .at("/Properties/LoggingConfiguration/Level")
                                .asText()
                                .equals("ALL")
                        && !machine.raw()
                                .at("/Properties/LoggingConfiguration/Destinations")
                                .isEmpty();
        return machines(templates)
                .filter(isSeen.negate())
                .map(machine -> Breach.of(
                        machine,
                        "Cannot find out what happened in " + machine
                                + ": it is not traced, or its log leaves out events",
                        "enable tracing, and log at level ALL"));
    }

    /** Every state, those of branches and iterations among them; none of a machine that is no JSON. */
    static Stream<State> states(Templates templates) {
        return machines(templates).flatMap(machine -> {
            List<State> found = new ArrayList<>();
            try {
                collect(machine, JSON.readTree(definition(machine)), found);
            } catch (IOException e) {
                return Stream.of();
            }

            return found.stream();
        });
    }

    private static void collect(Resource machine, JsonNode json, List<State> found) {
        json.path("States")
                .properties()
                .forEach(state -> found.add(new State(machine, state.getKey(), state.getValue())));
        json.forEach(inner -> collect(machine, inner, found));
    }

    private static Stream<Resource> machines(Templates templates) {
        return templates.resources("AWS::StepFunctions::StateMachine");
    }

    private static String definition(Resource machine) {
        return machine.text("DefinitionString");
    }

    static Breach breach(State state, String why, String remedy) {
        return Breach.of(
                state.machine(), "Cannot run \"" + state.name() + "\" of " + state.machine() + ": " + why, remedy);
    }
}
