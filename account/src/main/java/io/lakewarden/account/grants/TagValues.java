package io.lakewarden.account.grants;

import java.util.ArrayList;
import java.util.List;

/** Values of an LF-tag, of which a call takes fifty. */
final class TagValues {
    private static final int A_CALL = 50;

    private TagValues() {}

    /** As many at once as a call takes, in their order. */
    static List<List<String>> byCall(List<String> values) {
        List<List<String>> calls = new ArrayList<>();
        for (int from = 0; from < values.size(); from += A_CALL) {
            calls.add(values.subList(from, Math.min(values.size(), from + A_CALL)));
        }

        return calls;
    }
}
