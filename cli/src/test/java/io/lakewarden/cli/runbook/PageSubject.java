package io.lakewarden.cli.runbook;

import java.util.regex.Pattern;

/** What a page is about, by the placeholders in it. */
enum PageSubject {
    /** A pipeline. */
    PIPELINE,
    /** A cluster that stays. */
    CLUSTER,
    /** Whichever of the two it is printed for. */
    EITHER,
    /** Neither: an environment, its queues, its grants. */
    NONE;

    private static final Pattern OF_A_PIPELINE =
            Pattern.compile("\\$\\{(pipeline|stateMachineArn|slaMinutes|timeZone|landing)}");

    /** Of a page; one that is about two at once is an {@link IllegalArgumentException}. */
    static PageSubject of(Page page) {
        boolean pipeline = OF_A_PIPELINE.matcher(page.text()).find();
        boolean cluster = page.text().contains("${cluster}");
        boolean either = page.text().contains("${subject}");
        if (pipeline && (cluster || either) || cluster && either) {
            throw new IllegalArgumentException(
                    "Invalid page " + page.file() + ": it is about a pipeline and about a cluster that stays; with"
                            + " ${subject} alone it is about whichever it is printed for");
        }

        return pipeline ? PIPELINE : cluster ? CLUSTER : either ? EITHER : NONE;
    }

    /** Whether who reads a page about this has what a page about that is printed for. */
    boolean leadsTo(PageSubject that) {
        return this == that || this == NONE || this == EITHER || that == EITHER || that == NONE;
    }
}
