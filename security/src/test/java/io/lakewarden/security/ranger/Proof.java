package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.MaskedName;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.worlds.Worlds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Compares the reference decision with Ranger's engines: every principal, dataset, column and action, at given times. */
final class Proof {
    /** Before and after everything that ends. */
    static final List<Instant> EDGES =
            List.of(firstMoment(LocalDate.of(1999, 12, 31)), firstMoment(LocalDate.of(2100, 1, 1)));

    private final AtomicLong answers = new AtomicLong();

    /** The last moment of each last day and the first of the next; a moment without meaning where nothing ends. */
    static Set<Instant> moments(Platform platform) {
        Set<Instant> moments = new TreeSet<>();
        for (LocalDate last : Worlds.lastDays(platform)) {
            moments.add(firstMoment(last.plusDays(1)).minusMillis(1));
            moments.add(afterMidnight(last.plusDays(1)));
        }

        return moments.isEmpty() ? Set.of(EDGES.get(1)) : moments;
    }

    /** A policy that ends keeps the first millisecond of the next day: Ranger counts ends in, by the second. */
    static Instant afterMidnight(LocalDate day) {
        return firstMoment(day).plusMillis(1);
    }

    static Instant firstMoment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Where the service {@code hive} answers otherwise than the reference, one sentence each. */
    Stream<String> differences(Platform reference, Compiled compiled, Collection<Instant> moments) {
        return moments.stream().flatMap(at -> {
            Access access = Access.of(reference, day(at));
            return questions(reference).flatMap(question -> {
                Sight expected = Sight.of(access, question.principal().name(), question.dataset());
                Sight found = Sight.hive(compiled, question.speaker(), question.dataset(), at);
                answers.incrementAndGet();
                boolean hasMasked = compiled.hive().allows(question.speaker(), "select", question.maskedColumn(), at);
                return Stream.of(
                                found.equals(expected) ? "" : "expected " + expected + ", Ranger says " + found,
                                question.mayHave(hasMasked, reference, access) ? "" : "masked tables: " + hasMasked)
                        .filter(difference -> !difference.isEmpty())
                        .map(difference -> question + " at " + at + ": " + difference);
            });
        });
    }

    /** Where EMR's plugins give more than the reference, or less without saying so, or say so without doing it. */
    Stream<String> emrDifferences(Platform reference, Compiled compiled, Collection<Instant> moments) {
        Map<Instant, Access> accesses = new HashMap<>();
        moments.forEach(at -> accesses.put(at, Access.of(reference, day(at))));
        return questions(reference).flatMap(question -> {
            String principal = question.principal().name();
            boolean lessTables = false;
            boolean lessFiles = false;
            for (Instant at : moments) {
                answers.incrementAndGet();
                Sight expected = Sight.of(accesses.get(at), principal, question.dataset());
                Sight tables = Sight.tables(compiled.emrSpark(), question.speaker(), question.dataset(), at);
                Set<String> files = Sight.emrfs(compiled, question.speaker(), question.dataset(), at);
                if (!tables.atMost(expected) || !expected.files().containsAll(named(files))) {
                    return Stream.of(question + " at " + at + ": EMR's plugins give more than " + expected + ": "
                            + tables + ", " + files);
                }

                lessTables |= !tables.sameTables(expected);
                lessFiles |= files.contains("GetObject") != !expected.columns().isEmpty();
                lessFiles |= files.contains("PutObject") != expected.changes().contains("update");
            }

            return Stream.of(
                            unsaid(compiled, Plane.RANGER_EMR_SPARK, question, lessTables),
                            unsaid(compiled, Plane.RANGER_EMRFS, question, lessFiles))
                    .flatMap(Optional::stream);
        });
    }

    private static Set<String> named(Set<String> files) {
        Set<String> named = new TreeSet<>();
        files.forEach(
                access -> named.add(access.equals("GetObject") || access.equals("ListObjects") ? "read" : "write"));
        return named;
    }

    private static Optional<String> unsaid(Compiled compiled, Plane plane, Question question, boolean less) {
        boolean said = compiled.hasGap(
                plane, question.speaker(), question.dataset().id().toString());
        return said == less
                ? Optional.empty()
                : Optional.of(
                        question + ": " + plane + (less ? " gives less without a gap" : " has a gap for nothing"));
    }

    private record Question(Principal principal, Dataset dataset) {
        String speaker() {
            return Compiled.speaker(principal);
        }

        /** Any column of a table with the dataset's rows masked. */
        Map<String, String> maskedColumn() {
            DatasetId id = MaskedName.of(dataset.id(), "0123abcd");
            return Map.of("database", id.zone(), "table", id.name(), "column", "a");
        }

        /** Who keeps the dataset's masked tables has them; who keeps none at all has none. */
        boolean mayHave(boolean masked, Platform platform, Access access) {
            List<Dataset> kept = platform.datasets()
                    .filter(Dataset::maskedTable)
                    .filter(other -> platform.pipelines()
                            .filter(pipeline -> pipeline.runAs().equals(principal.name()))
                            .flatMap(pipeline -> pipeline.steps().stream())
                            .anyMatch(step -> step.writes().contains(other.id())))
                    .toList();
            boolean keeps = kept.contains(dataset)
                    && access.readsWhole(principal.name(), dataset.id())
                    && access.decide(principal.name(), Action.WRITE, dataset.id())
                            .allowed();
            return masked ? !kept.isEmpty() : !keeps;
        }

        @Override
        public String toString() {
            return principal.name() + " and " + dataset.id();
        }
    }

    private static Stream<Question> questions(Platform platform) {
        return platform.principals().stream()
                .flatMap(principal -> platform.datasets().map(dataset -> new Question(principal, dataset)));
    }

    /** How many times a principal, a dataset and a moment were looked at. */
    long answers() {
        return answers.get();
    }
}
