package io.lakewarden.cli.evidence;

import static j2html.TagCreator.a;
import static j2html.TagCreator.br;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import io.lakewarden.cli.evidence.Evidence.ClassifiedColumn;
import io.lakewarden.cli.evidence.Evidence.Denial;
import io.lakewarden.cli.evidence.Evidence.Entry;
import io.lakewarden.cli.evidence.Evidence.Membership;
import io.lakewarden.cli.evidence.Evidence.Person;
import io.lakewarden.cli.evidence.Evidence.Sight;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who sees what, by which grants, since which commits. */
final class AccessSections {
    private AccessSections() {}

    static DomContent sights(Evidence evidence) {
        List<String> datasets = evidence.columns().stream()
                .map(ClassifiedColumn::dataset)
                .distinct()
                .toList();
        return datasets.isEmpty()
                ? p("No column of the definition is classified.")
                : each(datasets, dataset -> dataset(evidence, dataset));
    }

    private static DomContent dataset(Evidence evidence, String dataset) {
        List<ClassifiedColumn> columns = evidence.columns().stream()
                .filter(column -> column.dataset().equals(dataset))
                .toList();
        EvidenceTable classified =
                new EvidenceTable("Classified columns of " + dataset, "Column", "Classified", "Where and since when");
        columns.forEach(column -> classified.row(List.of(
                code(column.column()), text(String.join(", ", column.classifications())), origin(column.origin()))));
        return each(
                h3(code(dataset)),
                classified.html(),
                seen(evidence, dataset),
                unseen(evidence, dataset, columns),
                denied(evidence, dataset));
    }

    /** Columns of which somebody sees the same by the same grants share a row. */
    private static DomContent seen(Evidence evidence, String dataset) {
        Map<Sight, List<String>> columns = new LinkedHashMap<>();
        evidence.sights().stream()
                .filter(sight -> sight.dataset().equals(dataset))
                .sorted((one, other) -> one.principal().compareTo(other.principal()))
                .forEach(sight -> columns.computeIfAbsent(withoutColumn(sight), key -> new ArrayList<>())
                        .add(sight.column()));
        EvidenceTable table =
                new EvidenceTable("Who sees them", "Who", "Columns", "What of the value", "Rows", "Through", "Until");
        columns.forEach((sight, names) -> table.row(List.of(
                link(sight.principal(), "who-" + sight.principal()),
                codes(names),
                text(sight.sees()),
                each(text(sight.rows()), iff(!sight.filter().isEmpty(), each(br(), code(sight.filter())))),
                links(sight.grants()),
                text(sight.until().isEmpty() ? "no end" : sight.until()))));
        return table.isEmpty() ? each() : table.html();
    }

    private static Sight withoutColumn(Sight sight) {
        return new Sight(
                sight.principal(),
                sight.dataset(),
                "",
                sight.sees(),
                sight.rows(),
                sight.filter(),
                sight.until(),
                sight.grants());
    }

    private static DomContent unseen(Evidence evidence, String dataset, List<ClassifiedColumn> columns) {
        List<String> unseen = columns.stream()
                .map(ClassifiedColumn::column)
                .filter(column -> evidence.sights().stream()
                        .noneMatch(sight -> sight.dataset().equals(dataset)
                                && sight.column().equals(column)))
                .toList();
        return each(
                p(unseen.size() == columns.size() ? "Nobody sees any of them." : "Nobody else sees any of them."),
                iff(
                        !unseen.isEmpty() && unseen.size() < columns.size(),
                        p(each(text("Seen by nobody: "), codes(unseen)))));
    }

    private static DomContent denied(Evidence evidence, String dataset) {
        Map<Denial, List<String>> columns = new LinkedHashMap<>();
        evidence.denials().stream()
                .filter(denial -> denial.dataset().equals(dataset))
                .sorted((one, other) -> one.principal().compareTo(other.principal()))
                .forEach(denial -> columns.computeIfAbsent(
                                new Denial(denial.principal(), dataset, "", denial.grants()), key -> new ArrayList<>())
                        .add(denial.column()));
        EvidenceTable table = new EvidenceTable("Who is denied them, whatever else is granted", "Who", "Columns", "By");
        columns.forEach((denial, names) -> table.row(
                List.of(link(denial.principal(), "who-" + denial.principal()), codes(names), links(denial.grants()))));
        return table.isEmpty() ? each() : table.html();
    }

    static DomContent grants(Evidence evidence) {
        EvidenceTable table = new EvidenceTable(
                "Every grant and denial named above", "Grant", "What it says", "Where and since when");
        evidence.grants()
                .forEach(entry -> table.row(
                        "grant-" + entry.id(), List.of(text(entry.id()), said(entry), origin(entry.origin()))));
        return table.isEmpty() ? p("No grant is named on this page.") : table.html();
    }

    private static DomContent said(Entry entry) {
        return entry.allows() ? text(entry.text()) : each(strong("Denial: "), text(entry.text()));
    }

    static DomContent people(Evidence evidence) {
        EvidenceTable people = new EvidenceTable(
                "Who is named above",
                "Who",
                "Is",
                "Description",
                "In groups",
                "All rights end",
                "Where and since when");
        for (Person person : evidence.people()) {
            people.row(
                    "who-" + person.name(),
                    List.of(
                            text(person.name()),
                            text(person.kind()),
                            text(person.description()),
                            text(person.groups().isEmpty() ? "none" : String.join(", ", person.groups())),
                            text(person.until().isEmpty() ? "never" : "after " + person.until()),
                            origin(person.origin())));
        }

        EvidenceTable groups =
                new EvidenceTable("Groups that a grant above is given to", "Group", "Members", "Where and since when");
        for (Membership group : evidence.groups()) {
            groups.row(List.of(
                    text(group.group()),
                    text(group.members().isEmpty() ? "nobody" : String.join(", ", group.members())),
                    origin(group.origin())));
        }

        return people.isEmpty() && groups.isEmpty()
                ? p("Nobody is named on this page.")
                : each(people.isEmpty() ? each() : people.html(), groups.isEmpty() ? each() : groups.html());
    }

    private static DomContent origin(Origin origin) {
        return each(
                code(origin.place()),
                iff(!origin.isCommitted(), each(br(), strong(origin.without()))),
                each(origin.commits(), commit -> each(br(), commit(commit))));
    }

    static DomContent commit(Commit commit) {
        return span(
                code(commit.brief()).withTitle(commit.id()),
                text(" of " + commit.day() + " by " + commit.author() + ": " + commit.subject()));
    }

    private static DomContent codes(List<String> names) {
        return separated(names.stream().<DomContent>map(name -> code(name)).toList());
    }

    private static DomContent links(List<String> grants) {
        return separated(grants.stream().map(id -> link(id, "grant-" + id)).toList());
    }

    private static DomContent separated(List<DomContent> parts) {
        return each(
                IntStream.range(0, parts.size())
                        .boxed()
                        .flatMap(
                                index -> index == 0 ? Stream.of(parts.get(0)) : Stream.of(text(", "), parts.get(index)))
                        .collect(Collectors.toList()),
                part -> part);
    }

    private static DomContent link(String name, String anchor) {
        return a(name).withHref("#" + anchor);
    }
}
