package io.lakewarden.infra.dashboards;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Pipeline;

/** What things are called once they are deployed, where a template leaves it to CloudFormation. */
final class Names {
    private Names() {}

    static String arn(Site site, String service, String resource) {
        String region = site.home().region();
        return String.join(
                ":",
                "arn",
                site.home().partition().word(),
                service,
                region,
                site.home().account(),
                resource);
    }

    static String machine(Site site, Pipeline pipeline) {
        return machine(site, PipelinesStack.machine(site, pipeline));
    }

    /** Of a state machine by its whole name. */
    static String machine(Site site, String name) {
        return arn(site, "states", "stateMachine:" + name);
    }

    /** The queue that an alarm is of, called as the alarm. */
    static String queue(Site site, AlarmKind alarm) {
        return site.prefix() + "-" + alarm.word();
    }
}
