package io.lakewarden.cli.evidence;

import io.lakewarden.cli.evidence.Evidence.Drift;
import io.lakewarden.cli.evidence.Evidence.Entry;
import io.lakewarden.cli.evidence.Evidence.Sight;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report comes to: a sentence for each of its parts, as it begins and as the command prints. */
final class InShort {
    private InShort() {}

    static List<String> of(Evidence evidence) {
        return List.of(
                definition(evidence),
                sights(evidence),
                commits(evidence),
                gaps(evidence),
                account(evidence),
                tests(evidence),
                since(evidence));
    }

    static String definition(Evidence evidence) {
        String commit = evidence.commit()
                .map(one -> "The definition of commit " + one.brief() + " of " + one.day())
                .orElse("A definition that is in no commit");
        int files = evidence.checkout().uncommitted().size();
        return commit + (files == 0 ? "" : ", with " + count(files, "file") + " not as in that commit") + ", as of "
                + evidence.on();
    }

    static String sights(Evidence evidence) {
        if (evidence.columns().isEmpty()) {
            return "No column is classified";
        }

        Set<String> people = evidence.sights().stream().map(Sight::principal).collect(Collectors.toSet());
        Set<String> seen = evidence.sights().stream()
                .map(sight -> sight.dataset() + "." + sight.column())
                .collect(Collectors.toSet());
        return count(evidence.columns().size(), "classified column") + ", " + seen.size()
                + " of them seen by somebody: " + count(people.size(), "principal") + " in all";
    }

    static String commits(Evidence evidence) {
        long open = origins(evidence).filter(origin -> !origin.isCommitted()).count();
        return open == 0
                ? "A commit stands for every grant, group, principal and classification named here"
                : "No certain commit stands for " + open + " of the "
                        + origins(evidence).count()
                        + " grants, groups, principals and classifications named here";
    }

    private static Stream<Origin> origins(Evidence evidence) {
        return Stream.of(
                        evidence.grants().stream().map(Entry::origin),
                        evidence.groups().stream().map(Evidence.Membership::origin),
                        evidence.people().stream().map(Evidence.Person::origin),
                        evidence.columns().stream().map(Evidence.ClassifiedColumn::origin))
                .flatMap(origins -> origins);
    }

    static String gaps(Evidence evidence) {
        return count(evidence.gaps().size(), "gap") + ", where a plane does otherwise than the definition says; "
                + count(evidence.overrides().size(), "rule")
                + " of clusters broken because somebody tested that it works";
    }

    static String account(Evidence evidence) {
        Drift drift = evidence.drift();
        if (!drift.compared()) {
            return "The account was not compared with the definition";
        }

        String found = drift.differences().isEmpty() && drift.unread().isEmpty()
                ? "nothing differs"
                : count(drift.differences().size(), "difference") + ", "
                        + count(drift.unread().size(), "part") + " unread";
        return "The account's Lake Formation was read at " + drift.lookedAt() + " and compared for the grants of "
                + drift.on() + ": " + found
                + (isOfThisDefinition(evidence) ? "" : "; with a definition that is not known to be this one");
    }

    /** What is in no commit cannot be told from another definition. */
    static boolean isOfThisDefinition(Evidence evidence) {
        return evidence.commit().isPresent()
                && evidence.checkout().uncommitted().isEmpty();
    }

    static String tests(Evidence evidence) {
        int all = evidence.tests().size();
        long failed = evidence.failedTests();
        if (all == 0) {
            return "The definition has no policy tests";
        }

        return failed == 0
                ? count(all, "policy test") + ", of which every one holds"
                : count(all, "policy test") + ", " + failed + " of which " + (failed == 1 ? "does" : "do")
                        + " not hold";
    }

    static String since(Evidence evidence) {
        return evidence.since().compared()
                ? count(evidence.since().changes().size(), "change") + " since the report as of "
                        + evidence.since().on()
                : "No earlier report was given to compare with";
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
