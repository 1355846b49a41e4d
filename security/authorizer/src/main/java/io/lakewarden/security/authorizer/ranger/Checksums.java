package io.lakewarden.security.authorizer.ranger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Which files belong together, in the words of {@code sha256sum}: a folder that is being written does not hold them. */
final class Checksums {
    static final String NAME = "SHA256SUMS";

    private static final int DIGITS = 64;

    private Checksums() {}

    /** Refuses contents that are not those which their {@link #NAME} names. */
    static void check(Map<String, byte[]> contents) {
        Map<String, String> expected = read(new String(contents.get(NAME), StandardCharsets.UTF_8));
        for (String name : PolicyFiles.NAMES) {
            if (!of(contents.get(name)).equals(expected.get(name))) {
                throw new InvalidPolicies("Invalid " + name + ": it is not the one that " + NAME
                        + " names; the folder is being written, or was changed by hand");
            }
        }
    }

    /** A line is the digest, a blank, a blank or a star, and the file. */
    private static Map<String, String> read(String sums) {
        Map<String, String> read = new TreeMap<>();
        sums.lines()
                .filter(line -> line.length() > DIGITS + 2)
                .forEach(line -> read.put(line.substring(DIGITS + 2), line.substring(0, DIGITS)));
        return read;
    }

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
