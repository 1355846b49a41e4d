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
    /** What somebody may have by a change; each of these begins only where all before it came to pass. */
    public enum Stage {
        /** Less. */
        TAKE,
        /** Less here and more there, by who has which tag, filter or place; the next is not begun after one that is refused. */
        TURN,
        /** More. */
        GIVE
    }

    /** In this order nobody has more on the way than before and after: what takes comes before what gives. */
    public enum Phase {
        TAKE_SETTINGS(Stage.TAKE),
        REVOKE(Stage.TAKE),
        DELETE_FILTERS(Stage.TAKE),
        /** Tags must have their values before they are assigned. */
        ADD_TAG_VALUES(Stage.TURN),
        /** A value of its own hides a column from who has its table's. */
        ASSIGN_TAGS(Stage.TURN),
        CHANGE_FILTERS(Stage.TURN),
        REMOVE_TAGS(Stage.TURN),
        DELETE_TAG_VALUES(Stage.TURN),
        /** Without a registration IAM alone decides: that is no taking. */
        TAKE_LOCATIONS(Stage.TURN),
        LOCATIONS(Stage.TURN),
        /** Before any grant: one on files that are not registered is held to nothing. */
        REGISTER(Stage.TURN),
        SETTINGS(Stage.GIVE),
        CREATE_FILTERS(Stage.GIVE),
        GRANT(Stage.GIVE);

        private final Stage stage;

        Phase(Stage stage) {
            this.stage = stage;
        }

        Stage stage() {
            return stage;
        }

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
