package io.lakewarden.cli.evidence;

import java.util.List;
import java.util.Optional;

/**
 * All that the page says, as data; written beside it as JSON, and read back to tell what is different the next time.
 *
 * @param format what the fields mean
 * @param platform its name
 * @param environment its name
 * @param account twelve digits
 * @param region say {@code eu-west-1}
 * @param on the day on which grants are looked at
 * @param checkout which definition this is about
 * @param clusters kinds of cluster besides the environment's that gaps are told for
 * @param columns the classified ones, by dataset, then in the table's order
 * @param sights what somebody sees of them, by column in the order of {@code columns}, then by principal
 * @param denials what a denial keeps from somebody, in the same order
 * @param grants those named in sights and denials, in the order of the definition
 * @param people who is named in sights and denials, sorted
 * @param groups those through which somebody sees or is denied something, sorted
 * @param gaps what planes do otherwise than the definition says, sorted
 * @param overrides what was allowed because somebody tested it
 * @param drift what the account had otherwise, where that was looked at
 * @param tests what the definition's authors claim of it, and whether it holds
 * @param since the difference to an earlier report, where one was given
 */
record Evidence(
        String format,
        String platform,
        String environment,
        String account,
        String region,
        String on,
        Checkout checkout,
        List<String> clusters,
        List<ClassifiedColumn> columns,
        List<Sight> sights,
        List<Denial> denials,
        List<Entry> grants,
        List<Person> people,
        List<Membership> groups,
        List<GapEntry> gaps,
        List<TestedRule> overrides,
        Drift drift,
        List<Test> tests,
        Since since) {
    /** The fields as they are here. */
    static final String FORMAT = "lakewarden-access-report-1";

    /**
     * The definition that was looked at.
     *
     * @param commits the checked-out one; none where there is no repository
     * @param uncommitted files of the definition that are not as in it
     */
    record Checkout(List<Commit> commits, List<String> uncommitted) {
        Checkout {
            commits = List.copyOf(commits);
            uncommitted = List.copyOf(uncommitted);
        }
    }

    /** A column that carries classifications, and where it is given them. */
    record ClassifiedColumn(String dataset, String column, List<String> classifications, Origin origin) {
        ClassifiedColumn {
            classifications = List.copyOf(classifications);
        }
    }

    /**
     * What one principal sees of one column.
     *
     * @param sees what of the value, in words
     * @param rows which rows, in words
     * @param filter the same as the definition writes it; empty for all rows
     * @param until the last day on which it is so, by an end of the principal or of a grant; empty without an end
     * @param grants that give it
     */
    record Sight(
            String principal,
            String dataset,
            String column,
            String sees,
            String rows,
            String filter,
            String until,
            List<String> grants) {
        Sight {
            grants = List.copyOf(grants);
        }
    }

    /** A column that denials keep from a principal. */
    record Denial(String principal, String dataset, String column, List<String> grants) {
        Denial {
            grants = List.copyOf(grants);
        }
    }

    /** A grant; {@code id} is its name on this page only. */
    record Entry(String id, boolean allows, String text, Origin origin) {}

    /** Somebody who sees or is denied something; {@code until} is the last day of all its rights, or empty. */
    record Person(String name, String kind, String description, String until, List<String> groups, Origin origin) {
        Person {
            groups = List.copyOf(groups);
        }
    }

    /** Who is in a group, and where that is said. */
    record Membership(String group, List<String> members, Origin origin) {
        Membership {
            members = List.copyOf(members);
        }
    }

    /** A gap of a plane. */
    record GapEntry(String plane, String code, String principal, String dataset, String asked, String instead) {}

    /** A rule that a cluster breaks because somebody tested that it works. */
    record TestedRule(String rule, String cluster, String reason) {}

    /**
     * What {@code access verify} said.
     *
     * @param compared whether it was asked at all; if not, the rest is empty
     * @param fingerprint SHA-256 of the file
     * @param on the day that its grants were looked at
     * @param lookedAt when the account was read, in UTC
     * @param caller who asked the account
     * @param meant what the caller said besides the definition: administrators and kinds of cluster
     * @param differences a sentence each
     * @param unread parts of the account that could not be read, each with its reason
     * @param implicit rights that come with having made a table, administering or deploying
     * @param others entries that the definition does not speak for
     */
    record Drift(
            boolean compared,
            String fingerprint,
            String on,
            String lookedAt,
            String caller,
            List<String> meant,
            List<String> differences,
            List<String> unread,
            List<String> implicit,
            int others) {
        Drift {
            meant = List.copyOf(meant);
            differences = List.copyOf(differences);
            unread = List.copyOf(unread);
            implicit = List.copyOf(implicit);
        }

        static Drift notCompared() {
            return new Drift(false, "", "", "", "", List.of(), List.of(), List.of(), List.of(), 0);
        }
    }

    /** A policy test; {@code why} says why it does not hold, and is empty if it does. */
    record Test(String text, boolean holds, String why, String place) {}

    /**
     * The difference to an earlier report.
     *
     * @param compared whether there was one; if not, the rest is empty
     * @param fingerprint SHA-256 of its JSON
     * @param on its day
     * @param commits the one that it was about; none if it was about none
     * @param changes sorted by part and subject
     */
    record Since(boolean compared, String fingerprint, String on, List<Commit> commits, List<Change> changes) {
        Since {
            commits = List.copyOf(commits);
            changes = List.copyOf(changes);
        }

        static Since nothing() {
            return new Since(false, "", "", List.of(), List.of());
        }
    }

    /** Something that is different; {@code before} is empty where it is new, {@code after} where it is gone. */
    record Change(String part, String about, String before, String after) {}

    Evidence {
        clusters = List.copyOf(clusters);
        columns = List.copyOf(columns);
        sights = List.copyOf(sights);
        denials = List.copyOf(denials);
        grants = List.copyOf(grants);
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        gaps = List.copyOf(gaps);
        overrides = List.copyOf(overrides);
        tests = List.copyOf(tests);
    }

    /** The same beside an earlier one. */
    Evidence since(Since earlier) {
        return new Evidence(
                format,
                platform,
                environment,
                account,
                region,
                on,
                checkout,
                clusters,
                columns,
                sights,
                denials,
                grants,
                people,
                groups,
                gaps,
                overrides,
                drift,
                tests,
                earlier);
    }

    /** The commit that was looked at. */
    Optional<Commit> commit() {
        return checkout.commits().stream().findFirst();
    }

    /** Policy tests that do not hold. */
    long failedTests() {
        return tests.stream().filter(test -> !test.holds()).count();
    }
}
