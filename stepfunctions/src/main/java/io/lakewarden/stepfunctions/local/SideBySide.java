package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.stepfunctions.asl.Flow;
import io.lakewarden.stepfunctions.asl.MapState;
import io.lakewarden.stepfunctions.asl.ParallelState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Flows that run side by side in virtual time, and one after the other in real time. The first failure in virtual
 * time ends them all: what would start later is not started, and what others did later is not in the history.
 */
final class SideBySide {
    private final Track parent;
    private final List<Track> tracks = new ArrayList<>();
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private Instant firstFailure = Instant.MAX;
    private Optional<StateError> failure = Optional.empty();
    private boolean cut;

    private SideBySide(Track parent) {
        this.parent = parent;
    }

    /** The results of a Parallel state's branches. */
    static JsonNode branches(FlowRun flow, ParallelState state, JsonNode input, Track parent)
            throws InterruptedException {
        parent.record("ParallelStateStarted");
        SideBySide side = new SideBySide(parent);
        for (Flow branch : state.branches()) {
            side.run(parent.now(), track -> flow.run(branch, input, track));
        }

        return side.joined("ParallelState");
    }

    /** The results of a Map state's items; as many at a time as the state allows. */
    static JsonNode items(FlowRun flow, MapState state, JsonNode input, ObjectNode context, Track parent)
            throws InterruptedException {
        Values values = new Values(input, context, StateError.RUNTIME);
        JsonNode list = state.itemsPath().map(values::at).orElse(input);
        if (!list.isArray()) {
            throw new StateError(StateError.RUNTIME, "The items of a Map state must be a list: got " + list);
        }

        ObjectNode length = JsonNodeFactory.instance.objectNode().put("length", list.size());
        parent.record("MapStateStarted", "mapStateStartedEventDetails", length);
        SideBySide side = new SideBySide(parent);
        PriorityQueue<Instant> free = new PriorityQueue<>();
        for (int i = 0; i < list.size(); i++) {
            boolean waits = state.maxConcurrency() > 0 && free.size() >= state.maxConcurrency();
            Instant start = waits ? free.remove() : parent.now();
            free.add(side.run(start, new Item(flow, state, input, context, i, list.get(i))));
        }

        return side.joined("MapState");
    }

    /** What one track does. */
    @FunctionalInterface
    private interface Lane {
        JsonNode run(Track track) throws InterruptedException;
    }

    private record Item(FlowRun flow, MapState state, JsonNode input, ObjectNode context, int index, JsonNode value)
            implements Lane {
        @Override
        public JsonNode run(Track track) throws InterruptedException {
            FlowRun itemFlow = flow.forItem(index, value);
            ObjectNode selecting = context.deepCopy();
            selecting.set("Map", itemFlow.context().get("Map"));
            track.record("MapIterationStarted", "mapIterationStartedEventDetails", details());
            try {
                JsonNode itemInput = state.dataflow()
                        .parameters()
                        .map(template -> new Values(input, selecting, "States.ParameterPathFailure").of(template))
                        .orElse(value);
                JsonNode output = itemFlow.run(state.processor(), itemInput, track);
                track.record("MapIterationSucceeded", "mapIterationSucceededEventDetails", details());
                return output;
            } catch (StateError e) {
                track.record("MapIterationFailed", "mapIterationFailedEventDetails", details());
                throw e;
            }
        }

        private ObjectNode details() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("name", state.name())
                    .put("index", index);
        }
    }

    /** Runs one lane if it starts in time; gives the moment at which it ended. */
    private Instant run(Instant start, Lane lane) throws InterruptedException {
        Track track = parent.branch(start, firstFailure);
        if (start.isAfter(track.horizon())) {
            cut = true;
            return start;
        }

        tracks.add(track);
        try {
            results.add(lane.run(track));
        } catch (StateError e) {
            if (failure.isEmpty() || track.now().isBefore(firstFailure)) {
                firstFailure = track.now();
                failure = Optional.of(e);
            }
        } catch (Cut e) {
            cut = true;
        } catch (InterruptedException e) {
            parent.join(tracks, track.now());
            throw e;
        }

        return track.now();
    }

    private JsonNode joined(String type) {
        if (failure.isPresent()) {
            parent.join(tracks, firstFailure);
            parent.record(type + "Failed");
            throw failure.get();
        }

        Instant end =
                tracks.stream().map(Track::now).max(Comparator.naturalOrder()).orElse(parent.now());
        parent.join(tracks, end);
        if (cut) {
            throw new Cut();
        }

        parent.record(type + "Succeeded");
        return results;
    }
}
