package io.lakewarden.cli.evidence;

import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import io.lakewarden.cli.evidence.Evidence.Drift;
import io.lakewarden.cli.evidence.Evidence.Since;
import j2html.tags.DomContent;
import java.util.List;

/** What else is on record: the checkout, gaps, overrides, the account, tests, the last report. */
final class RecordSections {
    private RecordSections() {}

    static DomContent checkout(Evidence evidence) {
        return each(
                p(each(
                        text("Commit: "),
                        evidence.commit()
                                .map(commit -> each(
                                        code(commit.id()), text(" by " + commit.author() + ": " + commit.subject())))
                                .orElse(strong("none")))),
                iff(
                        !evidence.checkout().uncommitted().isEmpty(),
                        p(each(
                                        strong("Not as in that commit: "),
                                        text(String.join(
                                                        ", ",
                                                        evidence.checkout().uncommitted())
                                                + ". What this page says of them nobody has committed.")))
                                .withClass("alarm")));
    }

    static DomContent since(Evidence evidence) {
        Since since = evidence.since();
        if (!since.compared()) {
            return p("No earlier report was given, so nothing was compared.");
        }

        EvidenceTable table = new EvidenceTable("What is different", "Part", "About", "Before", "Now");
        since.changes()
                .forEach(change ->
                        table.row(change.part(), change.about(), or(change.before(), "—"), or(change.after(), "—")));
        String commit = since.commits().stream()
                .findFirst()
                .map(one -> "commit " + one.id() + " of " + one.day())
                .orElse("a definition in no commit");
        return each(
                p("Compared with the report as of " + since.on() + " about " + commit + "."),
                p(each(text("SHA-256 of its JSON: "), code(since.fingerprint())))
                        .withClass("soft"),
                table.isEmpty() ? p("Nothing is different.") : table.html());
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    static DomContent gaps(Evidence evidence) {
        EvidenceTable table = new EvidenceTable(
                "Gaps of all datasets, classified or not", "Plane", "Who", "Dataset", "Asked", "Instead", "Code");
        evidence.gaps()
                .forEach(gap ->
                        table.row(gap.plane(), gap.principal(), gap.dataset(), gap.asked(), gap.instead(), gap.code()));
        String besides = evidence.clusters().isEmpty()
                ? "the environment’s own clusters"
                : "the environment’s own clusters and those of profile " + String.join(", ", evidence.clusters());
        return each(
                p("A plane is what enforces grants: Ranger, Lake Formation, IAM. Told for " + besides + "."),
                table.isEmpty() ? p("No plane does otherwise than the definition says.") : table.html());
    }

    static DomContent overrides(Evidence evidence) {
        EvidenceTable table = new EvidenceTable(
                "Rules that a cluster of this environment breaks", "Rule", "Cluster", "What was tested");
        evidence.overrides().forEach(one -> table.row(one.rule(), one.cluster(), one.reason()));
        return table.isEmpty()
                ? p("Nothing in this environment is allowed only because somebody tested it.")
                : each(
                        p("Documentation leaves open whether these work; the definition says that somebody tried."),
                        table.html());
    }

    static DomContent account(Evidence evidence) {
        Drift drift = evidence.drift();
        if (!drift.compared()) {
            return p(each(
                    strong("Nothing was compared. "),
                    text("This page says what the definition gives, not what the account has.")));
        }

        boolean clean = drift.differences().isEmpty() && drift.unread().isEmpty();
        return each(
                p("By a saved ./lakewarden access verify --json, asked by " + drift.caller()
                        + ", read at " + drift.lookedAt() + ", with the grants of " + drift.on()
                        + (InShort.isOfThisDefinition(evidence)
                                ? ". Its definition was that of the same commit."
                                : ". Whether its definition was this one is not known.")),
                list("Said by who asked, besides the definition, and so no difference", drift.meant()),
                p(each(text("SHA-256 of the file: "), code(drift.fingerprint())))
                        .withClass("soft"),
                iff(
                        !drift.on().equals(evidence.on()),
                        p("This report looks at the grants of another day, " + evidence.on() + ".")
                                .withClass("alarm")),
                iff(clean, p("All of it was read, and nothing differs.")),
                list("Differences", drift.differences()),
                list("Not read, so unknown", drift.unread()),
                list(
                        "Not judged, since it comes with having made a table, administering or deploying; what the role"
                                + " that deploys has on databases and tags may have been granted, too",
                        drift.implicit()),
                p("Entries that the definition does not speak for: " + drift.others() + "."));
    }

    private static DomContent list(String title, List<String> items) {
        return items.isEmpty() ? each() : each(p(strong(title + ":")), ul(each(items, item -> li(item))));
    }

    static DomContent tests(Evidence evidence) {
        EvidenceTable table = new EvidenceTable(
                "What the definition’s authors claim, and what the reference decision says",
                "Claim",
                "Result",
                "Where");
        evidence.tests()
                .forEach(test -> table.row(List.of(
                        text(test.text()),
                        test.holds() ? text("holds") : each(strong("does not hold: "), text(test.why())),
                        code(test.place()))));
        return table.isEmpty() ? p("The definition has no policy tests.") : table.html();
    }

    static DomContent reading() {
        return ul(
                li("Who sees what is the reference decision on the definition: what no grant allows is not allowed, a"
                        + " denial wins, who is not in the definition has nothing. Whether the account is so, only the"
                        + " comparison above says."),
                li("A commit is named where it last changed a line of what is said. Whether and by whom it was reviewed"
                        + " stands with the commit, not here."),
                li("Groups are shown through their members; a group is named as such where its members share a role."),
                li("Only reading is told, and only of classified columns in governed datasets. Writing and managing are"
                        + " in ./lakewarden access matrix. Files in landing are no governed dataset."),
                li("The comparison with the account is of Lake Formation: neither of IAM nor of Ranger, and not of what"
                        + " the account’s administrators can give themselves."));
    }
}
