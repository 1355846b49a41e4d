package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event in the shape of the service's own
 * (https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html).
 *
 * @param id 1 for the first
 * @param previousEventId the one before it in its branch, 0 for none
 * @param timestamp on the virtual clock
 * @param type say {@code TaskStateEntered}
 * @param detailsKey say {@code stateEnteredEventDetails}; empty if it has none
 * @param details the fields under that key
 */
public record HistoryEvent(
        long id, long previousEventId, Instant timestamp, String type, String detailsKey, ObjectNode details) {
    /** The event as the service's JSON. */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", Timestamps.text(timestamp))
                .put("type", type)
                .put("id", id)
                .put("previousEventId", previousEventId);
        if (!detailsKey.isEmpty()) {
            node.set(detailsKey, details);
        }

        return node;
    }
}
