package io.lakewarden.cli.runbook;

/**
 * A runbook as it is written, with placeholders where environments differ.
 *
 * @param name its title and the name of its file, without the ending
 * @param kind what it is about
 * @param summary what it is about, in a sentence
 * @param text all of it, in Markdown
 */
public record Page(String name, PageKind kind, String summary, String text) {
    /** Its file, from the checkout. */
    public String file() {
        return kind.folder() + "/" + name + ".md";
    }

    /** A page from its text: a title that is its name, and the summary in the line below. */
    static Page of(String name, PageKind kind, String text) {
        String title = "# " + name + "\n";
        if (!text.startsWith(title)) {
            throw new IllegalArgumentException(
                    "Invalid page " + kind.folder() + "/" + name + ".md: expected the title " + title.strip());
        }

        return new Page(
                name, kind, text.substring(title.length()).lines().findFirst().orElse(""), text);
    }
}
