package io.lakewarden.stepfunctions.asl;

import java.util.ArrayList;
import java.util.List;

/**
 * What a state refers to.
 *
 * @param next every state that may follow, by its transition, its choices or its catches
 * @param ends whether its flow can end with it
 * @param retries of a state that can fail
 * @param catches of a state that can fail
 * @param flows those inside it
 */
record Links(List<String> next, boolean ends, List<Retrier> retries, List<Catcher> catches, List<Flow> flows) {
    static Links of(State state) {
        return state.match(new Reader());
    }

    private static Links of(Transition transition, List<Retrier> retries, List<Catcher> catches, List<Flow> flows) {
        List<String> next = new ArrayList<>(transition.next().stream().toList());
        catches.forEach(catcher -> next.add(catcher.next()));
        return new Links(next, transition.next().isEmpty(), retries, catches, flows);
    }

    private static Links of(List<String> next, boolean ends) {
        return new Links(next, ends, List.of(), List.of(), List.of());
    }

    private static final class Reader implements State.Cases<Links> {
        @Override
        public Links task(TaskState state) {
            return of(state.transition(), state.retries(), state.catches(), List.of());
        }

        @Override
        public Links pass(PassState state) {
            return of(state.transition(), List.of(), List.of(), List.of());
        }

        @Override
        public Links choice(ChoiceState state) {
            List<String> next = new ArrayList<>();
            state.branches().forEach(branch -> next.add(branch.next()));
            state.otherwise().ifPresent(next::add);
            return of(next, false);
        }

        @Override
        public Links pause(WaitState state) {
            return of(state.transition(), List.of(), List.of(), List.of());
        }

        @Override
        public Links parallel(ParallelState state) {
            return of(state.transition(), state.retries(), state.catches(), state.branches());
        }

        @Override
        public Links map(MapState state) {
            return of(state.transition(), state.retries(), state.catches(), List.of(state.processor()));
        }

        @Override
        public Links succeed(SucceedState state) {
            return of(List.of(), true);
        }

        @Override
        public Links fail(FailState state) {
            return of(List.of(), true);
        }
    }
}
