package io.lakewarden.storage;

/**
 * The beginning of keys, a folder or several deep: {@code silver/invoice_lines/}.
 *
 * @param value ends in a slash, so that {@code silver/invoice_lines/} says nothing about
 *     {@code silver/invoice_lines_quarantine/}
 */
record Prefix(String value) {
    Prefix {
        if (!value.endsWith("/") || !Keys.isPlain(value)) {
            throw new IllegalArgumentException(
                    "Cannot serve the prefix '" + value + "': expected folder names that each end in a slash");
        }
    }

    boolean covers(String key) {
        return key.startsWith(value);
    }

    /** Whether that key is this prefix's own folder, written without its slash. */
    boolean isFolder(String key) {
        return value.length() == key.length() + 1 && value.startsWith(key);
    }
}
