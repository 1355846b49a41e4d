package io.lakewarden.infra.costguard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.CostTags;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Topic;
import io.lakewarden.model.settings.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.ce.CfnAnomalyMonitor;
import software.amazon.awscdk.services.ce.CfnAnomalySubscription;
import software.constructs.Construct;

/**
 * Who is told when something costs more than it should: of what is out of the ordinary, by tag, and of budgets where some
 * are committed. What is billed is known about a day later; what runs too long is an alarm's to tell.
 */
public final class CostGuardStack extends PlatformStack {
    private static final List<Integer> PERCENTS = List.of(80, 100);

    private final CostGuardProps props;
    private final Site site;

    public CostGuardStack(Construct scope, CostGuardProps props) {
        super(scope, props.site(), "costguard", "What tells of costs");
        this.props = props;
        this.site = props.site();
        List<String> monitors = new ArrayList<>();
        monitors.add(monitor(
                "Environment", CostTags.ENVIRONMENT, List.of(site.environment().name())));
        if (!props.pipelines().isEmpty()) {
            monitors.add(monitor("Pipelines", CostTags.PIPELINE, props.pipelines()));
        }

        subscription(monitors);
        props.budgets().stream()
                .filter(budget -> budget.dollars(props.month()).signum() > 0)
                .forEach(this::budget);
    }

    /** Of all that carries a tag; its ARN. */
    private String monitor(String id, String key, List<String> values) {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        tags.putObject("Tags")
                .put("Key", key)
                .set("Values", JsonNodeFactory.instance.arrayNode().addAll(texts(values)));
        return CfnAnomalyMonitor.Builder.create(this, id + "Monitor")
                .monitorName(site.prefix() + "-" + id.toLowerCase(Locale.ROOT))
                .monitorType("CUSTOM")
                .monitorSpecification(tags.toString())
                .build()
                .getRef();
    }

    private static List<TextNode> texts(List<String> values) {
        return values.stream().map(TextNode::valueOf).toList();
    }

    private void subscription(List<String> monitors) {
        ObjectNode threshold = JsonNodeFactory.instance.objectNode();
        ObjectNode impact = threshold.putObject("Dimensions").put("Key", "ANOMALY_TOTAL_IMPACT_ABSOLUTE");
        impact.putArray("MatchOptions").add("GREATER_THAN_OR_EQUAL");
        impact.putArray("Values")
                .add(String.valueOf(site.environment().settings().of(Amount.COST_ANOMALY_DOLLARS)));
        CfnAnomalySubscription.Builder.create(this, "Anomalies")
                .subscriptionName(site.prefix())
                .frequency("IMMEDIATE")
                .monitorArnList(monitors)
                .subscribers(List.of(CfnAnomalySubscription.SubscriberProperty.builder()
                        .type("SNS")
                        .address(site.topic(Topic.COSTS))
                        .build()))
                .thresholdExpression(threshold.toString())
                .build();
    }

    private void budget(Budget budget) {
        String tag = budget.pipeline()
                .map(pipeline -> CostTags.PIPELINE + "$" + pipeline)
                .orElse(CostTags.ENVIRONMENT + "$" + site.environment().name());
        Map<String, Object> filters = new TreeMap<>(Map.of("TagKeyValue", List.of("user:" + tag)));
        CfnBudget.Builder.create(this, ConstructId.of(budget.name()) + "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName(site.prefix() + "-" + budget.name())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(budget.dollars(props.month()))
                                .unit("USD")
                                .build())
                        .costFilters(filters)
                        .build())
                .notificationsWithSubscribers(notifications())
                .build();
    }

    private List<CfnBudget.NotificationWithSubscribersProperty> notifications() {
        List<CfnBudget.NotificationWithSubscribersProperty> notifications = new ArrayList<>();
        PERCENTS.forEach(percent -> notifications.add(notification("ACTUAL", percent)));
        notifications.add(notification("FORECASTED", 100));
        return notifications;
    }

    private CfnBudget.NotificationWithSubscribersProperty notification(String type, int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("SNS")
                        .address(site.topic(Topic.COSTS))
                        .build()))
                .build();
    }
}
