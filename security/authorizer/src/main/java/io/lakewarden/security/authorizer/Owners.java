package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Principal;

/** What was made for one user is not another's. */
final class Owners {
    private Owners() {}

    static void check(Governed governed, Principal principal) {
        if (!governed.terms().user().equals(principal.name())) {
            throw AccessDenied.of(
                    principal,
                    "read",
                    governed.terms().view().table(),
                    "the plan was made for " + governed.terms().user() + "; write the query anew");
        }
    }
}
