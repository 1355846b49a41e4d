package io.lakewarden.security.authorizer.conformance;

import java.util.List;

/**
 * One attempt to get round the authorizer.
 *
 * @param chapter what it belongs to
 * @param sentence what is tried, unique
 * @param user who tries
 * @param before what others did before
 * @param call the attempt
 * @param outcome what it must come to
 * @param twin the honest one that it imitates
 */
record Attempt(String chapter, String sentence, User user, List<Step> before, Call call, Outcome outcome, Step twin) {
    Attempt {
        before = List.copyOf(before);
    }

    /**
     * What somebody may do.
     *
     * @param rows the answer, in any order
     */
    record Step(User user, Call call, List<String> rows) {
        Step {
            rows = List.copyOf(rows);
        }
    }

    String name() {
        return chapter + ": " + user.account() + " " + sentence;
    }
}
