package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.MetricsStandIn;
import io.lakewarden.account.standin.TemplateDeployment;
import io.lakewarden.cli.gameday.alarm.AlarmDesk;
import io.lakewarden.infra.frame.Site;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Lake Formation of an environment as its templates make it, and CloudWatch beside it, on stand-ins of this machine; time
 * passes as it is told.
 */
final class RehearsedLake implements AutoCloseable {
    private static final Instant DEPLOYED = Instant.parse("2026-01-06T04:00:00Z");

    private final Templates templates;
    private final AwsStandIn account;
    private final LakeStandIn lake;
    private final MetricsStandIn metrics;

    private RehearsedLake(Templates templates, AwsStandIn account, MetricsStandIn metrics) {
        this.templates = templates;
        this.account = account;
        this.lake = new LakeStandIn(account);
        this.metrics = metrics;
    }

    /** With everything of Lake Formation and Glue that is in the templates, and with the administrator that the pages name. */
    static RehearsedLake deployed(Templates templates) throws IOException {
        RehearsedLake made =
                new RehearsedLake(templates, new AwsStandIn(templates.site().home()), new MetricsStandIn(DEPLOYED));
        ((ArrayNode) made.lake.settings().get("DataLakeAdmins"))
                .add(LakeStandIn.principal(role(templates.site(), "operator")));
        new TemplateDeployment(made.lake).deploy(templates.resources());
        return made;
    }

    /** The ARN of a role in the environment's account. */
    static String role(Site site, String name) {
        return "arn:" + site.home().partition().word() + ":iam::" + site.home().account() + ":role/" + name;
    }

    URI aws() {
        return account.endpoint();
    }

    URI cloudWatch() {
        return metrics.endpoint();
    }

    /** Somebody lets a role select from a table, as the console does. */
    void grant(String role, String database, String table) {
        lake.grantSelect(role, database, table);
    }

    /** All that the account keeps, to compare. */
    String snapshot() {
        return lake.snapshot();
    }

    void passes(Duration time) {
        metrics.clock(metrics.clock().plus(time));
    }

    Instant now() {
        return metrics.clock();
    }

    /** When the period ends of which {@link #state} tells. */
    Instant endOfPeriod(String alarm) {
        return templates.alarms().endOfPeriod(alarm, now());
    }

    /** What CloudWatch says now of an alarm, over all that was put. */
    String state(String alarm) {
        AlarmDesk alarms = templates.alarms();
        metrics.data().forEach(alarms::put);
        return alarms.state(alarm, metrics.clock());
    }

    @Override
    public void close() {
        metrics.close();
        account.close();
    }
}
