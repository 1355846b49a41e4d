package io.lakewarden.security.iam;

/** How IAM lets a principal get at a dataset. */
public enum IamWay {
    /** Not at all. */
    NONE("none"),
    /** Only through Lake Formation, which decides what. */
    LAKE_FORMATION("through Lake Formation"),
    /** Its files, whatever Lake Formation says. */
    FILES("files outside Lake Formation");

    private final String words;

    IamWay(String words) {
        this.words = words;
    }

    /** As a reader sees it. */
    public String words() {
        return words;
    }
}
