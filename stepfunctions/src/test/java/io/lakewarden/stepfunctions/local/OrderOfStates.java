package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/**
 * Compares the order in which states were entered, flow by flow: between branches only time decides. The other program
 * does not wait for the last events of flows inside others, so of these it may know only the beginning; and within a
 * Map state items may be mixed, so there only how often each state was entered is compared.
 *
 * @param ours all states entered here
 * @param theirs all states entered there
 * @param outermostOnly whether to leave out what is inside Parallel and Map states
 */
record OrderOfStates(List<String> ours, List<String> theirs, boolean outermostOnly) {
    void compare(JsonNode flow, String name, SoftAssertions softly) {
        softly.assertThat(of(flow, theirs)).as("%s: outermost states", name).isEqualTo(of(flow, ours));
        if (!outermostOnly) {
            compareInside(flow, name, false, softly);
        }
    }

    private void compareInside(JsonNode flow, String name, boolean inMap, SoftAssertions softly) {
        for (JsonNode state : flow.path("States")) {
            state.path("Branches").forEach(branch -> compareInner(branch, name, inMap, softly));
            for (String key : List.of("ItemProcessor", "Iterator")) {
                if (state.has(key)) {
                    compareInner(state.get(key), name, true, softly);
                }
            }
        }
    }

    private void compareInner(JsonNode flow, String name, boolean inMap, SoftAssertions softly) {
        List<String> here = of(flow, ours);
        List<String> there = of(flow, theirs);
        String described = name + ": states of the flow that starts at " + flow.path("StartAt");
        if (inMap) {
            here.forEach(there::remove);
            softly.assertThat(there)
                    .as(described + " that were entered only there")
                    .isEmpty();
        } else {
            softly.assertThat(there).as(described).isEqualTo(here.subList(0, Math.min(here.size(), there.size())));
        }

        compareInside(flow, name, inMap, softly);
    }

    private static List<String> of(JsonNode flow, List<String> entered) {
        Set<String> here = new TreeSet<>();
        flow.path("States").fieldNames().forEachRemaining(here::add);
        List<String> names = new ArrayList<>(entered);
        names.removeIf(name -> !here.contains(name));
        return names;
    }
}
