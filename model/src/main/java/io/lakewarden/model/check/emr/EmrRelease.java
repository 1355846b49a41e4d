package io.lakewarden.model.check.emr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of EMR, by its label.
 *
 * @param spark whether it is of the line {@code emr-spark}, which runs Spark alone
 * @param line the first number
 * @param minor the second
 */
public record EmrRelease(boolean spark, int line, int minor) {
    private static final Pattern LABEL =
            Pattern.compile("emr-(?<spark>spark-)?(?<line>[0-9]{1,3})[.](?<minor>[0-9]{1,3})[.][0-9]{1,3}");
    private static final int NEWEST_7 = 14;
    private static final int NEWEST_SPARK_8 = 1;

    /** The release of a label; empty where it is none. */
    public static Optional<EmrRelease> of(String label) {
        Matcher matcher = LABEL.matcher(label);
        return matcher.matches()
                ? Optional.of(new EmrRelease(
                        matcher.group("spark") != null,
                        Integer.parseInt(matcher.group("line")),
                        Integer.parseInt(matcher.group("minor"))))
                : Optional.empty();
    }

    /** Whether the line is one that exists: emr-5 to emr-7, and emr-spark-8. */
    public boolean isOfAKnownLine() {
        return spark ? line == 8 : line >= 5 && line <= 7;
    }

    /** Whether it is newer than what these rules were written after. */
    boolean isNewerThanKnown() {
        return spark ? minor > NEWEST_SPARK_8 : line == 7 && minor > NEWEST_7;
    }

    /** Whether it came before emr-7 and a number. */
    boolean isBefore7(int other) {
        return !spark && (line < 7 || line == 7 && minor < other);
    }
}
