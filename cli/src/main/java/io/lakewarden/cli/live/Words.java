package io.lakewarden.cli.live;

import io.lakewarden.cost.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times and money for a person. */
public final class Words {
    private static final int CENTS = 2;

    private Words() {}

    /** In two units at most: {@code 3 d 4 h}, {@code 2 h 5 min}, {@code 12 min}, {@code 40 s}. */
    public static String time(Duration time) {
        Duration whole = time.isNegative() ? Duration.ZERO : time;
        if (whole.toDays() > 0) {
            return whole.toDays() + " d " + whole.toHoursPart() + " h";
        }

        if (whole.toHours() > 0) {
            return whole.toHours() + " h " + whole.toMinutesPart() + " min";
        }

        return whole.toMinutes() > 0 ? whole.toMinutes() + " min" : whole.toSeconds() + " s";
    }

    /** To the second, in UTC. */
    public static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** To the cent. */
    public static String usd(Usd amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.rounded(CENTS).value());
    }
}
