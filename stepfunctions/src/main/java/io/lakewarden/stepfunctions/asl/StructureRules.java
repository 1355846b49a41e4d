package io.lakewarden.stepfunctions.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the states of a machine must be to one another. */
final class StructureRules {
    private static final int LONGEST_NAME = 80;
    private static final String ALL = "States.ALL";

    private final Set<String> names = new HashSet<>();

    private StructureRules() {}

    static void check(StateMachine machine) {
        new StructureRules().check(machine.flow());
    }

    private void check(Flow flow) {
        flow.states().forEach(this::checkName);
        Set<String> here = flow.states().stream().map(State::name).collect(Collectors.toSet());
        if (!here.contains(flow.startAt())) {
            throw new IllegalArgumentException(
                    "Cannot run the state machine: StartAt leads to \"" + flow.startAt() + "\", which is no state");
        }

        for (State state : flow.states()) {
            for (String next : Links.of(state).next()) {
                if (!here.contains(next)) {
                    throw cannotRun(state, "it leads to \"" + next + "\", which is no state here");
                }
            }

            checkErrors(state);
            Links.of(state).flows().forEach(this::check);
        }

        checkReach(flow);
    }

    private void checkName(State state) {
        if (state.name().length() > LONGEST_NAME) {
            throw cannotRun(state, "its name is longer than " + LONGEST_NAME + " characters");
        }

        if (!names.add(state.name())) {
            throw cannotRun(state, "another state has the same name");
        }
    }

    private static void checkReach(Flow flow) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(flow.startAt()));
        boolean ends = false;
        while (!open.isEmpty()) {
            String name = open.pop();
            if (reached.add(name)) {
                Links links = Links.of(flow.state(name));
                open.addAll(links.next());
                ends |= links.ends();
            }
        }

        flow.states().stream()
                .filter(state -> !reached.contains(state.name()))
                .findFirst()
                .ifPresent(state -> {
                    throw cannotRun(state, "no state leads to it");
                });
        if (!ends) {
            throw new IllegalArgumentException(
                    "Cannot run the state machine: from \"" + flow.startAt() + "\" no state ends it");
        }
    }

    private static void checkErrors(State state) {
        List<List<String>> retries =
                Links.of(state).retries().stream().map(Retrier::errors).toList();
        List<List<String>> catches =
                Links.of(state).catches().stream().map(Catcher::errors).toList();
        Stream.of(retries, catches).forEach(lists -> {
            for (int i = 0; i < lists.size(); i++) {
                if (lists.get(i).contains(ALL) && (lists.get(i).size() > 1 || i < lists.size() - 1)) {
                    throw cannotRun(state, "States.ALL must stand alone and last in its Retry or Catch");
                }
            }
        });
    }

    private static IllegalArgumentException cannotRun(State state, String why) {
        return new IllegalArgumentException("Cannot run state \"" + state.name() + "\": " + why);
    }
}
