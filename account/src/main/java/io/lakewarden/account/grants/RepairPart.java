package io.lakewarden.account.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

/**
 * What a repair does about one kind of thing.
 *
 * @param changes in any order
 * @param left what no change mends, with the reason
 */
record RepairPart(List<Change> changes, List<String> left) {
    RepairPart() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** A call that fails or does all. */
    interface Whole {
        void make(LakeFormationClient client);
    }

    void add(Change.Phase phase, String what, Whole call) {
        changes.add(Change.alone(phase, what, client -> {
            call.make(client);
            return Optional.empty();
        }));
    }

    void leave(String what, List<String> absent) {
        left.add(what + ": there is no " + absent.get(0) + "; deploy the catalog");
    }
}
