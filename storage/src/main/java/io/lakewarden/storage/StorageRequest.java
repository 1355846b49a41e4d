package io.lakewarden.storage;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What to serve to whom.
 *
 * @param folder the lake, whose name is the bucket's
 * @param identities all who have a credential
 */
record StorageRequest(Path folder, List<Identity> identities) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    StorageRequest {
        identities = List.copyOf(identities);
        long keys = identities.stream().map(Identity::accessKey).distinct().count();
        if (keys < identities.size()) {
            throw new IllegalArgumentException("Cannot serve two identities with the same access key");
        }
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException if it is none; the message shows nothing of the text, which holds secrets
     */
    static StorageRequest fromJson(String json) {
        try {
            return JSON.readValue(json, Document.class).request();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Cannot read the request: expected folder and identities,"
                            + " each with name, accessKey, secretKey, reads and writes",
                    e);
        }
    }

    /** Whether anyone may write; whoever starts such a server holds the lake for itself. */
    boolean allowsWrites() {
        return identities.stream().anyMatch(identity -> !identity.writes().isEmpty());
    }

    private record Document(String folder, List<Grant> identities) {
        StorageRequest request() {
            return new StorageRequest(
                    Path.of(folder), identities.stream().map(Grant::identity).toList());
        }
    }

    private record Grant(String name, String accessKey, String secretKey, List<String> reads, List<String> writes) {
        Identity identity() {
            return new Identity(name, accessKey, secretKey, prefixes(reads), prefixes(writes));
        }

        private static List<Prefix> prefixes(List<String> values) {
            return values.stream().map(Prefix::new).toList();
        }
    }
}
