package io.lakewarden.cli.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code spark-submit} command line as EMR's command-runner gets it, taken apart.
 *
 * @param mainClass after {@code --class}
 * @param conf every {@code --conf}
 * @param jar the application's jar
 * @param args what follows the jar
 */
public record SparkSubmission(String mainClass, SortedMap<String, String> conf, String jar, List<String> args) {
    public SparkSubmission {
        conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
        args = List.copyOf(args);
    }

    /** Takes a command line apart; each option before the jar has a value. */
    public static SparkSubmission of(List<String> commandLine) {
        if (commandLine.isEmpty() || !commandLine.get(0).equals("spark-submit")) {
            throw new IllegalArgumentException("Cannot run " + commandLine + ": expected spark-submit");
        }

        String mainClass = "";
        SortedMap<String, String> conf = new TreeMap<>();
        int next = 1;
        for (; next + 1 < commandLine.size() && commandLine.get(next).startsWith("--"); next += 2) {
            String value = commandLine.get(next + 1);
            if (commandLine.get(next).equals("--class")) {
                mainClass = value;
            } else if (commandLine.get(next).equals("--conf")) {
                int equals = value.indexOf('=');
                conf.put(value.substring(0, equals), value.substring(equals + 1));
            }
        }

        if (mainClass.isEmpty() || next >= commandLine.size()) {
            throw new IllegalArgumentException("Cannot run " + commandLine + ": expected --class and a jar");
        }

        return new SparkSubmission(
                mainClass,
                conf,
                commandLine.get(next),
                new ArrayList<>(commandLine.subList(next + 1, commandLine.size())));
    }
}
