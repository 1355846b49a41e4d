package io.lakewarden.account.grants;

import java.util.Optional;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;

/**
 * One change of an account.
 *
 * @param phase when it is its turn
 * @param what it does, for a person
 * @param way how it is done
 */
public record Change(Phase phase, String what, Way way) {
    /** In this order nobody has more on the way than before and after: what takes comes before what gives. */
    public enum Phase {
        SETTINGS,
        REVOKE,
        /** Tags must have their values before they are assigned. */
        ADD_TAG_VALUES,
        /** A value of its own hides a column from who has its table's. */
        ASSIGN_TAGS,
        CHANGE_FILTERS,
        REMOVE_TAGS,
        DELETE_FILTERS,
        LOCATIONS,
        DELETE_TAG_VALUES,
        CREATE_FILTERS,
        GRANT;

        boolean isBatched() {
            return this == REVOKE || this == GRANT;
        }
    }

    /** How a change is done. */
    sealed interface Way {}

    /** By a call of its own. */
    record Alone(Call call) implements Way {}

    /** With others of its phase in one call. */
    record Batched(BatchPermissionsRequestEntry entry) implements Way {}

    /** A call. */
    interface Call {
        /** Makes it; what the service did not do of it, if anything. */
        Optional<ErrorDetail> make(LakeFormationClient client);
    }

    static Change alone(Phase phase, String what, Call call) {
        return new Change(phase, what, new Alone(call));
    }

    static Change batched(Phase phase, String what, BatchPermissionsRequestEntry entry) {
        return new Change(phase, what, new Batched(entry));
    }
}
