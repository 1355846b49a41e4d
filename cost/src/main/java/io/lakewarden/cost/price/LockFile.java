package io.lakewarden.cost.price;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two lines of {@code prices.lock}. */
final class LockFile {
    private static final Pattern FORM = Pattern.compile("date (\\d{4}-\\d{2}-\\d{2})\\nsha256 ([0-9a-f]{64})\\n");

    private LockFile() {}

    static PriceLock parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("its " + PriceBookFiles.LOCK + " has "
                    + text.strip().replace('\n', ' ') + ", expected a line with date and one with sha256");
        }

        return new PriceLock(form.group(1), form.group(2));
    }

    static String print(PriceLock lock) {
        return "date " + lock.date() + "\nsha256 " + lock.sha256() + "\n";
    }

    /** The hash of the files in their order, each under its name. */
    static String sha256(Map<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> digest.update((name + "\n" + text).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
