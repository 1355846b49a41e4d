package io.lakewarden.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A place where the platform lives; one file in {@code environments/}.
 *
 * @param name the file's name without its ending
 * @param description a sentence
 * @param home this machine, or an account
 * @param operator the principal that queries run as where none is named; only of this machine
 * @param publishing how gold tables are published
 * @param placements one per pipeline that runs there, sorted by pipeline
 */
public record Environment(
        String name,
        String description,
        Home home,
        Optional<String> operator,
        Publishing publishing,
        List<Placement> placements) {
    /** How a gold table gets its new rows. */
    public enum Publishing {
        /** Written to a branch of the table, audited there, then fast-forwarded. */
        BRANCH,
        /** Audited before it is written, then written in one commit: for where branches are not to be had. */
        SINGLE_TABLE
    }

    /** Where it is. */
    public sealed interface Home {
        /** This machine. */
        record Local() implements Home {}

        /**
         * An AWS account.
         *
         * @param account twelve digits
         * @param region say {@code eu-west-1}
         */
        record Aws(String account, String region) implements Home {}
    }

    public Environment {
        placements = placements.stream()
                .sorted(Comparator.comparing(Placement::pipeline))
                .toList();
    }

    /** How that pipeline runs here; empty if it does not. */
    public Optional<Placement> placement(String pipeline) {
        return placements.stream()
                .filter(placement -> placement.pipeline().equals(pipeline))
                .findFirst();
    }

    /** Whether this is the one that {@code up} and {@code run} use. */
    public boolean isLocal() {
        return home instanceof Home.Local;
    }
}
