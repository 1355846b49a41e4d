package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of virtual time with its events: the execution, or a branch of it. */
final class Track {
    private final List<Draft> events = new ArrayList<>();
    private final Instant horizon;
    private Optional<Draft> last;
    private Instant now;

    private Track(Instant now, Instant horizon, Optional<Draft> last) {
        this.now = now;
        this.horizon = horizon;
        this.last = last;
    }

    /** An event that has no number yet. */
    private record Draft(
            Optional<Draft> previous, Instant timestamp, String type, String detailsKey, ObjectNode details) {}

    static Track starting(Instant start, Instant horizon) {
        return new Track(start, horizon, Optional.empty());
    }

    /** A track that begins later than this one's present, and ends with this one at the latest. */
    Track branch(Instant start, Instant end) {
        return new Track(start, end.isBefore(horizon) ? end : horizon, last);
    }

    Instant now() {
        return now;
    }

    Instant horizon() {
        return horizon;
    }

    /** Lets time pass; a {@link Cut} at the horizon. */
    void advance(Duration duration) {
        Instant then = now.plus(duration);
        if (then.isAfter(horizon)) {
            now = horizon;
            throw new Cut();
        }

        now = then;
    }

    void advanceTo(Instant then) {
        if (then.isAfter(now)) {
            advance(Duration.between(now, then));
        }
    }

    void record(String type, String detailsKey, ObjectNode details) {
        Draft draft = new Draft(last, now, type, detailsKey, details);
        events.add(draft);
        last = Optional.of(draft);
    }

    void record(String type) {
        record(type, "", JsonNodeFactory.instance.objectNode());
    }

    /** Takes in the events of branches up to a moment, by time, and goes on from there. */
    void join(List<Track> branches, Instant end) {
        List<Draft> merged = branches.stream()
                .flatMap(branch -> branch.events.stream())
                .filter(event -> !event.timestamp().isAfter(end))
                .sorted(Comparator.comparing(Draft::timestamp))
                .toList();
        events.addAll(merged);
        if (!merged.isEmpty()) {
            last = Optional.of(merged.get(merged.size() - 1));
        }

        now = end;
    }

    /** All events, numbered from 1. */
    List<HistoryEvent> numbered() {
        Map<Draft, Long> ids = new IdentityHashMap<>();
        List<HistoryEvent> numbered = new ArrayList<>();
        for (Draft event : events) {
            long id = numbered.size() + 1L;
            ids.put(event, id);
            long previous =
                    event.previous().map(draft -> ids.getOrDefault(draft, 0L)).orElse(0L);
            numbered.add(new HistoryEvent(
                    id, previous, event.timestamp(), event.type(), event.detailsKey(), event.details()));
        }

        return numbered;
    }
}
