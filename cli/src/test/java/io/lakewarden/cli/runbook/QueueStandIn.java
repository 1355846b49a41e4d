package io.lakewarden.cli.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A queue of SQS: what was received for a time is hidden for good, since nobody waits; the last to come is given first. */
final class QueueStandIn {
    private final List<String> bodies = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();

    QueueStandIn(AwsStandIn aws, String url) {
        aws.on("GetQueueUrl", request -> AwsStandIn.nothing().put("QueueUrl", url));
        aws.on("ReceiveMessage", this::receive);
        aws.on("DeleteMessage", request -> {
            bodies.remove(request.path("ReceiptHandle").asText());
            return AwsStandIn.nothing();
        });
        aws.on("GetQueueAttributes", request -> AwsStandIn.nothing()
                .set(
                        "Attributes",
                        AwsStandIn.nothing().put("ApproximateNumberOfMessages", String.valueOf(bodies.size()))));
    }

    void put(String body) {
        bodies.add(0, body);
    }

    List<String> left() {
        return List.copyOf(bodies);
    }

    private JsonNode receive(JsonNode request) {
        ObjectNode answer = AwsStandIn.nothing();
        ArrayNode given = AwsStandIn.JSON.createArrayNode();
        for (String body : bodies) {
            if (given.size() < request.path("MaxNumberOfMessages").asInt(1) && !hidden.contains(body)) {
                given.addObject()
                        .put("MessageId", body)
                        .put("ReceiptHandle", body)
                        .put("Body", body);
                if (request.path("VisibilityTimeout").asInt(30) > 0) {
                    hidden.add(body);
                }
            }
        }

        return given.isEmpty() ? answer : answer.set("Messages", given);
    }
}
