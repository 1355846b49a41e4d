package io.lakewarden.security.ranger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A number and a GUID made from a name, so that they stay the same from one compilation to the next. */
record StableId(String name) {
    private static final long FITS_JSON = (1L << 50) - 1;

    static StableId of(String name) {
        return new StableId(name);
    }

    /** Positive, of at most 50 bits, which every reader of JSON keeps exactly. */
    long number() {
        return Math.max(1, ByteBuffer.wrap(digest()).getLong() & FITS_JSON);
    }

    String guid() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Eight hexadecimal digits. */
    String shortText() {
        return "%08x".formatted(ByteBuffer.wrap(digest()).getInt());
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("Every Java platform has SHA-256", broken);
        }
    }
}
