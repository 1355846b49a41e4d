package io.lakewarden.infra.inspect;

import io.lakewarden.infra.inspect.Templates.Resource;

/** A breach of a rule by a resource. */
record Breach(String subject, String message, String remedy) {
    static Breach of(Resource resource, String message, String remedy) {
        return new Breach(resource.toString(), message, remedy);
    }
}
