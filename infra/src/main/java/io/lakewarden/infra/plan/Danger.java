package io.lakewarden.infra.plan;

/** What a deployment does to a resource, the worst first. */
public enum Danger {
    BREAKS("breaks", "fails, or leaves something that no longer works"),
    LOSES("loses", "deletes what holds data or identities"),
    REPLACES("replaces", "makes a new one and removes the old"),
    MAY_REPLACE("may replace", "replaces it or changes it where it is; CloudFormation decides by what it finds"),
    DELETES("deletes", "removes what holds no data"),
    KEEPS("keeps", "lets go of it, and leaves it in the account"),
    CHANGES("changes", "changes it where it is"),
    CREATES("creates", "makes what is not there yet");

    private final String word;
    private final String meaning;

    Danger(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** As a reader sees it. */
    public String word() {
        return word;
    }

    /** What the word says of the resource. */
    public String meaning() {
        return meaning;
    }

    /** Whether no deployment should go on with it. */
    public boolean isRefused() {
        return this == BREAKS || this == LOSES;
    }

    /** Whether what is there now ends. */
    public boolean ends() {
        return compareTo(KEEPS) < 0;
    }
}
