package io.lakewarden.cli.gameday.alarm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What CloudWatch makes of an alarm's last periods
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html and alarms-and-missing-data.html).
 */
enum AlarmState {
    ALARM,
    INSUFFICIENT_DATA,
    OK;

    /** How many more periods than it needs an alarm looks back to; the guide's examples have as many and name no number. */
    static final int FURTHER = 2;

    /** What is made of a period in which nothing was told. */
    enum Missing {
        BREACHING("breaching"),
        NOT_BREACHING("notBreaching"),
        /** The state stays. */
        SAME("ignore"),
        UNKNOWN("missing");

        private final String written;

        Missing(String written) {
            this.written = written;
        }

        /** Of CloudWatch's word. */
        static Missing of(String written) {
            return Stream.of(values())
                    .filter(missing -> missing.written.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Cannot evaluate an alarm that treats missing data as " + written));
        }
    }

    /**
     * The state after some periods.
     *
     * @param before them; a new alarm is in {@link #INSUFFICIENT_DATA}
     * @param breaches whether each period is beyond the threshold, the oldest first; empty where nothing was told
     * @param periods how many it takes
     * @param enough how many of them have to be beyond it
     * @param missing what stands for a period that is needed and is not there
     */
    static AlarmState after(
            AlarmState before, List<Optional<Boolean>> breaches, int periods, int enough, Missing missing) {
        List<Boolean> told = breaches.stream().flatMap(Optional::stream).toList();
        List<Boolean> newest = told.subList(Math.max(0, told.size() - periods), told.size());
        int filled = periods - newest.size();
        long breaching = newest.stream().filter(breach -> breach).count();
        if (filled == 0) {
            return breaching >= enough ? ALARM : OK;
        }

        return switch (missing) {
            case BREACHING -> breaching + filled >= enough ? ALARM : OK;
            case NOT_BREACHING -> breaching >= enough ? ALARM : OK;
            case SAME -> breaching >= enough ? ALARM : breaching + filled < enough ? OK : before;
            case UNKNOWN -> newest.isEmpty() ? INSUFFICIENT_DATA : unfilled(breaches, breaching, newest.size(), enough);
        };
    }

    /** Too little was told, but if all of it is beyond the threshold for long enough, no more is waited for. */
    private static AlarmState unfilled(List<Optional<Boolean>> breaches, long breaching, int told, int enough) {
        int oldest = 0;
        for (int i = breaches.size() - 1; i >= 0; i--) {
            if (breaches.get(i).isPresent()) {
                oldest = breaches.size() - i;
            }
        }

        boolean isLasting = breaching == told && oldest >= enough;
        return breaching >= enough || isLasting ? ALARM : OK;
    }
}
