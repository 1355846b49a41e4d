package io.lakewarden.cli.jobcode;

import io.lakewarden.jobs.catalogue.BundledJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of ours that run when a job does: its own, and whatever they name.
 *
 * @param classes by name
 */
record JobCode(TreeMap<String, ClassFacts> classes) {
    private static final String OURS = "io/lakewarden/";
    private static final List<String> RUNNING = List.of("io/lakewarden/jobs/Main", "io/lakewarden/jobs/JobRunner");

    /** A job's code as it is on the class path. */
    static JobCode of(BundledJob job) {
        return of(job, JobCode::onClassPath);
    }

    /** A job's code; {@code classFiles} gives the file of a class by its name with slashes. */
    static JobCode of(BundledJob job, Function<String, Optional<byte[]>> classFiles) {
        Set<String> otherJobs = Stream.of(BundledJob.values())
                .filter(other -> other != job)
                .map(JobCode::implementation)
                .collect(Collectors.toSet());
        TreeMap<String, ClassFacts> found = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(RUNNING);
        open.push(implementation(job));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.startsWith(OURS) && !otherJobs.contains(name) && !found.containsKey(name)) {
                classFiles.apply(name).map(ClassFacts::of).ifPresent(facts -> {
                    found.put(name, facts);
                    open.addAll(facts.classes());
                });
            }
        }

        if (!found.containsKey(implementation(job))) {
            throw new IllegalStateException(
                    "Cannot read the code of " + job.jobName() + ": no class " + implementation(job));
        }

        return new JobCode(found);
    }

    /** The first class that does something. */
    Optional<String> doing(Function<ClassFacts, Boolean> what) {
        return classes.values().stream()
                .filter(what::apply)
                .map(facts -> facts.name().substring(facts.name().lastIndexOf('/') + 1))
                .findFirst();
    }

    private static String implementation(BundledJob job) {
        return job.implementation().replace('.', '/');
    }

    private static Optional<byte[]> onClassPath(String name) {
        try (InputStream file = JobCode.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
