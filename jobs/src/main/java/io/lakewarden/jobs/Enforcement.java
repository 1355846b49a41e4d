package io.lakewarden.jobs;

import java.lang.reflect.InvocationTargetException;
import org.apache.spark.sql.SparkSession;

/**
 * Whether policies hold in a session that shall have them. The authorizer is a jar of its own, with which these jobs are
 * neither built nor always run: it is found by its name, which only reflection does.
 */
final class Enforcement {
    private static final String CANARY = "io.lakewarden.security.authorizer.Canary";

    private Enforcement() {}

    /**
     * Asks the session for what nobody may have, if the authorizer is on the class path. A session that answers is an
     * {@link IllegalStateException}, so that no job runs in it.
     */
    static void check(SparkSession spark) {
        try {
            Class.forName(CANARY).getMethod("check", SparkSession.class).invoke(null, spark);
        } catch (ClassNotFoundException absent) {
            // Nothing is to be enforced here.
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot start: " + CANARY + " is not the one that these jobs know", e);
        }
    }
}
