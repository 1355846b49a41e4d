package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.Target;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.util.List;

/** What somebody may not do; the message is one line that names them, the action, the resource and the policy. */
public final class AccessDenied extends RuntimeException {
    private final boolean written;

    AccessDenied(String message) {
        super(message);
        this.written = false;
    }

    private AccessDenied(AccessDenied denied) {
        super(denied.getMessage(), denied);
        this.written = true;
    }

    /** The same, once the audit has it. */
    AccessDenied written() {
        return new AccessDenied(this);
    }

    /** Whether the audit has it. */
    boolean isWritten() {
        return written;
    }

    /** {@code Cannot read gold.sales_by_day as intern: no policy allows it}. */
    static AccessDenied of(Principal principal, String action, Object resource, String reason) {
        return new AccessDenied("Cannot " + action + " " + resource + " as " + principal.name() + ": " + reason);
    }

    static AccessDenied of(Principal principal, String action, Object resource, Verdict verdict) {
        return of(principal, action, resource, verdict.reason());
    }

    static AccessDenied columns(Principal principal, Target table, List<String> columns, String reason) {
        return of(
                principal,
                "read",
                table + " (" + String.join(", ", columns) + ")",
                reason + "; name the columns that you may read");
    }
}
