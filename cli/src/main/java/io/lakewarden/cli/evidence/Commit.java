package io.lakewarden.cli.evidence;

/**
 * A commit.
 *
 * @param id all of its hash
 * @param day of the commit, in its committer's time zone
 * @param author who wrote it
 * @param subject the first line of its message
 */
public record Commit(String id, String day, String author, String subject) {
    /** As much of the hash as a reader compares by eye. */
    String brief() {
        return id.substring(0, Math.min(12, id.length()));
    }
}
