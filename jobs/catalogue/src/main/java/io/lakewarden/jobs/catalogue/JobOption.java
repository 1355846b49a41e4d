package io.lakewarden.jobs.catalogue;

import java.util.Locale;

/** The options of every job's command line; each takes a value, and all are there on every call. */
public enum JobOption {
    /** A date ({@code 2011-03-21}), or an instant ({@code 2011-03-22T02:30:00Z}) whose yesterday is meant. */
    RUN_DATE,
    /** The zone in which that yesterday is counted, say {@code Europe/London}. */
    TIME_ZONE,
    /** The pipeline's name, part of what the run leaves behind. */
    PIPELINE,
    /** The folder in which the day's files arrive, as a URI: {@code <date>.csv}, or all files of {@code <date>/}. */
    LANDING,
    /** The {@link LakeContract} as a JSON file, as a URI. */
    CONTRACT,
    /** The folder for {@link RunRecord}s and {@link RunNumbers}, as a URI: {@code <pipeline>/<date>/<job>.json}. */
    RECORDS,
    /** {@code branch} or {@code single-table}. */
    PUBLISHING;

    /** As it stands on the command line, say {@code --run-date}. */
    public String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
