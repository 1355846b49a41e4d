package io.lakewarden.infra.frame;

import java.util.HashMap;
import java.util.Map;

/** The ids that names of one kind got in a stack: two names that differ in their punctuation alone cannot share one. */
public final class ConstructIds {
    private final Map<String, String> names = new HashMap<>();

    /** The id of that name; {@link CannotDeploy} where another name has it. */
    public String of(String name) {
        String id = ConstructId.of(name);
        String other = names.putIfAbsent(id, name);
        if (other != null && !other.equals(name)) {
            throw new CannotDeploy("Cannot synthesize " + other + " and " + name
                    + ": they differ in punctuation alone, and would be one resource; rename one of them");
        }

        return id;
    }
}
