package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;
import software.amazon.awssdk.services.lakeformation.model.LFTagError;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;

/** The values of LF-tags, and which database, table or column has which. */
record TagRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        byKey(gap.missing(TagValue.class)).forEach((key, values) -> addValues(part, key, values));
        byKey(gap.extra(TagValue.class)).forEach((key, values) -> deleteValues(part, key, values));
        gap.missing(Tagged.class).forEach(one -> assign(part, one));
        gap.gone(Tagged.class).forEach(one -> part.changes()
                .add(Change.alone(
                        Phase.REMOVE_TAGS,
                        "remove " + one.key() + "=" + one.text() + " from " + one.place(),
                        client -> failure(client.removeLFTagsFromResource(request ->
                                        request.resource(one.place().resource()).lfTags(pair(one)))
                                .failures()))));
        return part;
    }

    private void addValues(RepairPart part, String key, List<String> values) {
        boolean create =
                gap.live(TagValue.class).stream().noneMatch(value -> value.key().equals(key));
        List<List<String>> calls = TagValues.byCall(values);
        if (create) {
            List<String> some = calls.get(0);
            part.add(
                    Phase.ADD_TAG_VALUES,
                    "create tag " + key + ": " + String.join(", ", some),
                    client -> client.createLFTag(request -> request.tagKey(key).tagValues(some)));
        }

        calls.stream()
                .skip(create ? 1 : 0)
                .forEach(some -> part.add(
                        Phase.ADD_TAG_VALUES,
                        "add to tag " + key + ": " + String.join(", ", some),
                        client -> client.updateLFTag(
                                request -> request.tagKey(key).tagValuesToAdd(some))));
    }

    private void deleteValues(RepairPart part, String key, List<String> values) {
        boolean stays = gap.desired(TagValue.class).stream()
                .anyMatch(value -> value.key().equals(key));
        if (!stays) {
            part.add(
                    Phase.DELETE_TAG_VALUES,
                    "delete tag " + key,
                    client -> client.deleteLFTag(request -> request.tagKey(key)));
            return;
        }

        TagValues.byCall(values)
                .forEach(some -> part.add(
                        Phase.DELETE_TAG_VALUES,
                        "take from tag " + key + ": " + String.join(", ", some),
                        client -> client.updateLFTag(
                                request -> request.tagKey(key).tagValuesToDelete(some))));
    }

    private static Map<String, List<String>> byKey(List<TagValue> values) {
        return values.stream()
                .collect(Collectors.groupingBy(
                        TagValue::key, TreeMap::new, Collectors.mapping(TagValue::text, Collectors.toList())));
    }

    /** A value takes the place of another in one call, so that nothing is without one in between. */
    private void assign(RepairPart part, Tagged one) {
        List<String> absent = gap.absent(one.place());
        if (!absent.isEmpty()) {
            part.leave("tag on " + one.about(), absent);
            return;
        }

        part.changes()
                .add(Change.alone(
                        Phase.ASSIGN_TAGS,
                        "assign " + one.key() + "=" + one.text() + " to " + one.place(),
                        client -> failure(client.addLFTagsToResource(request ->
                                        request.resource(one.place().resource()).lfTags(pair(one)))
                                .failures())));
    }

    private static LFTagPair pair(Tagged one) {
        return LFTagPair.builder().tagKey(one.key()).tagValues(one.text()).build();
    }

    private static Optional<ErrorDetail> failure(List<LFTagError> failures) {
        return failures.stream().findFirst().map(LFTagError::error);
    }
}
