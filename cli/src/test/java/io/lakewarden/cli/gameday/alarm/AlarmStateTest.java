package io.lakewarden.cli.gameday.alarm;

import static io.lakewarden.cli.gameday.alarm.AlarmState.ALARM;
import static io.lakewarden.cli.gameday.alarm.AlarmState.INSUFFICIENT_DATA;
import static io.lakewarden.cli.gameday.alarm.AlarmState.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cli.gameday.alarm.AlarmState.Missing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cases that CloudWatch's guide goes through: X is a breach, 0 is none, - is nothing. */
class AlarmStateTest {
    @Test
    void threeOfThree() {
        assertThat(states("0-X-X", 3)).containsExactly(OK, OK, OK);
        assertThat(states("0----", 3)).containsExactly(OK, OK, OK);
        assertThat(states("-----", 3)).containsExactly(INSUFFICIENT_DATA, ALARM, OK);
        assertThat(states("0XX-X", 3)).containsExactly(ALARM, ALARM, ALARM);
        assertThat(states("--X--", 3)).containsExactly(ALARM, ALARM, OK);
    }

    @Test
    void twoOfThree() {
        assertThat(states("0-X-X", 2)).containsExactly(ALARM, ALARM, ALARM);
        assertThat(states("00X0X", 2)).containsExactly(ALARM, ALARM, ALARM);
        assertThat(states("0-X--", 2)).containsExactly(OK, ALARM, OK);
        assertThat(states("----0", 2)).containsExactly(OK, ALARM, OK);
        assertThat(states("---X-", 2)).containsExactly(ALARM, ALARM, OK);
    }

    @Test
    void oneNewBreachIsNotEnoughForThree() {
        assertThat(states("----X", 3)).containsExactly(OK, ALARM, OK);
    }

    @Test
    void whereMissingDataChangesNothingTheStateStaysUntilWhatWasToldDecides() {
        assertThat(Stream.of(AlarmState.values()).map(before -> ignoring(before, "-----")))
                .containsExactly(AlarmState.values());
        assertThat(ignoring(ALARM, "--X--")).isEqualTo(ALARM);
        assertThat(ignoring(OK, "--X--")).isEqualTo(OK);
        assertThat(ignoring(ALARM, "0----")).isEqualTo(OK);
        assertThat(ignoring(OK, "XX--X")).isEqualTo(ALARM);
    }

    private static AlarmState ignoring(AlarmState before, String points) {
        return AlarmState.after(before, breaches(points), 3, 3, Missing.SAME);
    }

    @Test
    void aWordThatCloudWatchHasNotIsRefused() {
        assertThatThrownBy(() -> Missing.of("guess"))
                .hasMessage("Cannot evaluate an alarm that treats missing data as guess");
    }

    /** With missing data as missing, as breaching and as not breaching. */
    private static List<AlarmState> states(String points, int enough) {
        return Stream.of(Missing.UNKNOWN, Missing.BREACHING, Missing.NOT_BREACHING)
                .map(missing -> AlarmState.after(OK, breaches(points), 3, enough, missing))
                .toList();
    }

    private static List<Optional<Boolean>> breaches(String points) {
        return points.chars()
                .mapToObj(point -> point == '-' ? Optional.<Boolean>empty() : Optional.of(point == 'X'))
                .toList();
    }
}
