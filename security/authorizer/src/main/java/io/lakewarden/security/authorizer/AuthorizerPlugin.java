package io.lakewarden.security.authorizer;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a context from starting without enforcement, by {@code spark.plugins}: Spark stops for a plugin that fails, and
 * does not for an extension.
 */
public final class AuthorizerPlugin implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Map<String, String> init(SparkContext context, PluginContext plugin) {
                requireExtension(context);
                Authorizer.of(context);
                return Map.of();
            }
        };
    }

    private static void requireExtension(SparkContext context) {
        String extensions = context.conf().get("spark.sql.extensions", "");
        boolean loaded = Arrays.stream(extensions.split(","))
                .map(String::strip)
                .anyMatch(AuthorizerExtension.class.getName()::equals);
        if (!loaded) {
            throw new IllegalStateException("Cannot start without enforcement: spark.sql.extensions does not name "
                    + AuthorizerExtension.class.getName());
        }
    }

    @Override
    public @Nullable ExecutorPlugin executorPlugin() {
        return null;
    }
}
