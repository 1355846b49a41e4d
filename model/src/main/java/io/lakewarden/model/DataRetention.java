package io.lakewarden.model;

import java.util.Optional;

/**
 * What becomes of data when its stack is deleted. It stays, unless two keys agree: the wish to destroy it, and the name of
 * the environment whose data that is, so that a file that is copied destroys nothing.
 *
 * @param destroy the wish
 * @param destroyDataOf the environment that is meant
 */
public record DataRetention(boolean destroy, Optional<String> destroyDataOf) {
    /** It stays. */
    public static DataRetention retained() {
        return new DataRetention(false, Optional.empty());
    }

    /** Whether both keys say that the data of that environment goes with its stacks. */
    public boolean destroys(String environment) {
        return destroy && destroyDataOf.filter(environment::equals).isPresent();
    }
}
