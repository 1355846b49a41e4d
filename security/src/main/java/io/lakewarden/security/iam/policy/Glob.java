package io.lakewarden.security.iam.policy;

/** Text in which {@code *} stands for any characters and {@code ?} for one. */
final class Glob {
    private Glob() {}

    /** Whether a text is of that form. */
    static boolean matches(String glob, String text) {
        return matches(glob, text, (one, other) -> one == other);
    }

    /** Whether a text is of that form but for the case of its letters. */
    static boolean matchesInAnyCase(String glob, String text) {
        return matches(
                glob, text, (one, other) -> one == other || Character.toLowerCase(one) == Character.toLowerCase(other));
    }

    @FunctionalInterface
    private interface Same {
        boolean as(char one, char other);
    }

    private static boolean matches(String glob, String text, Same same) {
        int star = -1;
        int retry = 0;
        int at = 0;
        int next = 0;
        while (next < text.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                retry = next;
            } else if (at < glob.length() && (glob.charAt(at) == '?' || same.as(glob.charAt(at), text.charAt(next)))) {
                at++;
                next++;
            } else if (star >= 0) {
                // The last star takes one character more.
                at = star + 1;
                next = ++retry;
            } else {
                return false;
            }
        }

        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }

        return at == glob.length();
    }

    /** Whether it stands for more than itself. */
    static boolean isPattern(String glob) {
        return glob.indexOf('*') >= 0 || glob.indexOf('?') >= 0;
    }
}
