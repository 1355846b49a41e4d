package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.optional;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.plans.logical.TableSpec;
import org.apache.spark.sql.catalyst.plans.logical.TableSpecBase;

/** Where a command says that a table lies: one that lies where one wants could lie on another's files. */
final class Places {
    private Places() {}

    static void check(TableSpecBase base, Rights rights) {
        if (!(base instanceof TableSpec spec)) {
            throw AccessDenied.of(rights.principal(), "create", "a table", "its options are not known yet");
        }

        optional(spec.location()).ifPresent(location -> check(location, rights));
        check(map(spec.properties()), rights);
        check(map(spec.options()), rights);
    }

    static void check(Map<String, String> properties, Rights rights) {
        properties.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (key.endsWith("path") || key.endsWith("location") || key.endsWith("-impl") || value.contains("://")) {
                check(value, rights);
            }
        });
    }

    static void check(String location, Rights rights) {
        rights.path("write", location);
        rights.path("read", location);
    }

    static Map<String, String> map(scala.collection.Map<String, String> properties) {
        return scala.collection.JavaConverters.mapAsJavaMap(properties);
    }
}
