package io.lakewarden.infra.operations;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.DeadLetters;
import io.lakewarden.infra.frame.Machine;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.asl.StateMachine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/**
 * A state machine of the platform's own that events start, and who is told where it is not started or fails.
 *
 * @param word what everything of it is called
 * @param machine as it was compiled
 * @param triggers what starts it, each called otherwise
 * @param failed rings when the machine fails
 * @param undelivered rings when an event has not started it
 */
record OnEvent(String word, StateMachine machine, List<Trigger> triggers, AlarmKind failed, AlarmKind undelivered) {
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final int ATTEMPTS = 20;

    OnEvent {
        triggers = List.copyOf(triggers);
    }

    /**
     * Events of one kind.
     *
     * @param word what their rule is called
     * @param description of them, in words
     * @param pattern of them
     * @param input of the machine: fields, and where the event has them
     * @param known fields of that input which are the same for all, each as JSON
     */
    record Trigger(
            String word,
            String description,
            SortedMap<String, Object> pattern,
            SortedMap<String, String> input,
            SortedMap<String, String> known) {
        Trigger {
            pattern = Collections.unmodifiableSortedMap(new TreeMap<>(pattern));
            input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
            known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
        }

        private String inputTemplate() {
            SortedMap<String, String> fields = new TreeMap<>(known);
            input.keySet().forEach(field -> fields.put(field, "<" + field + ">"));
            return fields.entrySet().stream()
                    .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    void add(Construct scope, OperationsProps props) {
        Site site = props.site();
        String id = ConstructId.of(word);
        CfnStateMachine started = Machine.of(
                scope,
                site,
                id,
                new Machine.Props(
                        site.roleName(word),
                        word,
                        machine,
                        site.role(word + "-machine"),
                        props.keys().arn("logs"),
                        Collections.emptySortedMap()));
        CfnQueue queue = DeadLetters.of(
                scope, site, id + "Undelivered", site.prefix() + "-" + word + "-undelivered", "events.amazonaws.com");
        triggers.forEach(trigger -> CfnRule.Builder.create(scope, ConstructId.of(trigger.word()) + "Rule")
                .name(site.prefix() + "-" + trigger.word())
                .description(trigger.description())
                .eventPattern(trigger.pattern())
                .state("ENABLED")
                .targets(List.of(target(site, trigger, started, queue)))
                .build());
        Alarms alarms = new Alarms(scope, site);
        alarms.add(Alarm.atOnce(failed, word, started.getRef()));
        alarms.add(Alarm.atOnce(undelivered, word, queue.getAttrQueueName()));
    }

    private CfnRule.TargetProperty target(Site site, Trigger trigger, CfnStateMachine started, CfnQueue queue) {
        return CfnRule.TargetProperty.builder()
                .id(word)
                .arn(started.getRef())
                .roleArn(site.role(word + "-rule"))
                .inputTransformer(CfnRule.InputTransformerProperty.builder()
                        .inputPathsMap(trigger.input())
                        .inputTemplate(trigger.inputTemplate())
                        .build())
                .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(DAY_SECONDS)
                        .maximumRetryAttempts(ATTEMPTS)
                        .build())
                .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder()
                        .arn(queue.getAttrArn())
                        .build())
                .build();
    }

    /** The events of a service, of one kind, in which all that holds. */
    static SortedMap<String, Object> pattern(String source, String detailType, Map<String, ?> detail) {
        SortedMap<String, Object> pattern = new TreeMap<>();
        pattern.put("source", List.of(source));
        pattern.put("detail-type", List.of(detailType));
        pattern.put("detail", new TreeMap<>(detail));
        return pattern;
    }
}
