package io.lakewarden.storage;

import java.util.List;

/**
 * One who has a credential, and what it opens.
 *
 * @param name for messages
 * @param accessKey the credential's public half
 * @param secretKey its secret half
 * @param reads the prefixes that it may read whole
 * @param writes the prefixes in which it may write and delete; says nothing about reading
 */
record Identity(String name, String accessKey, String secretKey, List<Prefix> reads, List<Prefix> writes) {
    /** Who comes without a credential. */
    static final Identity NOBODY = new Identity("nobody", "nobody", "nobody", List.of(), List.of());

    Identity {
        if (name.isBlank() || accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("Cannot serve an identity without name, access key or secret key");
        }

        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    boolean mayRead(String key) {
        return reads.stream().anyMatch(prefix -> prefix.covers(key));
    }

    boolean mayWrite(String key) {
        return writes.stream().anyMatch(prefix -> prefix.covers(key));
    }

    /** Whether that key is the folder of a prefix that it may read. */
    boolean readsFolder(String key) {
        return reads.stream().anyMatch(prefix -> prefix.isFolder(key));
    }

    /** Whether it may do anything at all. */
    boolean isAllowedAnything() {
        return !reads.isEmpty() || !writes.isEmpty();
    }

    /** Without its keys. */
    @Override
    public String toString() {
        return name;
    }
}
