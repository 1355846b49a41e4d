package io.lakewarden.cli.runbook;

import java.util.List;
import java.util.Locale;

/** What a page is about, which says where it lies and what stands in it. */
public enum PageKind {
    /** What rings; the page is called as the alarm. */
    ALARM("runbooks", List.of("Meaning", "Impact", "Diagnosis", "Mitigation", "Verification", "Prevention")),
    /** What is behind an alarm, or fails without one. */
    FAILURE("runbooks/failures", ALARM.sections),
    /** What is done on purpose. */
    PLANNED("runbooks/planned", List.of("When", "Before", "Steps", "Verification", "Going back"));

    private final String folder;
    private final List<String> sections;

    PageKind(String folder, List<String> sections) {
        this.folder = folder;
        this.sections = sections;
    }

    /** Its folder, from the checkout. */
    public String folder() {
        return folder;
    }

    /** The headings of its pages, in their order. */
    public List<String> sections() {
        return sections;
    }

    /** In lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
