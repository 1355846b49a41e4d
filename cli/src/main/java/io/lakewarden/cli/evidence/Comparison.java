package io.lakewarden.cli.evidence;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.evidence.Evidence.Change;
import io.lakewarden.cli.evidence.Evidence.Drift;
import io.lakewarden.cli.evidence.Evidence.Since;
import io.lakewarden.cli.evidence.Evidence.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is different from an earlier report of the same environment. */
final class Comparison {
    private final Evidence before;
    private final Evidence after;
    private final List<Change> changes = new ArrayList<>();

    private Comparison(Evidence before, Evidence after) {
        this.before = before;
        this.after = after;
    }

    /** Of a report and the text of an earlier one. */
    static Since between(String text, String file, Evidence after) {
        Evidence before = EvidenceJson.read(text, file);
        if (!identity(before).equals(identity(after))) {
            throw CommandFailed.because("Cannot compare with " + file + ": it is about " + identity(before)
                    + ", and this report about " + identity(after)
                    + "; name a report of the same environment, or leave out --since");
        }

        return new Since(
                true,
                Fingerprint.of(text),
                before.on(),
                before.checkout().commits(),
                new Comparison(before, after).changes());
    }

    private static String identity(Evidence evidence) {
        return evidence.platform() + "/" + evidence.environment() + " in " + evidence.account() + ", "
                + evidence.region();
    }

    private List<Change> changes() {
        part("Who sees what", Comparison::sights);
        part("Denials", Comparison::denials);
        both("Seen or denied through", Comparison::deciding);
        part("Grants", Comparison::grants);
        part("Groups", Comparison::groups);
        part("Classified columns", Comparison::columns);
        both("Commits", Comparison::commits);
        part("Asked with", Comparison::clusters);
        part("Gaps", Comparison::gaps);
        part("Tested rules", Comparison::overrides);
        part("Policy tests", Comparison::tests);
        drift();
        return changes;
    }

    private void part(String part, Function<Evidence, SortedMap<String, String>> facts) {
        compare(part, facts.apply(before), facts.apply(after));
    }

    /** Of what is in both reports: what came or went is told by itself. */
    private void both(String part, Function<Evidence, SortedMap<String, String>> facts) {
        SortedMap<String, String> old = facts.apply(before);
        SortedMap<String, String> now = facts.apply(after);
        old.keySet().retainAll(now.keySet());
        now.keySet().retainAll(old.keySet());
        compare(part, old, now);
    }

    private void compare(String part, SortedMap<String, String> old, SortedMap<String, String> now) {
        SortedSet<String> subjects = new TreeSet<>(old.keySet());
        subjects.addAll(now.keySet());
        for (String about : subjects) {
            String was = old.getOrDefault(about, "");
            String is = now.getOrDefault(about, "");
            if (!was.equals(is)) {
                changes.add(new Change(part, about, was, is));
            }
        }
    }

    /** Where only one of both looked at the account, that is the difference: nothing else can be said. */
    private void drift() {
        if (before.drift().compared() && after.drift().compared()) {
            compare("The account", drift(before.drift()), drift(after.drift()));
        } else {
            compare("The account", looked(before.drift()), looked(after.drift()));
        }
    }

    private static SortedMap<String, String> looked(Drift drift) {
        return facts(
                List.of(drift),
                (one, facts) ->
                        facts.put("The account beside the definition", one.compared() ? "compared" : "not compared"));
    }

    private static SortedMap<String, String> drift(Drift drift) {
        SortedMap<String, String> facts = facts(drift.differences(), (one, all) -> all.put(one, "differs"));
        facts.put("The account beside the definition", "as of " + drift.on() + ", asked by " + drift.caller());
        drift.unread().forEach(one -> facts.put(one, "unread"));
        drift.implicit().forEach(one -> facts.put(one, "not judged"));
        return facts;
    }

    private static SortedMap<String, String> sights(Evidence evidence) {
        return facts(
                evidence.sights(),
                (one, facts) -> facts.put(
                        one.principal() + ": " + one.dataset() + "." + one.column(),
                        one.sees() + "; " + one.rows() + (one.until().isEmpty() ? "" : "; until " + one.until())));
    }

