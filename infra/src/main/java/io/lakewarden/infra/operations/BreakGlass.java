package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.DeadLetters;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.security.iam.policy.Arn;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * What notices that the role for emergencies is taken or works in the region: its calls wait in a queue, and the alarm rings
 * until somebody has looked at them. Only what a trail of the account records comes here.
 */
final class BreakGlass {
    private static final String WORD = "break-glass-used";

    /** Of who takes a role, most services know nothing but what CloudTrail says; to take one is a call that reads. */
    private static final String EVERY_CALL = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    private BreakGlass() {}

    static void add(Construct scope, Site site, Arn role) {
        CfnQueue uses =
                DeadLetters.of(scope, site, "BreakGlassUses", site.prefix() + "-" + WORD, "events.amazonaws.com");
        CfnRule.Builder.create(scope, "BreakGlassRule")
                .name(site.prefix() + "-" + WORD)
                .description("Who takes the role for emergencies, and what it does")
                .eventPattern(pattern(Template.text(role.toString())))
                .state(EVERY_CALL)
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id(WORD)
                        .arn(uses.getAttrArn())
                        .build()))
                .build();
        new Alarms(scope, site).add(Alarm.atOnce(AlarmKind.BREAK_GLASS_USED, "break-glass", uses.getAttrQueueName()));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html. */
    private static Map<String, Object> pattern(String role) {
        SortedMap<String, Object> taken = new TreeMap<>();
        taken.put("eventName", List.of("AssumeRole"));
        taken.put("requestParameters", Map.of("roleArn", List.of(role)));
        Map<String, Object> works =
                Map.of("userIdentity", Map.of("sessionContext", Map.of("sessionIssuer", Map.of("arn", List.of(role)))));
        SortedMap<String, Object> pattern = new TreeMap<>();
        pattern.put("detail-type", List.of("AWS API Call via CloudTrail"));
        pattern.put("detail", Map.of("$or", List.of(taken, works)));
        return pattern;
    }
}
