package io.lakewarden.security.authorizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** What each command that there is needs, by its class. */
final class Needs {
    private final Map<Class<?>, BiConsumer<LogicalPlan, Rights>> known = new HashMap<>();

    <T> void on(Class<T> type, BiConsumer<? super T, Rights> needs) {
        known.put(type, (command, rights) -> needs.accept(type.cast(command), rights));
    }

    /** The same for several. */
    <T> void on(List<Class<? extends T>> types, BiConsumer<T, Rights> needs) {
        types.forEach(type -> on(type, needs));
    }

    /** Nothing. */
    void free(List<Class<? extends LogicalPlan>> types) {
        types.forEach(type -> on(type, (command, rights) -> {}));
    }

    Optional<BiConsumer<LogicalPlan, Rights>> of(LogicalPlan command) {
        return Optional.ofNullable(known.get(command.getClass()));
    }
}
