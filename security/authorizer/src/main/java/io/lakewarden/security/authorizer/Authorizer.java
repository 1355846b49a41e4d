package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.AdminPolicies;
import io.lakewarden.security.authorizer.ranger.Engine;
import io.lakewarden.security.authorizer.ranger.FolderPolicies;
import io.lakewarden.security.authorizer.ranger.Policies;
import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.TableView;
import io.lakewarden.security.authorizer.ranger.Target;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/** Decides for one Spark context, and writes down what it decided. */
final class Authorizer {
    /** Spark makes the plugin, the extension and each session's rules itself, by name: here they find one another. */
    private static final Map<SparkContext, Authorizer> BY_CONTEXT = new WeakHashMap<>();

    private static final long HOLDS_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_VIEWS = 1_000;

    private record Asked(Engine engine, Principal principal, Target table, List<String> columns) {}

    private record Answered(TableView view, long at) {}

    private final Map<Asked, Answered> views = new ConcurrentHashMap<>();
    private final Policies policies;
    private final AuditLog audit;
    private final Catalogs catalogs;
    private final Sources sources;
    private final PolicyExpressions expressions;
    private final Owners owners = new Owners();

    private Authorizer(SparkContext context) {
        Settings settings = Settings.of(context.conf());
        this.policies = policies(settings, context);
        this.audit = settings.audit().map(AuditLog::toFile).orElseGet(AuditLog::toLogger);
        this.catalogs = new Catalogs(context.conf(), settings.catalog());
        this.sources = new Sources(catalogs);
        this.expressions = new PolicyExpressions(context.conf());
    }

    /** The context's; made at the first call, which fails if the settings or the policies are not sound. */
    static Authorizer of(SparkContext context) {
        synchronized (BY_CONTEXT) {
            Authorizer known = BY_CONTEXT.get(context);
            if (known == null) {
                known = new Authorizer(context);
                BY_CONTEXT.put(context, known);
            }

            return known;
        }
    }

    private static Policies policies(Settings settings, SparkContext context) {
        return settings.policies().matches("https?://.*")
                ? AdminPolicies.open(settings.policies(), settings.service(), settings.cache(), settings.poll())
                : FolderPolicies.open(settings.policies(), context.hadoopConfiguration());
    }

    Catalogs catalogs() {
        return catalogs;
    }

    Sources sources() {
        return sources;
    }

    PolicyExpressions expressions() {
        return expressions;
    }

    Owners owners() {
        return owners;
    }

    AuditLog audit() {
        return audit;
    }

    Engine engine() {
        return policies.engine();
    }

    /**
     * How somebody sees a table. Spark asks for one many times while it plans a query, so an answer holds for a second, or
     * until there are other policies.
     */
    TableView view(Principal principal, Target table, List<String> columns) {
        Engine engine = engine();
        Asked asked = new Asked(engine, principal, table, List.copyOf(columns));
        long now = System.nanoTime();
        Answered known = views.get(asked);
        if (known != null && now - known.at() < HOLDS_NANOS) {
            return known.view();
        }

        if (views.size() > MOST_VIEWS) {
            views.clear();
        }

        TableView view = engine.view(principal, table, columns);
        views.put(asked, new Answered(view, now));
        return view;
    }

    AccessDenied denied(Principal principal, String action, Target target, String reason) {
        audit.decided(principal, action, target, List.of(), Verdict.UNSAID, reason);
        return AccessDenied.of(principal, action, target, reason).written();
    }

    /** Decides, and writes down what was refused, wherever that was, unless it has been. */
    void audited(Runnable deciding) {
        audited(() -> {
            deciding.run();
            return true;
        });
    }

    /** The same for what comes to something. */
    <T> T audited(Supplier<T> deciding) {
        try {
            return deciding.get();
        } catch (AccessDenied denied) {
            if (denied.isWritten()) {
                throw denied;
            }

            audit.refused(Principal.current(), denied.getMessage());
            throw denied.written();
        }
    }
}