    private static SortedMap<String, String> denials(Evidence evidence) {
        return facts(
                evidence.denials(),
                (one, facts) -> facts.put(one.principal() + ": " + one.dataset() + "." + one.column(), "denied"));
    }

    /** By their texts: a grant's id is its name in one report only. */
    private static SortedMap<String, String> deciding(Evidence evidence) {
        SortedMap<String, String> texts = facts(evidence.grants(), (one, facts) -> facts.put(one.id(), one.text()));
        SortedMap<String, String> deciding = facts(
                evidence.sights(),
                (one, facts) -> facts.put(
                        one.principal() + " sees " + one.dataset() + "." + one.column(), texts(one.grants(), texts)));
        evidence.denials()
                .forEach(one -> deciding.put(
                        one.principal() + " is denied " + one.dataset() + "." + one.column(),
                        texts(one.grants(), texts)));
        return deciding;
    }

    private static String texts(List<String> grants, SortedMap<String, String> texts) {
        return grants.stream().map(texts::get).sorted().collect(Collectors.joining(" | "));
    }

    private static SortedMap<String, String> commits(Evidence evidence) {
        SortedMap<String, String> commits =
                facts(evidence.grants(), (one, facts) -> facts.put("Grant: " + one.text(), commits(one.origin())));
        evidence.people().forEach(one -> commits.put("Principal: " + one.name(), commits(one.origin())));
        evidence.groups().forEach(one -> commits.put("Group: " + one.group(), commits(one.origin())));
        evidence.columns()
                .forEach(one ->
                        commits.put("Classifications: " + one.dataset() + "." + one.column(), commits(one.origin())));
        return commits;
    }

    private static String commits(Origin origin) {
        return Stream.concat(
                        origin.commits().stream().map(Commit::brief),
                        Stream.of(origin.without()).filter(without -> !without.isEmpty()))
                .collect(Collectors.joining(", "));
    }

    private static SortedMap<String, String> grants(Evidence evidence) {
        return facts(evidence.grants(), (one, facts) -> facts.put(one.text(), "there"));
    }

    private static SortedMap<String, String> groups(Evidence evidence) {
        return facts(
                evidence.groups(),
                (one, facts) ->
                        facts.put(one.group(), one.members().isEmpty() ? "nobody" : String.join(", ", one.members())));
    }

    private static SortedMap<String, String> columns(Evidence evidence) {
        return facts(
                evidence.columns(),
                (one, facts) ->
                        facts.put(one.dataset() + "." + one.column(), String.join(", ", one.classifications())));
    }

    private static SortedMap<String, String> clusters(Evidence evidence) {
        return facts(evidence.clusters(), (one, facts) -> facts.put("clusters of profile " + one, "asked for"));
    }

    private static SortedMap<String, String> gaps(Evidence evidence) {
        return facts(
                evidence.gaps(),
                (one, facts) -> facts.merge(
                        one.plane() + " " + one.code() + ": " + one.principal() + ", " + one.dataset() + ", asked "
                                + one.asked(),
                        one.instead(),
                        (first, second) -> first + "; " + second));
    }

    private static SortedMap<String, String> overrides(Evidence evidence) {
        return facts(
                evidence.overrides(), (one, facts) -> facts.put(one.rule() + " on " + one.cluster(), one.reason()));
    }

    private static SortedMap<String, String> tests(Evidence evidence) {
        return facts(
                evidence.tests(),
                (one, facts) -> facts.put(one.text() + ", in " + file(one), one.holds() ? "holds" : one.why()));
    }

    /** Lines move with what stands above them. */
    private static String file(Test test) {
        return test.place().replaceFirst(":\\d+$", "");
    }

    private static <T> SortedMap<String, String> facts(List<T> items, BiConsumer<T, SortedMap<String, String>> fact) {
        SortedMap<String, String> facts = new TreeMap<>();
        items.forEach(item -> fact.accept(item, facts));
        return facts;
    }
}
