package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.inventory.StateMachine;
import java.util.List;
import java.util.OptionalInt;

/**
 * How often a state machine runs that EventBridge starts for each record that a job leaves in a bucket
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html).
 */
final class RecordEvents {
    private RecordEvents() {}

    /** In the priced month; empty where no such event starts it, or nobody knows how often pipelines run. */
    static OptionalInt runs(Context context, StateMachine machine) {
        List<Resource> rules = context.inventory().ofType("AWS::Events::Rule").stream()
                .filter(rule -> rule.items("Targets").stream().anyMatch(target -> machine.resource()
                        .isNamedIn(target.path("Arn").asText())))
                .filter(rule -> rule.text("State").filter("DISABLED"::equals).isEmpty())
                .toList();
        List<Load> loads = context.loads().stream()
                .filter(load -> load.records().stream()
                        .anyMatch(records -> rules.stream().anyMatch(rule -> hears(rule, records.bucket()))))
                .toList();
        boolean isKnown =
                !loads.isEmpty() && rules.size() == 1 && loads.stream().allMatch(load -> context.isScheduled(load));
        return isKnown
                ? OptionalInt.of(loads.stream()
                        .mapToInt(load -> context.runs(load)
                                * load.records().orElseThrow().perRun())
                        .sum())
                : OptionalInt.empty();
    }

    /** Whether a rule hears of the records in that bucket, and of nothing else in it. */
    private static boolean hears(Resource rule, String bucket) {
        JsonNode pattern = rule.at("EventPattern");
        JsonNode keys = pattern.path("detail").path("object").path("key");
        return has(pattern.path("source"), "aws.s3")
                && has(pattern.path("detail").path("bucket").path("name"), bucket)
                && keys.size() == 1
                && (keys.path(0).path("wildcard").asText()
                                + keys.path(0).path("prefix").asText())
                        .startsWith(Load.Records.PREFIX);
    }

    private static boolean has(JsonNode list, String value) {
        for (JsonNode item : list) {
            if (item.asText().equals(value)) {
                return true;
            }
        }

        return false;
    }
}
