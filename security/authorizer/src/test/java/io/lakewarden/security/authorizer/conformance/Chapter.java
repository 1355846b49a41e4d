package io.lakewarden.security.authorizer.conformance;

import io.lakewarden.security.authorizer.conformance.Attempt.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes down attempts of one kind, one after the other. */
final class Chapter {
    private final String title;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Step> before = new ArrayList<>();
    private List<Step> twin = List.of();

    Chapter(String title) {
        this.title = title;
    }

    /** The honest one of all attempts that follow. */
    Chapter like(User user, String sql, String... rows) {
        return like(user, Call.sql(sql), rows);
    }

    Chapter like(User user, Call call, String... rows) {
        twin = List.of(new Step(user, call, List.of(rows)));
        return this;
    }

    /** What somebody did before the next attempt. */
    Chapter after(User user, String sql) {
        return after(user, Call.sql(sql));
    }

    Chapter after(User user, Call call) {
        before.add(new Step(user, call, List.of()));
        return this;
    }

    Chapter denied(User user, String sentence, String sql) {
        return denied(user, sentence, Call.sql(sql));
    }

    Chapter denied(User user, String sentence, Call call) {
        return add(user, sentence, call, new Outcome.Denied());
    }

    Chapter shows(User user, String sentence, String sql, String... rows) {
        return shows(user, sentence, Call.sql(sql), rows);
    }

    Chapter shows(User user, String sentence, Call call, String... rows) {
        return add(user, sentence, call, new Outcome.Shows(List.of(rows)));
    }

    Chapter absent(User user, String sentence, String words, Call call) {
        return add(user, sentence, call, new Outcome.Absent(words));
    }

    Chapter silent(User user, String sentence, String sql) {
        return silent(user, sentence, Call.sql(sql));
    }

    Chapter silent(User user, String sentence, Call call) {
        return add(user, sentence, call, new Outcome.Silent());
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private Chapter add(User user, String sentence, Call call, Outcome outcome) {
        attempts.add(new Attempt(title, sentence, user, before, call, outcome, twin.get(0)));
        before.clear();
        return this;
    }
}
