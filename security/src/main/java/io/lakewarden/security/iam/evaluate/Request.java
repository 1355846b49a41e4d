package io.lakewarden.security.iam.evaluate;

import io.lakewarden.security.iam.policy.Arn;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that somebody asks of a service.
 *
 * @param caller who
 * @param action say {@code s3:GetObject}
 * @param resource on what; {@link Arn#ANY} for an action that is on nothing in particular
 * @param context what else is known of it, by condition key in lower case
 */
public record Request(Caller caller, String action, Arn resource, SortedMap<String, String> context) {
    public Request {
        SortedMap<String, String> lower = new TreeMap<>();
        context.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
        context = Collections.unmodifiableSortedMap(lower);
    }

    /** Over TLS, with nothing else known but who asks. */
    public static Request of(Caller caller, String action, Arn resource) {
        Request request = new Request(caller, action, resource, new TreeMap<>()).with("aws:SecureTransport", "true");
        return caller.match(
                session -> request.with("aws:PrincipalArn", session.role().toString())
                        .with("aws:PrincipalAccount", session.role().account()),
                outsider -> request.with("aws:PrincipalArn", outsider.arn().toString())
                        .with("aws:PrincipalAccount", outsider.arn().account()),
                service -> request.with("aws:PrincipalServiceName", service.name()),
                anonymous -> request);
    }

    /** The same with a value of a condition key. */
    public Request with(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(context);
        more.put(key.toLowerCase(Locale.ROOT), value);
        return new Request(caller, action, resource, more);
    }
}
