package io.lakewarden.account.grants;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A difference as programs read it, and as it is kept. */
public final class DriftJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DriftJson() {}

    /**
     * {@code none} says that all was read and nothing differs; {@code differences} have a {@code side} of {@code extra},
     * {@code changed} or {@code missing}; {@code unread} says of each part why; {@code implicit} are rights that no grant
     * takes away, and {@code others} counts what the definition does not speak for.
     */
    public static ObjectNode of(Drift drift) {
        ObjectNode json = NODES.objectNode().put("none", drift.isNone());
        ArrayNode differences = json.putArray("differences");
        drift.differences().forEach(one -> differences.add(of(one)));
        ArrayNode unread = json.putArray("unread");
        drift.unread()
                .forEach((area, why) ->
                        unread.addObject().put("area", area.name()).put("why", why));
        ArrayNode implicit = json.putArray("implicit");
        drift.implicit().forEach(grant -> implicit.add(grant.about()));
        return json.put("others", drift.others());
    }

    private static ObjectNode of(Difference one) {
        ObjectNode json = NODES.objectNode()
                .put("side", Words.of(one.side()))
                .put("kind", one.kind().word())
                .put("about", one.about());
        one.found().forEach(json.putArray("found")::add);
        one.expected().forEach(json.putArray("expected")::add);
        one.ended().ifPresent(day -> json.put("ended", day.toString()));
        return json.put("text", one.toString());
    }

    /** A change that was made, refused, or would be made. */
    public static ObjectNode of(Change change) {
        return NODES.objectNode().put("phase", Words.of(change.phase())).put("what", change.what());
    }

    /** The same with what became of it. */
    public static ObjectNode of(Repair.Done done) {
        ObjectNode json = of(done.change()).put("done", done.refusal().isEmpty());
        done.refusal().ifPresent(why -> json.put("refusal", why));
        return json;
    }
}
