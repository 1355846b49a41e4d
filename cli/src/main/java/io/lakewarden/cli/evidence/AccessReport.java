package io.lakewarden.cli.evidence;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a regulator is shown: a page, and the same as JSON. */
public final class AccessReport {
    /** The page. */
    public static final String PAGE = "access-report.html";

    /** The same for programs, and for the next report to compare with. */
    public static final String DATA = "access-report.json";

    private final Evidence evidence;

    private AccessReport(Evidence evidence) {
        this.evidence = evidence;
    }

    /** By the definition alone. */
    public static AccessReport of(Asked asked) {
        return new AccessReport(Gathering.of(asked, Evidence.Drift.notCompared()));
    }

    /**
     * With what {@code access verify --json} printed about the account.
     *
     * @param text as printed; what is not of this environment is refused
     * @param name of the file, for messages
     */
    public static AccessReport of(Asked asked, String text, String name) {
        return new AccessReport(Gathering.of(asked, DriftFile.read(text, name, asked)));
    }

    /**
     * With the difference to an earlier report.
     *
     * @param text of its JSON; what is not of this environment is refused
     * @param name of the file, for messages
     */
    public AccessReport since(String text, String name) {
        return new AccessReport(evidence.since(Comparison.between(text, name, evidence)));
    }

    /** The files, by name; the same report gives the same bytes. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PAGE, EvidencePage.of(evidence));
        files.put(DATA, EvidenceJson.of(evidence));
        return files;
    }

    /** What it comes to, in sentences. */
    public String summary() {
        return String.join("\n", InShort.of(evidence));
    }

    /** Policy tests that do not hold. */
    public long failedTests() {
        return evidence.failedTests();
    }
}
