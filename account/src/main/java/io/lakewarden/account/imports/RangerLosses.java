package io.lakewarden.account.imports;

import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.model.Dataset;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * What of policies a definition does not say, whoever they are for.
 *
 * @param policies those that hold
 * @param context what an export leaves out
 * @param notes of it
 */
record RangerLosses(List<RangerPolicy> policies, RangerContext context, SortedSet<Note> notes) {
    private static final Set<String> SAID =
            Set.of("select", "update", "alter", "create", "drop", "all", "read", "write");

    /** Notes all of it. */
    void note(RangerDecision decision, List<Dataset> datasets) {
        policies.forEach(this::noteWhatIsNotSaid);
        datasets.forEach(dataset -> noteWhatMayHaveOtherColumns(decision, dataset));
    }

    private void noteWhatIsNotSaid(RangerPolicy policy) {
        String subject = "policy " + policy.name();
        policy.items().forEach(item -> {
            item.who().stream()
                    .filter(who -> !context.isKnown(who))
                    .forEach(who -> notes.add(new Note(
                            subject,
                            Verdict.NOT,
                            "who is in " + who.replace(":", " ")
                                    + " is not in the files; what it denies is denied to all, "
                                    + "what it allows to nobody")));
            item.accesses().stream()
                    .filter(access -> !SAID.contains(access))
                    .forEach(
                            access -> notes.add(new Note(subject, Verdict.NOT, "no action says the access " + access)));
            if (item.conditional() || policy.conditional()) {
                notes.add(
                        new Note(
                                subject,
                                Verdict.NOT,
                                "it has conditions, times within a day or a time zone; what it denies is denied at all times and whatever they are, what it allows is not allowed"));
            }
        });
        if (policy.tag() && !context.knowsTags()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "it is on tags, and which columns have them is in no tags.json beside the file; what it denies is "
                            + "denied everywhere, what it allows is not allowed"));
        }

        if (policy.tag() && policy.kind() != 0) {
            notes.add(
                    new Note(subject, Verdict.NOT, "a mask or a filter on tags; who is under it reads nothing there"));
        }

        if (!policy.resource().isPlain()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "what it is on hangs on who asks, or is not written as names are; what it denies is denied, what it "
                            + "allows is not allowed"));
        }

        if (policy.kind() == 0
                && !policy.tag()
                && policy.resource().level(RangerResource.COLUMN).isEmpty()) {
            notes.add(new Note(
                    subject,
                    Verdict.PARTLY,
                    "it names no columns, and so lets nobody read one; what it denies is denied of all"));
        }

        if (policy.denyAllElse()) {
            notes.add(new Note(
                    subject, Verdict.PARTLY, "it denies all others today; users that come later are none of them"));
        }
    }

    /** A pattern may be on columns that nothing names. */
    private void noteWhatMayHaveOtherColumns(RangerDecision decision, Dataset dataset) {
        decision.others(dataset).forEach(others -> policies.stream()
                .filter(policy -> policy.kind() != 2)
                .filter(policy -> !policy.tag() || context.knowsTags())
                .filter(policy -> policy.resource().level(RangerResource.COLUMN).isPresent() || policy.tag())
                .filter(policy -> decision.on(policy, others) == Cover.SOME)
                .forEach(policy -> notes.add(new Note(
                        "policy " + policy.name(),
                        Verdict.PARTLY,
                        "it may be on columns of " + dataset.id() + " that nothing here names; what it denies or masks "
                                + "is taken of all of them"))));
    }
}
