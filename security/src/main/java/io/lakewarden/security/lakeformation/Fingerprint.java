package io.lakewarden.security.lakeformation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hexadecimal digits that stay the same for the same text. */
final class Fingerprint {
    private static final int SHORT_BYTES = 4;
    private static final int LONG_BYTES = 8;

    private Fingerprint() {}

    /** Eight digits, for names among a few. */
    static String of(String text) {
        return of(text, SHORT_BYTES);
    }

    /** Sixteen digits, for names among thousands. */
    static String longOf(String text) {
        return of(text, LONG_BYTES);
    }

    private static String of(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("Every Java platform has SHA-256", broken);
        }
    }
}
