package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.SamplePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Our interpreter beside aws-local-stepfunctions, and the validator's word on every definition. Known differences,
 * which no case here touches: the other does not unescape quoted text in intrinsic functions, takes no intrinsic
 * function in CausePath, has one name, States.Runtime, for every path that fails, fails on StringMatches of what is no
 * text and on IsPresent: false, changes its input in States.JsonMerge, and lets no virtual time pass, so that of several
 * failing branches another may be the first.
 */
class DifferentialIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RANDOM_MACHINES = 300;
    private static final int MOST_VALIDATED = 40;

    @BeforeAll
    static void installed() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                NodeProgram.isPossible(), "Skipped: npm is not on the PATH, so there is nothing to compare with");
        NodeProgram.install();
    }

    @Test
    void smallMachinesGiveTheSame() throws IOException, InterruptedException {
        List<DifferentialCase> cases = new ArrayList<>();
        for (JsonNode machine : JSON.readTree(
                Path.of("src/test/resources/differential/machines.json").toFile())) {
            for (JsonNode input : machine.path("inputs")) {
                cases.add(new DifferentialCase(
                        machine.path("name").asText() + " with " + input,
                        machine.path("definition"),
                        input,
                        machine.has("tasks") ? machine.get("tasks") : JSON.createObjectNode(),
                        machine.path("failsInside").asBoolean()));
            }
        }

        compare("small", cases);
    }

    @Test
    void randomMachinesGiveTheSame() throws IOException, InterruptedException {
        compare(
                "random",
                LongStream.range(0, RANDOM_MACHINES)
                        .mapToObj(RandomMachines::of)
                        .toList());
    }

    @Test
    void compiledPipelinesGiveTheSame() throws IOException, InterruptedException {
        String create = "Create the cluster";
        String conform = "Type, deduplicate and quarantine";
        String customers = "Publish customers' invoices";
        String terminate = "Terminate the cluster";
        String failure = "{'error': 'E', 'cause': 'on purpose'}";
        List<Map<String, String>> worlds = List.of(
                Map.of(),
                Map.of(create, failure + ", {'output': {'ClusterId': 'j-1'}}"),
                Map.of(create, failure),
                Map.of(conform, failure + ", {'output': {}}"),
                Map.of(conform, failure),
                Map.of(customers, failure),
                Map.of(terminate, failure),
                Map.of(conform, failure, "Terminate the cluster after a failure", failure));
        JsonNode definition = JSON.readTree(SamplePlatform.filledJson(SamplePlatform.billing(), SamplePlatform.prod()));
        List<DifferentialCase> cases = new ArrayList<>();
        for (Map<String, String> world : worlds) {
            for (String input : List.of("{}", "{'date': '2011-03-21'}", "{'date': 7}")) {
                cases.add(new DifferentialCase(
                        world + " with " + input,
                        definition,
                        read(input),
                        tasks(definition, world),
                        world.containsKey(customers)));
            }
        }

        compare("compiled", cases);
    }

    private static JsonNode tasks(JsonNode definition, Map<String, String> world) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        for (String name : taskNames(definition)) {
            String outcomes = world.getOrDefault(name, "{'output': {'ClusterId': 'j-1', 'by': 'a task'}}");
            node.set(name, read("[" + outcomes + "]"));
        }

        return node;
    }

    private static List<String> taskNames(JsonNode flow) {
        List<String> names = new ArrayList<>();
        flow.path("States").properties().forEach(state -> {
            if (state.getValue().has("Resource")) {
                names.add(state.getKey());
            }

            state.getValue().path("Branches").forEach(branch -> names.addAll(taskNames(branch)));
        });
        return names;
    }

    private static JsonNode read(String withSingleQuotes) throws IOException {
        return JSON.readTree(withSingleQuotes.replace('\'', '"'));
    }

    private static void compare(String name, List<DifferentialCase> cases) throws IOException, InterruptedException {
        Path given = Path.of("target", "node", name + "-cases.json");
        Path results = Path.of("target", "node", name + "-results.json");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        cases.stream().limit(MOST_VALIDATED).forEach(one -> list.add(one.toJson(true)));
        cases.stream().skip(MOST_VALIDATED).forEach(one -> list.add(one.toJson(false)));
        Files.writeString(given, list.toString());
        NodeProgram.run(given, results);

        JsonNode theirs = JSON.readTree(results.toFile());
        assertThat(theirs).hasSize(cases.size());
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < cases.size(); i++) {
            compare(cases.get(i), theirs.get(i), softly);
        }

        softly.assertAll();
    }

    private static void compare(DifferentialCase one, JsonNode theirs, SoftAssertions softly) {
        Execution ours = one.run();
        softly.assertThat(theirs.path("complaints"))
                .as("%s: the validator", one.name())
                .isEmpty();
        softly.assertThat(ours.status().name())
                .as(one.name())
                .isEqualTo(theirs.path("status").asText());
        softly.assertThat(plain(ours.output()))
                .as(one.name())
                .isEqualTo(plain(Optional.ofNullable(theirs.get("output"))));
        softly.assertThat(ours.error())
                .as(one.name())
                .isEqualTo(theirs.path("error").asText());
        List<String> order = new ArrayList<>();
        theirs.path("states").forEach(state -> order.add(state.asText()));
        new OrderOfStates(ours.statesEntered(), order, one.failsInside()).compare(one.definition(), one.name(), softly);
    }

    /** As text, since 1 and 1.0 are the same there and not here; the other sets the start time by its own clock. */
    private static String plain(Optional<JsonNode> node) {
        return node.map(JsonNode::toString)
                .orElse("none")
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*Z\"", "\"a moment\"");
    }
}
