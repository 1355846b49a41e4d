package io.lakewarden.infra.keys;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.security.iam.account.Key;
import java.util.List;

/**
 * What the keys are made from.
 *
 * @param site where
 * @param keys as security compiled them
 */
public record KeysProps(Site site, List<Key> keys) {
    public KeysProps {
        keys = List.copyOf(keys);
    }
}
