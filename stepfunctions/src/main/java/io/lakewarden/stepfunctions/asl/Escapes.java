package io.lakewarden.stepfunctions.asl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The backslashes in quoted text of an intrinsic function: before {@code '}, {@code {}, {@code }} and the backslash
 * (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
 */
final class Escapes {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z0-9]+}");
    private static final Pattern RESERVED = Pattern.compile("['{}\\\\]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(['{}\\\\])");

    private Escapes() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholder.find()) {
            escaped.append(escapeReserved(text.substring(from, placeholder.start())))
                    .append(placeholder.group());
            from = placeholder.end();
        }

        return escaped.append(escapeReserved(text.substring(from))).toString();
    }

    static String unescape(String escaped) {
        return ESCAPED.matcher(escaped).replaceAll("$1");
    }

    private static String escapeReserved(String text) {
        return RESERVED.matcher(text).replaceAll("\\\\$0");
    }
}
