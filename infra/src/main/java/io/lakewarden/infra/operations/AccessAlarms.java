package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.settings.Posture;
import java.time.Duration;
import java.util.List;
import software.constructs.Construct;

/**
 * What rings when Lake Formation has drifted from the definition, and when nobody has looked. Two alarms, since a drift is to
 * ring with the first look that finds it and to be silent with the first that does not, and silence only after two days.
 */
public final class AccessAlarms {
    private static final String SUBJECT = "lake-formation";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int HOURS_WITHOUT_A_LOOK = 48;

    private AccessAlarms() {}

    static void add(Construct scope, Site site) {
        Alarms alarms = new Alarms(scope, site);
        of(site).forEach(alarms::add);
    }

    /** None in a sandbox, at which nobody has to look. */
    public static List<Alarm> of(Site site) {
        if (site.environment().settings().posture() == Posture.SANDBOX) {
            return List.of();
        }

        String environment = site.prefix();
        return List.of(
                new Alarm(AlarmKind.ACCESS_DRIFT, SUBJECT, environment, 1, WINDOW, 1, Alarm.WithoutData.SAME),
                new Alarm(
                        AlarmKind.ACCESS_UNVERIFIED,
                        SUBJECT,
                        environment,
                        1,
                        Duration.ofHours(1),
                        HOURS_WITHOUT_A_LOOK,
                        Alarm.WithoutData.BAD));
    }
}
