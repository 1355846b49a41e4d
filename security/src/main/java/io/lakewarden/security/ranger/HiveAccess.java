package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.Mask;
import java.util.List;

/** Our words in those of Ranger's service definition {@code hive}. */
final class HiveAccess {
    /** Reading and writing by path. */
    static final List<String> FILES = List.of("read", "write");

    private HiveAccess() {}

    static List<String> of(Action action) {
        return switch (action) {
            case READ -> List.of("select");
            case WRITE -> List.of("update");
            case MANAGE -> List.of("alter", "create", "drop");
        };
    }

    /** As a policy on a tag names them. */
    static List<String> tagged(Action action) {
        return of(action).stream().map(access -> "hive:" + access).toList();
    }

    static String of(Mask mask) {
        return switch (mask) {
            case NULL -> "MASK_NULL";
            case HASH -> "MASK_HASH";
            case FIRST_FOUR -> "MASK_SHOW_FIRST_4";
            case LAST_FOUR -> "MASK_SHOW_LAST_4";
            case YEAR -> "MASK_DATE_SHOW_YEAR";
        };
    }
}
