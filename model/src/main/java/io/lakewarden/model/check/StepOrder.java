package io.lakewarden.model.check;

import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which step comes before which; steps that do not exist come before nothing. */
final class StepOrder {
    private StepOrder() {}

    /** All steps that are done when a step starts; the step itself is among them only in a cycle. */
    static Set<String> before(Pipeline pipeline, Step step) {
        Map<String, List<String>> after = after(pipeline);
        Set<String> before = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(step.after());
        while (!open.isEmpty()) {
            String next = open.pop();
            if (before.add(next)) {
                open.addAll(after.getOrDefault(next, List.of()));
            }
        }

        return before;
    }

    /** The first cycle, from a step back to itself: {@code a, b, a} where a is after b and b after a. */
    static Optional<List<String>> cycle(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(step -> before(pipeline, step).contains(step.name()))
                .findFirst()
                .map(step -> shortest(after(pipeline), step.name()));
    }

    private static Map<String, List<String>> after(Pipeline pipeline) {
        Map<String, List<String>> after = new HashMap<>();
        pipeline.steps().forEach(step -> after.put(step.name(), step.after()));
        return after;
    }

    private static List<String> shortest(Map<String, List<String>> after, String start) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!cameFrom.containsKey(start)) {
            String here = open.remove();
            after.getOrDefault(here, List.of()).stream()
                    .filter(next -> cameFrom.putIfAbsent(next, here) == null)
                    .forEach(open::add);
        }

        List<String> cycle = new ArrayList<>(List.of(start));
        for (String step = cameFrom.get(start); !step.equals(start); step = cameFrom.get(step)) {
            cycle.add(0, step);
        }

        cycle.add(0, start);
        return cycle;
    }
}
